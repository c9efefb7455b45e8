/** What goes into the index: parts, records, other names, counts. */
import { describe, expect, it } from 'vitest';
import { findAbbreviations } from '../../src/parse/render/abbreviations.ts';
import { decodeCbor, encodeCbor } from '../../src/search/format/cbor.ts';
import { kindOf, rankOf, recordName } from '../../src/search/format/format.ts';
import {
  decodeShardManifest,
  encodeShardManifest,
  fromPagefind,
  toPagefind,
} from '../../src/search/format/shard-manifest.ts';
import { countFilters } from '../../src/search/index/filter-counts.ts';
import { createSearchRecords, type SearchableExplainer } from '../../src/search/index/search-records.ts';
import { splitShards } from '../../src/search/index/split-shards.ts';
import { findSynonyms, groupSynonyms } from '../../src/search/index/synonyms.ts';
import { countWords, writeVocabulary } from '../../src/search/index/vocabulary.ts';
import { explainerOf } from '../support/small-explainer.ts';

describe('other names', () => {
  const glossary = { irgc: { term: 'IRGC', also: ['Revolutionary Guards'], definition: '', sources: [] } };
  const introduced = findAbbreviations([
    'The Maravel Coast Guard Authority (MCGA) came. The IMF (International Monetary Fund) did not. A Word (XYZ) is none.',
  ]);
  const names = findSynonyms(groupSynonyms(glossary, introduced));
  it.each([
    ['The IRGC said so.', 'Revolutionary Guards'],
    ['The Revolutionary Guards’ men.', ''],
    ['the revolutionary guards said', 'IRGC'],
    ['Boats of the MCGA', 'Maravel Coast Guard Authority'],
    ['The Maravel Coast Guard Authority', 'MCGA'],
    ['The International Monetary Fund', 'IMF'],
    ['A XYZ', ''],
  ])('of what “%s” speaks of: %s', (text, other) => {
    expect(names(text).includes(other)).toBe(other !== '');
  });
});

describe('parts', () => {
  const on = (published: string) => ({ slug: published, published }) as SearchableExplainer;
  const list = ['2026-05-01', '2026-03-01', '2026-01-01', '2025-01-01', '2024-01-01'].map(on);
  const shape = (limit: number) =>
    splitShards(list, limit).map(({ name, explainers }) => `${name}: ${explainers.map(({ slug }) => slug).join(' ')}`);

  it('are one as long as that is small enough', () => {
    expect(shape(5)).toEqual([': 2026-05-01 2026-03-01 2026-01-01 2025-01-01 2024-01-01']);
  });
  it('are years, the newest first, beyond that', () => {
    expect(shape(3)).toEqual(['2026: 2026-05-01 2026-03-01 2026-01-01', '2025: 2025-01-01', '2024: 2024-01-01']);
  });
  it('are pieces of a year that is too large', () => {
    expect(shape(2).slice(0, 2)).toEqual(['2026 (2): 2026-05-01 2026-03-01', '2026 (1): 2026-01-01']);
  });
});

describe('records', () => {
  const explainer = explainerOf('Before 1999.[^a]\n\n## One\n\nIn May 2018, on page 1234, 25% [^b][^c]');
  const records = createSearchRecords(explainer, {}, () => []);

  it('are the introduction, each section, and what is listed', () => {
    expect(records.map(({ shown }) => [shown.url, shown.explainer !== undefined, shown.things?.length])).toEqual([
      [`${explainer.slug}/`, false, undefined],
      [`${explainer.slug}/#one`, true, undefined],
      [`${explainer.slug}/`, false, explainer.sources.length],
    ]);
  });

  it('have filters that are true of the section', () => {
    const [introduction, section] = records;
    expect(introduction?.filters.year).toEqual(['1999']);
    expect(section?.filters.year).toEqual(['2018']);
    expect(introduction?.filters.publisher?.length).toBe(1);
    expect(section?.filters.publisher?.length).toBe(2);
  });

  it('are counted by value', () => {
    const counts = countFilters(
      [
        ['topic', [['council', [0, 1]]]],
        [
          'year',
          [
            ['1999', [0]],
            ['2018', [1]],
          ],
        ],
      ],
      { topic: { council: 'A topic' } },
    );
    expect(counts.topic).toEqual([['council', 'A topic', 2]]);
    expect(counts.year).toEqual([
      ['2018', '2018', 1],
      ['1999', '1999', 1],
    ]);
    expect(counts.status).toEqual([]);
  });

  it('tell by their names what they are, and how new', () => {
    for (const kind of ['section', 'introduction', 'things'] as const) {
      expect(kindOf(recordName(kind, 4711))).toBe(kind);
      expect(rankOf(recordName(kind, 4711))).toBe(4711);
    }
  });
});

describe('the list of a part', () => {
  const pagefind = (lengths: number[]) =>
    encodeCbor([
      '1.5.2',
      lengths.map((words, index) => [`en_${index}`, words]),
      [
        ['alpha', 'beta', 'en_x'],
        ['gamma', 'delta', 'en_y'],
      ],
      [['topic', 'en_f']],
      [],
      ['title'],
    ]);

  it('is Pagefind’s again after packing, with counted names and lengths of three bits', () => {
    const { list, chunks, filters } = fromPagefind(pagefind([213, 7]), ['section', 'introduction']);
    expect([...chunks, ...filters]).toEqual(['en_x', 'en_y', 'en_f']);
    expect(decodeCbor(toPagefind(decodeShardManifest(encodeShardManifest(list))))).toEqual([
      '1.5.2',
      [
        ['0', 224],
        ['-1', 7],
      ],
      [
        ['alpha', 'gamma', '0'],
        ['gamma', '\u{10ffff}', '1'],
      ],
      [['topic', '0']],
      [],
      ['title'],
    ]);
  });

  it('keeps every length within an eighth', () => {
    const lengths = [0, 1, 2, 3, 5, 9, 100, 127, 128, 1000, 4095, 20_000];
    const { list } = fromPagefind(
      pagefind(lengths),
      lengths.map(() => 'section'),
    );
    decodeShardManifest(encodeShardManifest(list)).records.forEach(({ words }, index) => {
      expect(Math.abs(words - (lengths[index] ?? 0))).toBeLessThanOrEqual(Math.max(1, (lengths[index] ?? 0) / 8));
    });
  });

  it('is refused when Pagefind’s is not what it was written for', () => {
    expect(() => fromPagefind(pagefind([1, 2]), ['section'])).toThrow(
      'Pagefind 1.5.2 lists 2 records where 1 were given.',
    );
    expect(() => fromPagefind(encodeCbor(['9.9', []]), [])).toThrow(/Pagefind 9.9/);
  });
});

it('words are kept with the frequent ones first, by letter where they are many', () => {
  const few = writeVocabulary([countWords(['Iran and Iraq, Iran’s'])]);
  expect(few).toEqual({ kept: 'whole', files: [['all', 'and\niran\nirans\niraq']] });
  const letters = (number: number) =>
    String.fromCharCode(...[676, 26, 1].map((by) => 97 + (Math.floor(number / by) % 26)));
  const many = Array.from({ length: 2000 }, (_, index) => `${index % 2 ? 'a' : 'b'}${letters(index)}`);
  expect(
    writeVocabulary([countWords(many)])
      .files.map(([name]) => name)
      .sort(),
  ).toEqual(['2p', '2q']);
});
