import { describe, expect, it } from 'vitest';
import type { Topic } from '../../src/site-data/content-queries.ts';
import { arrangeTopics } from '../../src/site-data/home-page.ts';
import type { ListItem } from '../../src/site-data/list-item.ts';

/** Returns explainers, newest first. The nth has every topic whose number divides n. */
function createExplainers(count: number, topicCount: number): { explainers: ListItem[]; topics: Topic[] } {
  const explainers = Array.from({ length: count }, (_, index): ListItem => {
    const slug = `explainer-${index + 1}`;
    const common = { lang: 'en', published: '2026-01-01', topics: [], authors: [], draft: false, withdrawn: false };
    return { slug, digest: slug, title: slug, summary: '', ...common };
  });
  const topics = Array.from({ length: topicCount }, (_, index) => ({
    id: `topic-${index + 1}`,
    name: `Topic ${index + 1}`,
    explainers: explainers.filter((_, number) => (number + 1) % (index + 1) === 0),
  }));
  return { explainers, topics: topics.filter(({ explainers }) => explainers.length > 0) };
}

function arrange(count: number, topicCount: number) {
  const { explainers, topics } = createExplainers(count, topicCount);
  const newest = explainers.slice(0, 9);
  return { newest, topics, ...arrangeTopics(topics, newest) };
}

const ids = (topics: readonly { id: string }[]) => topics.map(({ id }) => id);

describe('topics on the home page', () => {
  it('are links with counts alone while all explainers are among the newest', () => {
    const { topicLinks, topicGroups, moreTopics } = arrange(3, 2);
    expect(topicLinks.map(({ id, count }) => [id, count])).toEqual([
      ['topic-1', 3],
      ['topic-2', 1],
    ]);
    expect([topicGroups, moreTopics]).toEqual([[], []]);
  });

  it('have groups with their newest other explainers, the largest topic first', () => {
    const { topicGroups } = arrange(14, 3);
    expect(topicGroups.map(({ id, count, explainers }) => [id, count, ...explainers.map(({ slug }) => slug)])).toEqual([
      ['topic-1', 14, 'explainer-10', 'explainer-11', 'explainer-12'],
      ['topic-2', 7, 'explainer-14'],
    ]);
  });

  it('are all there with three hundred explainers, and no explainer is there twice', () => {
    const { newest, topics, topicLinks, topicCount, topicGroups, moreTopics } = arrange(300, 40);
    expect(topicCount).toBe(40);
    expect(topicLinks).toHaveLength(8);
    expect(topicGroups).toHaveLength(6);
    expect(ids([...topicGroups, ...moreTopics]).sort()).toEqual(ids(topics).sort());
    const slugs = [...newest, ...topicGroups.flatMap(({ explainers }) => explainers)].map(({ slug }) => slug);
    expect(slugs).toHaveLength(9 + 6 * 3);
    expect(new Set(slugs).size).toBe(slugs.length);
  });

  it('are all named where there are many topics and few explainers', () => {
    const { topics, topicGroups, moreTopics } = arrange(9, 9);
    expect(topicGroups).toEqual([]);
    expect(ids(moreTopics)).toEqual(ids(topics));
  });
});
