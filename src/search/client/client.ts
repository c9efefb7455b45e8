/** Needs JavaScript because it calls the search, which runs in a worker. */
import type { SearchScope } from './shard-sequence.ts';
import type { Argument, Method, Result, WorkerRequest, WorkerResponse } from './worker.ts';

interface PendingRequest {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Calls the search in one language. After a failure the next call starts a new worker. */
export class SearchClient {
  readonly #scope: SearchScope;
  readonly #pending = new Map<number, PendingRequest>();
  #worker: Worker | undefined;
  #hasAnswered = false;
  #lastId = 0;

  constructor(scope: SearchScope) {
    this.#scope = scope;
  }

  /** Calls a method of the searcher. @throws Error if the search or one of its files cannot be loaded */
  async call<Name extends Method>(
    method: Name,
    ...args: Argument<Name> extends undefined ? [] : [Argument<Name>]
  ): Promise<Result<Name>> {
    try {
      return await this.#send(method, args[0]);
    } catch (error) {
      // A search that worked before may fail because the site was published again with another index.
      if (!this.#hasAnswered) throw error;
      this.#hasAnswered = false;
      return await this.#send(method, args[0]);
    }
  }

  #send<Name extends Method>(method: Name, argument: unknown): Promise<Result<Name>> {
    const id = ++this.#lastId;
    return new Promise<Result<Name>>((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as PendingRequest['resolve'], reject });
      this.#getWorker().postMessage({ id, scope: this.#scope, method, argument } satisfies WorkerRequest);
    });
  }

  #getWorker(): Worker {
    if (this.#worker) return this.#worker;
    // This module is the worker’s script too, so the browser need not fetch another.
    const worker = new Worker(import.meta.url, { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerResponse>) => {
      if ('error' in data) this.#fail();
      else {
        this.#hasAnswered = true;
        this.#pending.get(data.id)?.resolve(data.result);
      }
      this.#pending.delete(data.id);
    });
    worker.addEventListener('error', () => this.#fail());
    this.#worker = worker;
    return worker;
  }

  #fail(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { reject } of this.#pending.values()) reject(new Error('The search failed.'));
    this.#pending.clear();
  }
}
