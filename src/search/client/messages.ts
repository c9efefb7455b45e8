/** What page and worker say to each other: a question with a number, and its answer or what went wrong. */
import type { Finder, Place } from './searcher.ts';

type Asked = 'answer' | 'things' | 'counts' | 'further';

export interface Question {
  number: number;
  /** Sent along with every question; the first opens the index. */
  place: Place;
  asked: Asked;
  given: unknown;
}

export type Reply = { number: number; value: unknown } | { number: number; failed: string };

export type Given<Method extends Asked> = Parameters<Finder[Method]>[0];
export type Value<Method extends Asked> = Awaited<ReturnType<Finder[Method]>>;
