/** Explainers that go with another, and why. */
import type { Explainer, ExplainerMetadata } from '../explainer/model.ts';

/** Another explainer with what the two have in common. */
export interface Related {
  slug: string;
  lang: string;
  /** Inline HTML. */
  title: string;
  sources: number;
  /** Ids of topics. */
  topics: string[];
}

/** Of those that share a topic only, so many of the newest are looked at: the rest would never be shown. */
const perTopic = 20;

/**
 * Prepares the finding of related explainers.
 * @param all those that can be shown, the newest first
 * @returns what finds those that share most with an explainer: sources count for more than topics, then the newer one;
 * at most `limit`, the nearest first
 */
export function createRelatedFinder(
  all: readonly ExplainerMetadata[],
): (explainer: ExplainerMetadata, limit?: number) => Related[] {
  const bySource = new Map<string, number[]>();
  const byTopic = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, index: number) => {
    const list = map.get(key);
    if (list) list.push(index);
    else map.set(key, [index]);
  };
  const shown = all.map(({ slug, lang, title, topics, sources }, index) => {
    for (const url of urlsOf(sources)) put(bySource, url, index);
    for (const topic of topics) put(byTopic, topic, index);
    return { slug, lang, title: title.html, topics };
  });
  return (explainer, limit = 3) => {
    const shared = new Map<number, number>();
    for (const topic of explainer.topics)
      for (const index of byTopic.get(topic)?.slice(0, perTopic) ?? []) shared.set(index, 0);
    for (const url of urlsOf(explainer.sources))
      for (const index of bySource.get(url) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    return Array.from(shared)
      .flatMap(([index, sources]) => {
        const other = shown[index];
        if (!other || other.slug === explainer.slug) return [];
        return { ...other, index, sources, topics: other.topics.filter((topic) => explainer.topics.includes(topic)) };
      })
      .sort((a, b) => b.sources - a.sources || b.topics.length - a.topics.length || a.index - b.index)
      .slice(0, limit)
      .map(({ index: _, ...related }) => related);
  };
}

function urlsOf(sources: ExplainerMetadata['sources']): Set<string> {
  return new Set(sources.flatMap(({ source: { url } }) => url ?? []));
}

/** Minutes that an explainer takes to read, at 230 words a minute (Brysbaert 2019: 238 for non-fiction). */
export function getReadingMinutes({ words }: Pick<Explainer, 'words'>): number {
  return Math.max(1, Math.round(words / 230));
}
