/**
 * A thread beside the rest of a build. First it makes what is kept by digest: half of the readings, explainers as Markdown, share cards,
 * the search. Whoever needs it later finds it, or makes it. Then it does what it is asked for: renders pages, links and compresses files.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Library, libraryDigest } from '../explainer/library.ts';
import type { Brought } from './carry.ts';
import type { Compressed } from './compress.ts';

/** Pages to render. */
export interface Asked {
  /** Of the module that Astro bundled the pages into. */
  entry: string;
  /** Where each is to be written. */
  pages: { file: string; url: string; route: string; component: string }[];
}

/** What the thread can be asked for, one thing after the other. */
export interface Tasks {
  /** Tells of each page why it is not written; undefined where it is. */
  render: { given: Asked; done: (string | undefined)[] };
  bring: { given: { brought: Brought; folder: string }; done: true };
  compress: { given: { folder: string; keep: string; carried: ReadonlySet<string> }; done: Compressed };
}

/** Something asked of it. */
export type Task = { [Name in keyof Tasks]: { name: Name; given: Tasks[Name]['given'] } }[keyof Tasks];

/** A file and the key by which the next build knows whether it would come out the same: see `carry.ts`. */
type Keyed = [path: string, key: string];

/** Its first word, when it has made what is kept. */
export interface First {
  /** The digest of the content that it has read. */
  library: string;
  /** What is written beside the pages. */
  beside: Keyed[];
  /** The pages of sources; paths of folders. */
  sources: Keyed[];
}

/** The work of one build. */
export class Ahead {
  readonly #worker = new Worker(new URL('./ahead-work.ts', import.meta.url));
  /** Those who wait for an answer, in the order in which they asked. */
  readonly #waiting: ((answer: unknown) => void)[] = [];
  readonly #first: Promise<First | undefined>;
  #hasReadSame: boolean | undefined;
  #hasEnded = false;

  /** Begins. */
  constructor() {
    this.#first = this.#answer<First>();
    this.#worker.on('message', (answer) => this.#waiting.shift()?.(answer));
    // What cannot be made here cannot be made later either, and is told there.
    this.#worker.on('error', () => {});
    this.#worker.on('exit', () => {
      this.#hasEnded = true;
      for (const answer of this.#waiting.splice(0)) answer(undefined);
    });
  }

  /**
   * Waits until it has made what is kept, or cannot. @returns its first word, if it has read the same content, which may
   * have been changed meanwhile
   */
  async first(library: Library): Promise<First | undefined> {
    const first = await this.#first;
    this.#hasReadSame ??= first?.library === libraryDigest(library);
    return this.#hasReadSame ? first : undefined;
  }

  /** Whether it would begin at once with what it is asked for. */
  get isFree(): boolean {
    return !this.#hasEnded && this.#waiting.length === 0;
  }

  /** Asks for something, once it has made what is kept. @returns undefined where it could not be done: then do it without the thread */
  ask<Name extends keyof Tasks>(name: Name, given: Tasks[Name]['given']): Promise<Tasks[Name]['done'] | undefined> {
    if (this.#hasEnded) return Promise.resolve(undefined);
    // At once: whoever asks may be busy for seconds from now on.
    this.#worker.postMessage({ name, given });
    return this.#answer<Tasks[Name]['done']>();
  }

  /** Gives it up. */
  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    await Promise.all([once(this.#worker, 'exit'), this.#worker.terminate()]);
  }

  #answer<T>(): Promise<T | undefined> {
    return new Promise((resolve) => this.#waiting.push(resolve as (answer: unknown) => void));
  }
}
