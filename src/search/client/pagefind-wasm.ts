/**
 * Needs JavaScript because it runs Pagefind’s engine, which is WebAssembly. All that the browser knows about the engine
 * is here and in `format/pagefind.ts`. docs/decisions/search.md says why Pagefind’s own client is not used.
 */
import { decodeCbor } from '../format/cbor.ts';
import { encodeMeta } from '../format/pagefind.ts';
import type { ShardManifest } from '../format/shard-manifest.ts';

/** A record that a search found. */
export interface Hit {
  /** Name of the record, and of its fragment. */
  name: string;
  score: number;
  /** Positions of the words that were found, counted in words, with their weight. */
  matches: { position: number; weight: number }[];
}

/** The exports of the engine that are used. */
interface Engine {
  memory: WebAssembly.Memory;
  init_pagefind(bytes: number, length: number): number;
  load_index_chunk(index: number, bytes: number, length: number): number;
  load_filter_chunk(index: number, bytes: number, length: number): number;
  set_ranking_weights(index: number, text: number, length: number): number;
  request_indexes(index: number, text: number, length: number): [number, number];
  request_filter_indexes(index: number, text: number, length: number): [number, number];
  search(index: number, ...textsAndFlags: number[]): [number, number];
  __wbindgen_malloc(size: number, align: number): number;
  __wbindgen_free(pointer: number, size: number, align: number): void;
  __wbindgen_start(): void;
}

interface EngineResults {
  /** Page, score and locations; of a location, its score and its position. */
  results: { p: string; s: number; l: { s: number; l: number }[] }[];
}

/** The explainer’s title is in each of its records, so a section’s own title and text have to weigh more. */
const rankingWeights = {
  term_similarity: 1,
  page_length: 0.75,
  term_saturation: 1.4,
  term_frequency: 1,
  diacritic_similarity: 0,
  meta_weights: { title: 4, explainer: 0.2, also: 0.5 },
};

/** Starts the engine. @param code unzipped. @returns a function that opens the index of a shard */
export async function startPagefind(
  code: Uint8Array<ArrayBuffer>,
): Promise<(manifest: ShardManifest) => PagefindIndex> {
  const { instance } = await WebAssembly.instantiate(code, {
    './pagefind_web_bg.js': {
      // Fills a table of objects in other programs. The engine passes none.
      __wbindgen_init_externref_table: () => {},
    },
  });
  const engine = instance.exports as unknown as Engine;
  engine.__wbindgen_start();
  return (manifest) => new PagefindIndex(engine, manifest);
}

/** The index of one shard in the engine’s memory: its records, and the posting lists and filters that were added. */
export class PagefindIndex {
  readonly #engine: Engine;
  #pointer: number;

  constructor(engine: Engine, manifest: ShardManifest) {
    this.#engine = engine;
    this.#pointer = checkPointer(engine.init_pagefind(...this.#pass(encodeMeta(manifest))));
    const weights = this.#pass(JSON.stringify(rankingWeights));
    this.#pointer = engine.set_ranking_weights(this.#pointer, ...weights);
  }

  /** Adds the posting lists of a file. @returns their words, which are stems */
  addPostings(file: Uint8Array): string[] {
    this.#pointer = checkPointer(this.#engine.load_index_chunk(this.#pointer, ...this.#pass(file)));
    const [postings] = decodeCbor(file) as [[stem: string][]];
    return postings.map(([stem]) => stem);
  }

  /** Adds the values of a filter. */
  addFilter(file: Uint8Array): void {
    this.#pointer = checkPointer(this.#engine.load_filter_chunk(this.#pointer, ...this.#pass(file)));
  }

  /** Returns the names of the posting files that may hold some words or their stems. */
  listPostingFiles(words: string): string[] {
    return this.#take(this.#engine.request_indexes(this.#pointer, ...this.#pass(words)));
  }

  listFilterFiles(filters: object): string[] {
    return this.#take(this.#engine.request_filter_indexes(this.#pointer, ...this.#pass(JSON.stringify(filters))));
  }

  /** Finds the records that have all words, or the words as a phrase. The best comes first. */
  search(words: string, filters: object, isPhrase: boolean): Hit[] {
    const texts = [words, words, JSON.stringify(filters), ''].flatMap((text) => this.#pass(text));
    const { results } = this.#take<EngineResults>(this.#engine.search(this.#pointer, ...texts, Number(isPhrase), 0));
    return results.map(({ p, s, l }) => ({
      name: p,
      score: s,
      matches: l.map((location) => ({ position: location.l, weight: location.s })),
    }));
  }

  /** Copies bytes or text into the engine’s memory. The engine frees them. */
  #pass(content: Uint8Array | string): [pointer: number, length: number] {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const pointer = this.#engine.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(this.#engine.memory.buffer, pointer, bytes.length).set(bytes);
    return [pointer, bytes.length];
  }

  /** Parses and frees JSON that the engine returned. */
  #take<Value = string[]>([pointer, length]: [number, number]): Value {
    const text = new TextDecoder().decode(new Uint8Array(this.#engine.memory.buffer, pointer >>> 0, length));
    this.#engine.__wbindgen_free(pointer, length, 1);
    return JSON.parse(text);
  }
}

/** The engine returns 0 for a file that it cannot read. */
function checkPointer(pointer: number): number {
  if (!pointer) throw new Error('A file of the search index is damaged.');
  return pointer >>> 0;
}
