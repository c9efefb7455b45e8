/**
 * What was published, and when: the file `published.json` of the content. Addresses that stand in it are never given up,
 * so nothing in it changes or goes; `npm run release` alone adds to it.
 */
import { z } from 'zod';
import { day, id } from './fields.ts';

/** The ids of an explainer, each with the day on which it first appeared. */
const days = z.record(id, day);

/** An explainer that was published. */
const entry = z.strictObject({
  /** The day on which its address first appeared. */
  published: day,
  /** The anchors of its sections, those they had before among them. */
  sections: days,
  /** The ids of its sources; their anchors are `source-<id>`. */
  sources: days,
});

/** Explainers by their names in addresses. */
export const published = z.record(id, entry);

export type Published = z.infer<typeof published>;

/** The text of the file: sorted, an entry a line, so that a release shows as the lines that it added. */
export function serializePublished(data: Published): string {
  const inOrder = Object.entries(sorted(data)).map(([slug, { published, sections, sources }]) => [
    slug,
    { published, sections: sorted(sections), sources: sorted(sources) },
  ]);
  return `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`;
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
