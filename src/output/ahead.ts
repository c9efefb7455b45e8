/**
 * A thread beside the rest of a build. First it makes what is kept by digest: half of the readings, explainers as Markdown, share cards,
 * parts of the search index. Whoever needs it later finds it kept, or makes it. Then it renders pages for those who hand it some.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Pages that the thread is to render. */
export interface Asked {
  /** Of the module that Astro bundled the pages into. */
  entry: string;
  pages: { url: string; route: string; component: string }[];
}

/** What the thread says: that it has made what is kept, or what it has rendered, in the order it was asked; absent where it could not. */
export type Said = 'kept' | (Rendered | undefined)[];

/** A page as the thread rendered it. */
export interface Rendered {
  status: number;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer>;
}

/** The work of one build. */
export class Ahead {
  readonly #worker = new Worker(new URL('./ahead-work.ts', import.meta.url));
  readonly #kept: Promise<unknown>;
  readonly #exit: Promise<[]>;
  #ended = false;

  /** Begins. */
  constructor() {
    // What cannot be made here cannot be made later either, and is told there.
    this.#worker.on('error', () => {});
    this.#exit = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#ended = true;
        resolve([]);
      });
    });
    this.#kept = Promise.race([once(this.#worker, 'message'), this.#exit]).catch(() => {});
    this.#worker.unref();
  }

  /** Waits until it has made what is kept, or cannot. */
  async end(): Promise<void> {
    if (this.#ended) return;
    this.#worker.ref();
    await this.#kept;
    this.#worker.unref();
  }

  /** Has pages rendered, once it has made what is kept. @returns them in the same order; none where it cannot */
  async render(asked: Asked): Promise<(Rendered | undefined)[]> {
    if (this.#ended) return [];
    this.#worker.ref();
    this.#worker.postMessage(asked);
    const said = await Promise.race([once(this.#worker, 'message'), this.#exit]).catch(() => []);
    this.#worker.unref();
    return (said[0] ?? []) as (Rendered | undefined)[];
  }

  /** Gives it up. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
