import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOrigins, restsOnItself } from '../../src/citations/rests-on.ts';

const createLookup = (chains: Record<string, string[]>) => (id: string) =>
  chains[id] ? { restsOn: chains[id] } : undefined;

describe('what sources come down to', () => {
  const find = createLookup({ post: ['wire'], star: ['post', 'court'], echo: ['echo'], a: ['b'], b: ['a', 'wire'] });

  it.each([
    ['a source that rests on none', 'wire', ['wire']],
    ['a source that repeats one', 'post', ['wire']],
    ['a source that repeats two, one of them through another', 'star', ['court', 'wire']],
    ['a circle with a way out', 'a', ['wire']],
    ['a source that rests on itself', 'echo', []],
  ])('%s', (_case, id, origins) => {
    expect([...findOrigins(id, find)]).toEqual(origins);
  });

  it('finds circles, and only the sources in them', () => {
    expect(['wire', 'post', 'star', 'echo', 'a', 'b'].filter((id) => restsOnItself(id, find))).toEqual([
      'echo',
      'a',
      'b',
    ]);
  });

  it('has an end for any chains, even circular ones', () => {
    const id = fc.constantFrom(...'abcdefgh');
    fc.assert(
      fc.property(fc.dictionary(id, fc.array(id, { maxLength: 3 })), (chains) => {
        const find = createLookup(chains);
        for (const start of 'abcdefgh') {
          const origins = findOrigins(start, find);
          if (!restsOnItself(start, find) && !chains[start]?.length) expect([...origins]).toEqual([start]);
          for (const origin of origins) expect(chains[origin] ?? []).toEqual([]);
        }
      }),
    );
  });
});
