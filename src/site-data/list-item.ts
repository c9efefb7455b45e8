import { z } from 'zod';
import type { ParsedExplainer } from '../explainer/model.ts';
import type { Content } from '../parse/load-content.ts';

const named = z.object({ id: z.string(), name: z.string() });

/** What lists show of an explainer, and where the rest is kept. Small: Astro holds all of them in memory. */
export const listItem = z.object({
  slug: z.string(),
  /** The digest under which the whole explainer is kept. */
  digest: z.string(),
  /** Inline HTML. */
  title: z.string(),
  /** Inline HTML. */
  summary: z.string(),
  lang: z.string(),
  topics: z.array(named.extend({ introduction: z.string().optional() })),
  authors: z.array(named.extend({ line: z.string().optional(), family: z.string().optional() })),
  published: z.string(),
  updated: z.string().optional(),
  draft: z.boolean(),
  withdrawn: z.boolean(),
});

export type ListItem = z.infer<typeof listItem>;

/** How many explainers a page of a topic or an author shows. */
export const perPage = 100;

/** The listing of a reading, or undefined where there is nothing to show: it is broken, or a draft and drafts are not wanted. */
export function toListItem(
  { slug, digest, metadata }: ParsedExplainer,
  content: Content,
  withDrafts: boolean,
): ListItem | undefined {
  if (!metadata || (metadata.draft && !withDrafts)) return undefined;
  const { title, summary, lang, topics, authors, published, updated, draft, withdrawn } = metadata;
  return {
    slug,
    digest,
    title: title.html,
    summary: summary.html,
    lang,
    topics: topics.map((id) => ({ id, ...content.topics[id], name: getTopicName(id, content.topics) })),
    authors: authors.map((id) => ({ id, name: id, ...content.authors[id] })),
    published,
    ...(updated ? { updated } : {}),
    draft,
    withdrawn: withdrawn !== undefined,
  };
}

/** What a topic is called; one without a name by its id: `united-states` is “United states”. */
export function getTopicName(id: string, topics: Content['topics']): string {
  return topics[id]?.name ?? id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

/** The day that an explainer is sorted by. */
export function getSortDate({ updated, published }: Pick<ListItem, 'updated' | 'published'>): string {
  return updated ?? published;
}

/** Explainers, the newest first. */
export function sortByDate<Dated extends Pick<ListItem, 'slug' | 'updated' | 'published'>>(
  all: readonly Dated[],
): Dated[] {
  return all.toSorted((a, b) => getSortDate(b).localeCompare(getSortDate(a)) || a.slug.localeCompare(b.slug));
}

/** Entries of a record, the newest first; those of one day stay in their order. */
export function sortNewestFirst<Entry extends { date: string }>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => b.date.localeCompare(a.date));
}
