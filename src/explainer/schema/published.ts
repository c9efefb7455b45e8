/**
 * The record of published addresses: the file `published.json` of the content. Published addresses last, so
 * entries never change or go; only `npm run release` adds some.
 */
import { z } from 'zod';
import { day } from './date-fields.ts';
import { id } from './fields.ts';

/** Ids of an explainer, each with the day on which it first appeared. */
const days = z.record(id, day);

/** A published explainer. */
const entry = z.strictObject({
  /** The day on which its address first appeared. */
  published: day,
  /** The anchors of its sections, former ones included. */
  sections: days,
  /** The ids of its sources; their anchors are `source-<id>`. */
  sources: days,
});

/** Explainers by slug. */
export const published = z.record(id, entry);

export type Published = z.infer<typeof published>;

/** Writes the file, sorted and with one entry a line, so that the diff of a release is the lines it adds. */
export function serializePublished(data: Published): string {
  const entries = Object.entries(sortKeys(data)).map(([slug, { published, sections, sources }]) => [
    slug,
    { published, sections: sortKeys(sections), sources: sortKeys(sources) },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

function sortKeys<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
