/** Explainers that are related to another, and what they share with it. */
import type { ExplainerMetadata } from '../explainer/model.ts';

/** A related explainer. */
export interface Related {
  slug: string;
  lang: string;
  /** Inline HTML. */
  title: string;
  /** How many sources both cite. */
  sources: number;
  /** Ids of the topics that both have. */
  topics: string[];
}

/** How many of a topic’s newest explainers are candidates: older ones would never reach the top. */
const maxPerTopic = 20;

/**
 * Indexes explainers by source and topic.
 * @param all the explainers that belong in lists, newest first
 * @returns a function that finds the explainers that share most with another: shared sources count before shared
 * topics, then the newer explainer comes first. It returns at most `limit`.
 */
export function createRelatedFinder(
  all: readonly ExplainerMetadata[],
): (explainer: ExplainerMetadata, limit?: number) => Related[] {
  const bySource = new Map<string, number[]>();
  const byTopic = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, index: number) => {
    const indexes = map.get(key);
    if (indexes) indexes.push(index);
    else map.set(key, [index]);
  };
  const candidates = all.map(({ slug, lang, title, topics, sources }, index) => {
    for (const url of getUrls(sources)) add(bySource, url, index);
    for (const topic of topics) add(byTopic, topic, index);
    return { slug, lang, title: title.html, topics };
  });
  return (explainer, limit = 3) => {
    const sharedSources = new Map<number, number>();
    for (const topic of explainer.topics)
      for (const index of byTopic.get(topic)?.slice(0, maxPerTopic) ?? []) sharedSources.set(index, 0);
    for (const url of getUrls(explainer.sources))
      for (const index of bySource.get(url) ?? []) sharedSources.set(index, (sharedSources.get(index) ?? 0) + 1);
    return Array.from(sharedSources)
      .flatMap(([index, sources]) => {
        const other = candidates[index];
        if (!other || other.slug === explainer.slug) return [];
        return { ...other, index, sources, topics: other.topics.filter((topic) => explainer.topics.includes(topic)) };
      })
      .sort((a, b) => b.sources - a.sources || b.topics.length - a.topics.length || a.index - b.index)
      .slice(0, limit)
      .map(({ index: _, ...related }) => related);
  };
}

function getUrls(sources: ExplainerMetadata['sources']): Set<string> {
  return new Set(sources.flatMap(({ source: { url } }) => url ?? []));
}
