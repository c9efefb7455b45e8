/**
 * A thread beside the rest of a build. First it makes what is kept by digest: half of the readings, explainers as Markdown, share cards,
 * the search. Whoever needs it later finds it, or makes it. Then it does what it is asked for: renders pages, links and compresses files.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Library, libraryDigest } from '../explainer/library.ts';
import type { Brought } from './bring.ts';
import type { Compressed } from './compress.ts';
import type { SourcePage } from './source-pages.ts';

/** Pages to render. */
export interface Asked {
  /** Of the module that Astro bundled the pages into. */
  entry: string;
  /** Where each is to be written. */
  pages: { file: string; url: string; route: string; component: string }[];
}

/** What the thread can be asked for: sources at any time, the rest one thing after the other. */
export interface Tasks {
  /** Tells of each page why it is not written; undefined where it is. */
  render: { given: Asked; done: (string | undefined)[] };
  bring: { given: { brought: Brought; folder: string; retired: string | undefined }; done: true };
  /** Pages of sources, by path. */
  sources: { given: readonly string[]; done: SourcePage[] };
  compress: { given: { folder: string; keep: string; carried: ReadonlySet<string> }; done: Compressed };
}

/** Something asked of it, with a number. */
export type Task = { [Name in keyof Tasks]: { number: number; name: Name; given: Tasks[Name]['given'] } }[keyof Tasks];

/** What it answers, under the number of what was asked. It says two things without being asked, {@link Read} and {@link Made}. */
export interface Answer {
  number: number;
  done: unknown;
}

/** A file and the key by which the next build knows whether it would come out the same: see `carry.ts`. */
type Keyed = [path: string, key: string];

/** What it says when it has read the content: number 0. */
export interface Read {
  /** The digest of the content. */
  library: string;
  /** The pages of sources; paths of folders. */
  sources: Keyed[];
}

/** What it says when it has made what is kept, number 1: the files that are written beside the pages. */
export type Made = Keyed[];

/** The work of one build. */
export class Ahead {
  readonly #worker = new Worker(new URL('./ahead-work.ts', import.meta.url));
  /** Those who wait for an answer, by number. */
  readonly #waiting = new Map<number, (done: unknown) => void>();
  readonly #read: Promise<Read | undefined>;
  readonly #made: Promise<Made | undefined>;
  #next = 0;
  #hasReadSame: boolean | undefined;
  #hasEnded = false;

  /** Begins. */
  constructor() {
    this.#read = this.#answer<Read>(this.#next++);
    this.#made = this.#answer<Made>(this.#next++);
    this.#worker.on('message', ({ number, done }: Answer) => {
      const resolve = this.#waiting.get(number);
      this.#waiting.delete(number);
      resolve?.(done);
    });
    // What cannot be made here cannot be made later either, and is told there.
    this.#worker.on('error', () => {});
    this.#worker.on('exit', () => {
      this.#hasEnded = true;
      for (const resolve of this.#waiting.values()) resolve(undefined);
      this.#waiting.clear();
    });
  }

  /** Waits until it has read the content. @returns the pages of sources, if it has read the same: it may have been changed meanwhile */
  async sources(library: Library): Promise<Keyed[] | undefined> {
    const read = await this.#read;
    this.#hasReadSame ??= read?.library === libraryDigest(library);
    return this.#hasReadSame ? read?.sources : undefined;
  }

  /** Waits until it has made what is kept, or cannot. @returns the files beside the pages, if it has read the same content */
  async made(library: Library): Promise<Made | undefined> {
    const made = await this.#made;
    return (await this.sources(library)) && made;
  }

  /** Whether it would begin at once with what it is asked for. */
  get isFree(): boolean {
    return !this.#hasEnded && this.#waiting.size === 0;
  }

  /** Asks for something: but for sources, once it has made what is kept. @returns undefined where it could not be done: then do it without the thread */
  ask<Name extends keyof Tasks>(name: Name, given: Tasks[Name]['given']): Promise<Tasks[Name]['done'] | undefined> {
    if (this.#hasEnded) return Promise.resolve(undefined);
    // At once: whoever asks may be busy for seconds from now on.
    const number = this.#next++;
    this.#worker.postMessage({ number, name, given });
    return this.#answer<Tasks[Name]['done']>(number);
  }

  /** Gives it up. */
  async stop(): Promise<void> {
    if (this.#hasEnded) return;
    await Promise.all([once(this.#worker, 'exit'), this.#worker.terminate()]);
  }

  #answer<T>(number: number): Promise<T | undefined> {
    return new Promise((resolve) => this.#waiting.set(number, resolve as (done: unknown) => void));
  }
}
