/** What page and worker say to each other: a question with a number, and its answer or what went wrong. */
import type { Searcher, SearchScope } from './searcher.ts';

type Asked = 'answer' | 'things' | 'counts' | 'further';

export interface Question {
  number: number;
  /** Sent along with every question; the first opens the index. */
  place: SearchScope;
  asked: Asked;
  given: unknown;
}

export type Reply = { number: number; value: unknown } | { number: number; failed: string };

export type Given<Method extends Asked> = Parameters<Searcher[Method]>[0];
export type Value<Method extends Asked> = Awaited<ReturnType<Searcher[Method]>>;
