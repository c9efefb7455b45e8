/** Needs JavaScript because it asks the search, which works in a thread of its own. */

import type { Given, Question, Reply, Value } from './messages.ts';
import type { SearchScope } from './searcher.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The way to the search in one language. After a failure the next question starts it anew. */
export class SearchClient {
  readonly #place: SearchScope;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #hasAnswered = false;
  #number = 0;

  constructor(place: SearchScope) {
    this.#place = place;
  }

  /** @throws Error when the search or a file of it does not come */
  async ask<Method extends Question['asked']>(
    asked: Method,
    ...given: Given<Method> extends undefined ? [] : [Given<Method>]
  ): Promise<Value<Method>> {
    try {
      return await this.#post(asked, given[0]);
    } catch (error) {
      // What worked before may only have been replaced: a site that was published anew has another index.
      if (!this.#hasAnswered) throw error;
      this.#hasAnswered = false;
      return await this.#post(asked, given[0]);
    }
  }

  #post<Method extends Question['asked']>(asked: Method, given: unknown): Promise<Value<Method>> {
    const number = ++this.#number;
    return new Promise<Value<Method>>((resolve, reject) => {
      this.#waiting.set(number, { resolve: resolve as Waiting['resolve'], reject });
      this.#started().postMessage({ number, place: this.#place, asked, given } satisfies Question);
    });
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    // This very file: the browser has it, and need not fetch another.
    const worker = new Worker(import.meta.url, { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      if ('failed' in data) this.#fail(data.failed);
      else {
        this.#hasAnswered = true;
        this.#waiting.get(data.number)?.resolve(data.value);
      }
      this.#waiting.delete(data.number);
    });
    worker.addEventListener('error', () => this.#fail('The search does not start.'));
    this.#worker = worker;
    return worker;
  }

  #fail(why: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }
}
