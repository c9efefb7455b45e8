/** Explainers as lists show them. */
import type { ExplainerMetadata, ParsedExplainer } from '../explainer/model.ts';
import type { Content } from '../parse/load-content.ts';

interface NamedItem {
  id: string;
  name: string;
}

/** What lists show of an explainer, with the key to the complete one. Small, because all of them are in memory. */
export interface ListItem
  extends Pick<ExplainerMetadata, 'slug' | 'lang' | 'published' | 'updated' | 'draft'>,
    Pick<ParsedExplainer, 'digest'> {
  /** Inline HTML. */
  title: string;
  /** Inline HTML. */
  summary: string;
  topics: (NamedItem & { introduction?: string })[];
  authors: (NamedItem & { line?: string; family?: string })[];
  withdrawn: boolean;
}

/** How many explainers a page of a topic or an author shows. */
export const perPage = 100;

/**
 * Returns the list item of an explainer.
 * @returns undefined when its file is too broken to show, or when it is a draft and `includeDrafts` is false
 */
export function toListItem(
  { slug, digest, metadata }: ParsedExplainer,
  content: Pick<Content, 'topics' | 'authors'>,
  includeDrafts: boolean,
): ListItem | undefined {
  if (!metadata || (metadata.draft && !includeDrafts)) return undefined;
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

/** Returns the name of a topic. The default comes from its id: `united-states` is “United states”. */
export function getTopicName(id: string, topics: Content['topics']): string {
  return topics[id]?.name ?? id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');
}

/** Returns the day that lists show with an explainer and sort it by. */
export function getListDate({ updated, published }: Pick<ListItem, 'published' | 'updated'>): string {
  return updated ?? published;
}

/** Sorts explainers newest first; those of one day by slug. */
export function sortExplainers<Item extends Pick<ListItem, 'slug' | 'published' | 'updated'>>(
  items: readonly Item[],
): Item[] {
  return items.toSorted((a, b) => getListDate(b).localeCompare(getListDate(a)) || a.slug.localeCompare(b.slug));
}

/** Sorts entries newest first; those of one day stay in their order. */
export function sortNewestFirst<Entry extends { date: string }>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => b.date.localeCompare(a.date));
}
