/**
 * Makes what is kept by digest in a thread of its own, beside the rest of a build: half of the readings, explainers as Markdown, share
 * cards, parts of the search index. Whoever needs it later finds it kept, or makes it.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** The work of one build. */
export class Ahead {
  readonly #worker = new Worker(new URL('./ahead-work.ts', import.meta.url));
  readonly #end: Promise<unknown>;

  /** Begins. */
  constructor() {
    // What cannot be made here cannot be made later either, and is told there.
    this.#end = once(this.#worker, 'exit').catch(() => {});
    this.#worker.unref();
  }

  /** Waits for the end. */
  async end(): Promise<void> {
    this.#worker.ref();
    await this.#end;
  }

  /** Gives it up. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
