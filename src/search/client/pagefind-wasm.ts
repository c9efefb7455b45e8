/**
 * Needs JavaScript because it runs Pagefind’s engine, which is WebAssembly. Pagefind’s own client would do the same with 21 KB
 * more; docs/decisions/search.md tells what of it is left out and what holds this to the engine’s version.
 */

/** A record that a search found. */
export interface Hit {
  /** The name of its fragment. */
  name: string;
  score: number;
  /** Places of the words, counted in words, with their weight in choosing an excerpt. */
  places: { at: number; weight: number }[];
}

interface Wasm {
  memory: WebAssembly.Memory;
  init_pagefind(bytes: number, length: number): number;
  load_index_chunk(index: number, bytes: number, length: number): number;
  load_filter_chunk(index: number, bytes: number, length: number): number;
  set_ranking_weights(index: number, text: number, length: number): number;
  request_indexes(index: number, text: number, length: number): [number, number];
  request_filter_indexes(index: number, text: number, length: number): [number, number];
  search(index: number, ...textsAndFlags: number[]): [number, number];
  __wbindgen_malloc(size: number, align: number): number;
  __wbindgen_free(at: number, size: number, align: number): void;
  __wbindgen_externrefs: WebAssembly.Table;
  __wbindgen_start(): void;
}

/** Starts the engine from its file, unpacked. @returns what opens an index */
export async function startPagefind(code: Uint8Array<ArrayBuffer>): Promise<(meta: Uint8Array) => Index> {
  let wasm: Wasm;
  const { instance } = await WebAssembly.instantiate(code, {
    './pagefind_web_bg.js': {
      // The engine passes no objects; this is the table’s beginning as wasm-bindgen wants it.
      __wbindgen_init_externref_table: () => {
        const start = wasm.__wbindgen_externrefs.grow(4);
        for (const [at, value] of [undefined, null, true, false].entries())
          wasm.__wbindgen_externrefs.set(start + at, value);
        wasm.__wbindgen_externrefs.set(0, undefined);
      },
    },
  });
  wasm = instance.exports as unknown as Wasm;
  wasm.__wbindgen_start();
  return (meta) => new Index(wasm, meta);
}

/** The words, filters and records of one part. */
export class Index {
  readonly #wasm: Wasm;
  #at: number;

  constructor(wasm: Wasm, meta: Uint8Array) {
    this.#wasm = wasm;
    this.#at = mustStand(wasm.init_pagefind(...this.#given(meta)));
  }

  /** Adds the words of a file of the index. */
  addWords(file: Uint8Array): void {
    this.#at = mustStand(this.#wasm.load_index_chunk(this.#at, ...this.#given(file)));
  }

  /** Adds the values of a filter. */
  addFilter(file: Uint8Array): void {
    this.#at = mustStand(this.#wasm.load_filter_chunk(this.#at, ...this.#given(file)));
  }

  /** Weights as Pagefind’s `set_ranking_weights` takes them. */
  rankBy(weights: object): void {
    this.#at = this.#wasm.set_ranking_weights(this.#at, ...this.#given(JSON.stringify(weights)));
  }

  /** The names of the files that words stand in. */
  filesOf(words: string): string[] {
    return this.#taken(this.#wasm.request_indexes(this.#at, ...this.#given(words)));
  }

  /** The names of the files that filters stand in. */
  filterFilesOf(filters: object): string[] {
    return this.#taken(this.#wasm.request_filter_indexes(this.#at, ...this.#given(JSON.stringify(filters))));
  }

  /** Finds what holds all the words, or with `exact` the words as a phrase. The best first. */
  search(words: string, filters: object, exact: boolean): Hit[] {
    const texts = [words, words, JSON.stringify(filters), ''].flatMap((text) => this.#given(text));
    const { results } = this.#taken<{ results: { p: string; s: number; l: { s: number; l: number }[] }[] }>(
      this.#wasm.search(this.#at, ...texts, Number(exact), 0),
    );
    return results.map(({ p, s, l }) => ({
      name: p,
      score: s,
      places: l.map((place) => ({ at: place.l, weight: place.s })),
    }));
  }

  /** Puts bytes or text where the engine finds them; it frees them. */
  #given(content: Uint8Array | string): [at: number, length: number] {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const at = this.#wasm.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(this.#wasm.memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  }

  /** Reads JSON that the engine left, and frees it. */
  #taken<Value = string[]>([at, length]: [number, number]): Value {
    const text = new TextDecoder().decode(new Uint8Array(this.#wasm.memory.buffer, at >>> 0, length));
    this.#wasm.__wbindgen_free(at, length, 1);
    return JSON.parse(text);
  }
}

/** The engine gives nothing back for a file that it cannot read. */
function mustStand(at: number): number {
  if (!at) throw new Error('A file of the search index is damaged.');
  return at >>> 0;
}
