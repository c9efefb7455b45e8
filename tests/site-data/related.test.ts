/** Related explainers: which, in which order, and what they share. */
import { describe, expect, it } from 'vitest';
import { getReadingMinutes } from '../../src/site-data/explainer-page.ts';
import { createRelatedFinder } from '../../src/site-data/related.ts';
import { parseSmallExplainer } from '../support/small-explainer.ts';

const base = parseSmallExplainer('x[^a][^b][^c]\n\n## One\n\ny[^a]');
const explainer = (slug: string, sources: string, topics: string[]) => ({
  ...base,
  slug,
  topics,
  sources: base.sources.filter(({ source: { id } }) => sources.includes(id)),
});

const one = explainer('one', 'ab', ['council', 'dams']);
const others = [
  explainer('new-topic', '', ['council']),
  explainer('two-topics', '', ['dams', 'council']),
  explainer('one-source', 'b', ['roads']),
  explainer('two-sources', 'abc', []),
  explainer('nothing', 'c', ['roads']),
  explainer('old-topic', '', ['council']),
];
const related = createRelatedFinder([...others.slice(0, 3), one, ...others.slice(3)]);

describe('related explainers', () => {
  it('are sorted by shared sources, then by shared topics, then newest first, without the explainer itself', () => {
    expect(related(one, 9).map((each) => [each.slug, each.sharedSourceCount, each.sharedTopics])).toEqual([
      ['two-sources', 2, []],
      ['one-source', 1, []],
      ['two-topics', 0, ['dams', 'council']],
      ['new-topic', 0, ['council']],
      ['old-topic', 0, ['council']],
    ]);
  });

  it('are at most three', () => {
    expect(related(one).map(({ slug }) => slug)).toEqual(['two-sources', 'one-source', 'two-topics']);
  });

  it('include an old explainer that shares two topics before many newer ones that share one', () => {
    const newer = Array.from({ length: 60 }, (_, n) => explainer(`new-${n}`, '', [n % 2 ? 'council' : 'dams']));
    const old = explainer('old', '', ['dams', 'council']);
    const findRelated = createRelatedFinder([...newer, old]);
    expect(findRelated(one).map(({ slug }) => slug)).toEqual(['old', 'new-0', 'new-1']);
    expect(findRelated(one), 'on a second call').toEqual(findRelated(one));
  });

  it('are found for an explainer that is in no list, such as a withdrawn one', () => {
    expect(related(explainer('gone', 'c', []))).toMatchObject([
      { slug: 'two-sources', sharedSourceCount: 1 },
      { slug: 'nothing', sharedSourceCount: 1 },
    ]);
  });
});

describe('the reading time', () => {
  it.each([
    [1, 1],
    [460, 2],
    [1150, 5],
  ])('of %i words is %i min', (count, minutes) => {
    expect(getReadingMinutes(parseSmallExplainer(`${'word '.repeat(count - 1)}[^a][^b][^c]\n\n## One\n\nword`))).toBe(
      minutes,
    );
  });
});
