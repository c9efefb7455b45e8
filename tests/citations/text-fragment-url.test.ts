/** Links that open a source at a quote, and links to archived copies. */
import { describe, expect, it } from 'vitest';
import { findArchivedCopy } from '../../src/citations/archived-copy.ts';
import { textFragmentUrl } from '../../src/citations/text-fragment-url.ts';
import type { Source } from '../../src/explainer/schema/source.ts';

const page = 'https://example.org/page';

/**
 * Parses a text directive as a browser does (WICG, “Parse a text directive”): the text to find, or the two ends of
 * a range.
 */
function findTerms(address: string): string[] {
  return (address.split(':~:text=')[1] ?? '').split(',').map(decodeURIComponent);
}

describe('the link to quoted words', () => {
  it.each([
    ['closed', '#:~:text=closed'],
    ['The bridge is closed', '#:~:text=The%20bridge%20is%20closed'],
    ['well-known', '#:~:text=well%2Dknown'],
    ['yes, no, perhaps', '#:~:text=yes%2C%20no%2C%20perhaps'],
    ['Town & Sons', '#:~:text=Town%20%26%20Sons'],
    ['100% of #1?', '#:~:text=100%25%20of%20%231%3F'],
    ['a+b=c', '#:~:text=a%2Bb%3Dc'],
    ['“No” – not', '#:~:text=%E2%80%9CNo%E2%80%9D%20%E2%80%93%20not'],
    ['پل بسته', '#:~:text=%D9%BE%D9%84%20%D8%A8%D8%B3%D8%AA%D9%87'],
    ['می‌خواهد', '#:~:text=%D9%85%DB%8C%E2%80%8C%D8%AE%D9%88%D8%A7%D9%87%D8%AF'],
    ['12٪', '#:~:text=12%D9%AA'],
  ])('“%s” is %s', (quote, fragment) => {
    expect(textFragmentUrl(page, quote)).toBe(page + fragment);
  });

  it('collapses line ends and spaces in a quote, and removes those at its ends', () => {
    expect(findTerms(textFragmentUrl(page, ' The bridge\n  is\tclosed '))).toEqual(['The bridge is closed']);
  });

  it.each(['-', ',', '&', ',-', '-,', '#', '%', '%2C', ':~:', '?', '"', "'", '<', '\\', '🌉', 'پ', '\u200c'])(
    'lets a browser find %j between words, and gives it no other meaning',
    (sign) => {
      const address = textFragmentUrl(page, `one ${sign} two`);
      expect(findTerms(address)).toEqual([`one ${sign} two`]);
      // TextDirectiveExplicitChar and percent-encoded bytes: https://wicg.github.io/scroll-to-text-fragment/#syntax
      expect(address.split(':~:text=')[1]).toMatch(/^(?:[\w!$'()*+./:;=?@~]|%[0-9A-F]{2})*$/);
    },
  );
});

describe('the link to a long quote', () => {
  it('has only its first and last words, which are less likely to differ from the page', () => {
    expect(findTerms(textFragmentUrl(page, 'The bridge is closed to all'))).toEqual(['The bridge is closed to all']);
    expect(findTerms(textFragmentUrl(page, 'The bridge is closed to all traffic'))).toEqual([
      'The bridge is',
      'to all traffic',
    ]);
    const noSpaces = 'پل‌بسته‌است'.repeat(20);
    expect(findTerms(textFragmentUrl(page, noSpaces))).toEqual([noSpaces]);
  });
});

describe('the link to a quote that leaves words out', () => {
  it.each([
    ['The bridge … is closed', ['The bridge', 'is closed']],
    ['The bridge… is closed', ['The bridge', 'is closed']],
    ['The bridge ... is closed', ['The bridge', 'is closed']],
    ['The bridge .... Then it is closed', ['The bridge', 'it is closed']],
    ['The bridge over the river … it was closed at noon', ['The bridge over', 'closed at noon']],
    ['The bridge [...] is closed', ['The bridge', 'is closed']],
    ['The bridge […] is closed', ['The bridge', 'is closed']],
    ['The bridge [over the river] is closed', ['The bridge', 'is closed']],
    ['پل […] باز است', ['پل', 'باز است']],
    ['One … two … three', ['One', 'three']],
    ['One, two … three-four', ['One, two', 'three-four']],
  ])('“%s” is a range from its first words to its last', (quote, ends) => {
    expect(findTerms(textFragmentUrl(page, quote))).toEqual(ends);
  });

  it.each([
    ['… is closed', ['is closed']],
    ['The bridge …', ['The bridge']],
    ['[It] is closed', ['is closed']],
    ['The bridge […].', ['The bridge']],
    ['“… closed …”', ['closed']],
    ['Fig. 1. The bridge', ['Fig. 1. The bridge']],
  ])('only at an end, “%s”, has the words themselves', (quote, words) => {
    expect(findTerms(textFragmentUrl(page, quote))).toEqual(words);
  });

  it.each(['…', '[…]', '[It]', ' – '])('and has no others, “%s”, leads to the page', (quote) => {
    expect(textFragmentUrl(page, quote)).toBe(page);
  });

  // A browser finds complete words only: it does not find “he” in “The”.
  it.each([
    ['[T]he bridge is closed', ['bridge is closed']],
    ['The bridge is clos[ed]', ['The bridge is']],
    ['It clos[ed] the bridge', ['It', 'the bridge']],
  ])('inside a word, “%s”, leaves that word out', (quote, words) => {
    expect(findTerms(textFragmentUrl(page, quote))).toEqual(words);
  });

  // Words contain marks and joiners as well as letters.
  it.each([
    ['او می‌رو[د] خانه', ['او', 'خانه']],
    ['Cafe\u0301[s] are closed', ['are closed']],
  ])('inside a word with a mark or a joiner, “%s”, leaves that word out', (quote, words) => {
    expect(findTerms(textFragmentUrl(page, quote))).toEqual(words);
  });
});

describe('the address of a source', () => {
  it.each([
    ['https://example.org/page', 'https://example.org/page#:~:text=closed'],
    ['https://example.org/page?a=1&b=2', 'https://example.org/page?a=1&b=2#:~:text=closed'],
    ['https://example.org/page#part-1', 'https://example.org/page#part-1:~:text=closed'],
    ['https://example.org/page#', 'https://example.org/page#:~:text=closed'],
    ['https://example.org/page#:~:text=open', 'https://example.org/page#:~:text=closed'],
    ['https://example.org/page#part-1:~:text=open&text=shut', 'https://example.org/page#part-1:~:text=closed'],
    ['https://example.org/گزارش', 'https://example.org/گزارش#:~:text=closed'],
  ])('%s keeps its own fragment: %s', (url, address) => {
    expect(textFragmentUrl(url, 'closed')).toBe(address);
  });
});

describe('the archived copy of a source', () => {
  const findCopy = (fields: Partial<Source>) =>
    findArchivedCopy({ id: 'a', publisher: 'P', title: 'T', url: page, kind: 'news', ...fields });

  it.each([
    ['https://archive.example/web/20260112093000/https://example.org/page', '2026-01-12'],
    ['https://archive.example/web/20260112093000if_/https://example.org/page', '2026-01-12'],
    ['https://archive.example/202601120930/https://example.org/page', '2026-01-12'],
    ['https://archive.example/20260112/https://example.org/page', '2026-01-12'],
    ['https://archive.example/20240229093000/https://example.org/page', '2024-02-29'],
  ])('%s has the date %s, whenever the source was accessed', (archived, date) => {
    expect(findCopy({ archived, accessed: '2026-11-22' })).toEqual({ url: archived, date });
  });

  it.each([
    'https://archive.example/AbC12',
    'https://archive.example/20261301093000/https://example.org/page',
    'https://archive.example/20230229093000/https://example.org/page',
    'https://archive.example/202601120/https://example.org/page',
    'https://archive.example/x20260112093000/https://example.org/page',
  ])(
    '%s, without a date in its address, has the day on which the source was accessed, if that is known',
    (archived) => {
      expect(findCopy({ archived, accessed: '2026-11-22' })).toEqual({ url: archived, date: '2026-11-22' });
      expect(findCopy({ archived })).toEqual({ url: archived });
    },
  );

  it('is undefined if the source has none', () => {
    expect(findCopy({ accessed: '2026-11-22' })).toBeUndefined();
  });
});
