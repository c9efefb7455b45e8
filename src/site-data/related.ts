/** Finds explainers that share sources or topics with another. */
import type { ExplainerMetadata } from '../explainer/model.ts';

/** A related explainer. */
export interface Related {
  slug: string;
  lang: string;
  /** Inline HTML. */
  title: string;
  sharedSourceCount: number;
  /** Ids of the topics that both have. */
  sharedTopics: string[];
}

/**
 * How many of a topic’s explainers are candidates for each number of shared topics. More than a reader is ever shown,
 * and few enough that a large topic stays cheap.
 */
const maxCandidates = 20;

/**
 * Indexes explainers by source and topic.
 * @param all all listed explainers, newest first
 * @returns a function that finds at most `limit` related explainers: more shared sources first, then more shared
 * topics, then newer
 */
export function createRelatedFinder(
  all: readonly ExplainerMetadata[],
): (explainer: ExplainerMetadata, limit?: number) => Related[] {
  const bySource = groupIndexes(all, ({ sources }) => getSourceIds(sources));
  const findByTopics = createTopicFinder(all);
  return (explainer, limit = 3) => {
    const sourceCounts = new Map(findByTopics(explainer.topics).map((index) => [index, 0]));
    for (const id of getSourceIds(explainer.sources))
      for (const index of bySource.get(id) ?? []) sourceCounts.set(index, (sourceCounts.get(index) ?? 0) + 1);
    return Array.from(sourceCounts)
      .flatMap(([index, sharedSourceCount]) => {
        const other = all[index];
        if (!other || other.slug === explainer.slug) return [];
        const { slug, lang, title } = other;
        const sharedTopics = other.topics.filter((topic) => explainer.topics.includes(topic));
        return { index, related: { slug, lang, title: title.html, sharedSourceCount, sharedTopics } };
      })
      .sort(
        (a, b) =>
          b.related.sharedSourceCount - a.related.sharedSourceCount ||
          b.related.sharedTopics.length - a.related.sharedTopics.length ||
          a.index - b.index,
      )
      .slice(0, limit)
      .map(({ related }) => related);
  };
}

/** Returns a function that finds the indexes of the newest explainers for each number of shared topics. */
function createTopicFinder(all: readonly ExplainerMetadata[]): (topics: readonly string[]) => number[] {
  const byTopic = groupIndexes(all, ({ topics }) => topics);
  const topicCounts = new Uint16Array(all.length);
  return (topics) => {
    const groups = topics.map((topic) => byTopic.get(topic) ?? []);
    for (const group of groups) for (const index of group) topicCounts[index] = (topicCounts[index] ?? 0) + 1;
    const candidates = new Set<number>();
    for (const group of groups) {
      const remaining = topics.map(() => maxCandidates);
      for (const index of group) {
        const rank = (topicCounts[index] ?? 0) - 1;
        const places = remaining[rank] ?? 0;
        if (places > 0) candidates.add(index);
        remaining[rank] = places - 1;
      }
    }
    for (const group of groups) for (const index of group) topicCounts[index] = 0;
    return [...candidates];
  };
}

/** Groups the indexes of explainers by key, in ascending order. An explainer can have several keys. */
function groupIndexes(
  all: readonly ExplainerMetadata[],
  getKeys: (explainer: ExplainerMetadata) => Iterable<string>,
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, explainer] of all.entries())
    for (const key of getKeys(explainer)) {
      const group = groups.get(key);
      if (group) group.push(index);
      else groups.set(key, [index]);
    }
  return groups;
}

/** Returns the ids of sources. A work has the same id in every explainer: the rule `same-source` says so. */
function getSourceIds(sources: ExplainerMetadata['sources']): Set<string> {
  return new Set(sources.map(({ source }) => source.id));
}
