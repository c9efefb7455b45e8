/** Needs JavaScript because it runs the search in a worker, so that typing never waits for it. */
import { type Searcher, startSearcher } from './searcher.ts';
import type { SearchScope } from './shard-sequence.ts';

/** The methods of the searcher that a page can call. */
export type Method = 'search' | 'entities' | 'counts' | 'widen';
export type Argument<Name extends Method> = Parameters<Searcher[Name]>[0];
export type Result<Name extends Method> = Awaited<ReturnType<Searcher[Name]>>;

export interface WorkerRequest {
  id: number;
  /** The same in every request. The first one starts the searcher. */
  scope: SearchScope;
  method: Method;
  argument: unknown;
}

export type WorkerResponse = { id: number; result: unknown } | { id: number; error: string };

/** Answers the requests of a page. */
export function serveSearch(): void {
  let searcher: Promise<Searcher> | undefined;
  addEventListener('message', async ({ data }: MessageEvent<WorkerRequest>) => {
    const { id, scope, method, argument } = data;
    const respond = (response: WorkerResponse) => postMessage(response);
    try {
      searcher ??= startSearcher(scope);
      const started = await searcher;
      respond({ id, result: await started[method](argument as never) });
    } catch (error) {
      respond({ id, error: String(error) });
    }
  });
}
