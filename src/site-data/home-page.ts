/** The home page. */
import { listChanges, type SiteChange } from './change-log.ts';
import { loadExplainer } from './content-context.ts';
import { getListedExplainers, getListedMetadata, getTopics, type Topic } from './content-queries.ts';
import { getReadingMinutes } from './explainer-page.ts';
import type { ListItem } from './list-item.ts';

/** How much the home page shows. It stays as long when a site grows from thirty explainers to three thousand. */
const limits = { newest: 9, topicLinks: 8, topicGroups: 6, perGroup: 3, corrections: 3 };

/** A topic and the number of its explainers. */
export type CountedTopic = Omit<Topic, 'explainers'> & { count: number };

/** A topic with its newest explainers that are not among the newest of the site. */
export type TopicGroup = CountedTopic & { explainers: ListItem[] };

interface HomeTopics {
  /** The largest topics. */
  topicLinks: CountedTopic[];
  topicCount: number;
  topicGroups: TopicGroup[];
  /** The topics without a group, sorted by name; empty where `topicLinks` has all topics. */
  moreTopics: CountedTopic[];
}

interface HomePage extends HomeTopics {
  newest: (ListItem & { minutes: number })[];
  corrections: SiteChange[];
}

/** Returns what the home page shows. */
export function getHomePage(): HomePage {
  const newest = getListedExplainers().slice(0, limits.newest);
  return {
    newest: newest.map((item) => ({ ...item, minutes: getReadingMinutes(loadExplainer(item)) })),
    corrections: listChanges(getListedMetadata())
      .filter(({ kind }) => kind === 'correction')
      .slice(0, limits.corrections),
    ...arrangeTopics(getTopics(), newest),
  };
}

/** Chooses which topics the home page shows, and how, so that no explainer is on the page twice. */
export function arrangeTopics(topics: readonly Topic[], newest: readonly ListItem[]): HomeTopics {
  const bySize = topics.toSorted((a, b) => b.explainers.length - a.explainers.length);
  const topicGroups = groupOthers(bySize, newest);
  const grouped = new Set(topicGroups.map(({ id }) => id));
  const others = topics.length > limits.topicLinks ? topics.filter(({ id }) => !grouped.has(id)) : [];
  return {
    topicLinks: bySize.slice(0, limits.topicLinks).map(countExplainers),
    topicCount: topics.length,
    topicGroups,
    moreTopics: others.map(countExplainers),
  };
}

function countExplainers({ explainers, ...topic }: Topic): CountedTopic {
  return { ...topic, count: explainers.length };
}

/** Returns the first topics that have explainers which are not shown yet, each with some of these. */
function groupOthers(topics: readonly Topic[], newest: readonly ListItem[]): TopicGroup[] {
  const shown = new Set(newest.map(({ slug }) => slug));
  const groups: TopicGroup[] = [];
  for (const topic of topics) {
    if (groups.length === limits.topicGroups) break;
    const explainers = topic.explainers.filter(({ slug }) => !shown.has(slug)).slice(0, limits.perGroup);
    if (explainers.length === 0) continue;
    groups.push({ ...countExplainers(topic), explainers });
    for (const { slug } of explainers) shown.add(slug);
  }
  return groups;
}
