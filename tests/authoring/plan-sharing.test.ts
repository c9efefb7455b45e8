/** Which works “npm run source -- share” takes for one: the same DOI, or the same ISBN and title. */
import { describe, expect, it } from 'vitest';
import { planSharing } from '../../src/authoring/share-sources/plan-sharing.ts';
import type { WrittenSource } from '../../src/authoring/share-sources/written-sources.ts';

/** Lists a source in an explainer. */
const listed = (slug: string, id: string, fields: Record<string, unknown>): WrittenSource => ({
  ...{ id, line: 9, defaultLang: 'en' },
  fields: { id, publisher: 'Example Press', kind: 'book', ...fields },
  list: { path: `${slug}.mdx`, name: `${slug}.mdx`, keys: ['sources'] },
});

const plan = (first: [id: string, Record<string, unknown>], second: [id: string, Record<string, unknown>]) => {
  const sources = [listed('one', ...first), listed('two', ...first), listed('two', ...second)];
  const { repeated, differing } = planSharing(sources);
  return [repeated.map(({ id }) => id), differing.map(({ id }) => id)];
};

describe('works with several ids', () => {
  const isbn = '978-0-306-40615-7';
  it.each([
    ['the chapters of a book are several works', { isbn, title: 'On piers' }, { isbn, title: 'On ice' }, []],
    ['an ISBN of ten digits is that of thirteen', { isbn, title: 'T' }, { isbn: '0306406152', title: 'T' }, ['b']],
    ['a DOI ignores case', { doi: '10.5555/A', title: 'T' }, { doi: '10.5555/a', title: 'U' }, ['b']],
    ['works without identifiers differ', { title: 'T' }, { title: 'T' }, []],
  ])('%s', (_what, first, second, differing) => {
    expect(plan(['a', first], ['b', second])).toEqual([['a'], differing]);
  });

  it('stay where they are if an entry of the repeated one has another id', () => {
    const doi = '10.5555/a';
    const sources = [listed('one', 'b', { doi, title: 'T' }), listed('one', 'a', { doi, title: 'T' })];
    expect(planSharing(sources).differing.map(({ id }) => id)).toEqual(['a']);
  });
});
