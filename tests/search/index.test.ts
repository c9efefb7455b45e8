/** What goes into the index: synonyms, shards, records, filter counts, shard manifests, the vocabulary. */
import { describe, expect, it } from 'vitest';
import { findAbbreviations } from '../../src/parse/render/abbreviations.ts';
import { decodeCbor, encodeCbor } from '../../src/search/format/cbor.ts';
import { getRecordKind, getRecordRank, recordName } from '../../src/search/format/format.ts';
import { decodeMeta, encodeMeta } from '../../src/search/format/pagefind.ts';
import {
  decodeShardManifest,
  encodeShardManifest,
  type ShardManifest,
} from '../../src/search/format/shard-manifest.ts';
import { countFilters } from '../../src/search/index/filter-counts.ts';
import { createSearchRecords, type SearchableExplainer } from '../../src/search/index/search-records.ts';
import { splitShards } from '../../src/search/index/split-shards.ts';
import { createSynonymFinder, groupSynonyms } from '../../src/search/index/synonyms.ts';
import { countWords, formatVocabulary } from '../../src/search/index/vocabulary.ts';
import { parseSmallExplainer } from '../support/small-explainer.ts';

describe('synonyms', () => {
  const glossary = { irgc: { term: 'IRGC', also: ['Revolutionary Guards'], definition: '', sources: [] } };
  const introduced = findAbbreviations([
    'The Maravel Coast Guard Authority (MCGA) came. The IMF (International Monetary Fund) did not. ' +
      'A Word (XYZ) is none.',
  ]);
  const findSynonyms = createSynonymFinder(groupSynonyms(glossary, introduced));
  it.each([
    ['The IRGC said so.', 'Revolutionary Guards'],
    ['The Revolutionary Guards’ men.', ''],
    ['the revolutionary guards said', 'IRGC'],
    ['Boats of the MCGA', 'Maravel Coast Guard Authority'],
    ['The Maravel Coast Guard Authority', 'MCGA'],
    ['The International Monetary Fund', 'IMF'],
    ['A XYZ', ''],
  ])('for “%s” include “%s”', (text, synonym) => {
    expect(findSynonyms(text).includes(synonym)).toBe(synonym !== '');
  });
});

describe('abbreviations', () => {
  it.each([
    ['The Bank of Example (BE) opened.', [['Bank of Example', 'BE']]],
    ['The BE (Bank of Example) opened, as did the BE (Bank of Example).', [['Bank of Example', 'BE']]],
    ['The Name of It (NOI) counts small words.', []],
    ['The Group Seven Nations (G7) has a digit.', []],
  ])('in “%s” are %j', (text, pairs) => {
    expect(findAbbreviations([text])).toEqual(pairs);
  });
});

describe('shards', () => {
  const on = (published: string) => ({ slug: published, published }) as SearchableExplainer;
  const list = ['2026-05-01', '2026-03-01', '2026-01-01', '2025-01-01', '2024-01-01'].map(on);
  const shape = (limit: number) =>
    splitShards(list, limit).map(({ name, explainers }) => `${name}: ${explainers.map(({ slug }) => slug).join(' ')}`);

  it('are one if the explainers are few', () => {
    expect(shape(5)).toEqual([': 2026-05-01 2026-03-01 2026-01-01 2025-01-01 2024-01-01']);
  });
  it('are years, newest first, if the explainers are many', () => {
    expect(shape(3)).toEqual(['2026: 2026-05-01 2026-03-01 2026-01-01', '2025: 2025-01-01', '2024: 2024-01-01']);
  });
  it('split a year that has too many explainers', () => {
    expect(shape(2).slice(0, 2)).toEqual(['2026 (2): 2026-05-01 2026-03-01', '2026 (1): 2026-01-01']);
  });
});

describe('records', () => {
  const explainer = parseSmallExplainer('Before 1999.[^a]\n\n## One\n\nIn May 2018, on page 1234, 25% [^b][^c]');
  const records = createSearchRecords(explainer, {}, () => []);

  it('are the introduction, each section, and the entities of an explainer', () => {
    expect(
      records.map(({ fragment }) => [fragment.url, fragment.explainer !== undefined, fragment.things?.length]),
    ).toEqual([
      [`${explainer.slug}/`, false, undefined],
      [`${explainer.slug}/#one`, true, undefined],
      [`${explainer.slug}/`, false, explainer.sources.length],
    ]);
  });

  it('find a source by its translated title, by what it is part of, and by its numbers', () => {
    const sources = `  - id: paper
    publisher: Press
    title: Poids
    translatedTitle: { text: Load, by: Jane Roe }
    container: Journal of Bridges
    number: 12(3)
    doi: 10.1000/182
    isbn: 0-306-40615-2
    kind: journal`;
    const withPaper = createSearchRecords(parseSmallExplainer('A.[^paper]\n\n## One', { sources }), {}, () => []);
    expect(withPaper.at(-1)?.fragment.things?.[0]?.[2]).toBe(
      'Press: Poids (Load), Journal of Bridges, 12(3), 10.1000/182, 0-306-40615-2',
    );
  });

  it('have the filter values of the section', () => {
    const [introduction, section] = records;
    expect(introduction?.filters.year).toEqual(['1999']);
    expect(section?.filters.year).toEqual(['2018']);
    expect(introduction?.filters.publisher?.length).toBe(1);
    expect(section?.filters.publisher?.length).toBe(2);
  });

  it('are counted by filter value', () => {
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

  it('have names that hold their kind and rank', () => {
    for (const kind of ['section', 'introduction', 'entities'] as const) {
      expect(getRecordKind(recordName(kind, 4711))).toBe(kind);
      expect(getRecordRank(recordName(kind, 4711))).toBe(4711);
    }
  });
});

describe('the manifest of a shard', () => {
  const encodePagefindMeta = (lengths: number[]) =>
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

  it('comes from Pagefind’s manifest', () => {
    expect(decodeMeta(encodePagefindMeta([213, 7]), 2)).toEqual({
      version: '1.5.2',
      wordCounts: [213, 7],
      postingFiles: ['en_x', 'en_y'],
      filterFiles: ['en_f'],
      fields: ['title'],
    });
  });

  it('is expanded to Pagefind’s manifest, with numbered files and lengths of three bits', () => {
    const manifest: ShardManifest = {
      version: '1.5.2',
      records: [
        { kind: 'section', words: 213 },
        { kind: 'introduction', words: 7 },
      ],
      firstWords: ['alpha', 'gamma'],
      filters: ['topic'],
      fields: ['title'],
    };
    expect(decodeCbor(encodeMeta(decodeShardManifest(encodeShardManifest(manifest))))).toEqual([
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

  it('keeps the length of every record within an eighth', () => {
    const lengths = [0, 1, 2, 3, 5, 9, 100, 127, 128, 1000, 4095, 20_000];
    const records = lengths.map((words) => ({ kind: 'section', words }) as const);
    const manifest = { version: '1.5.2', records, firstWords: [], filters: [], fields: [] };
    decodeShardManifest(encodeShardManifest(manifest)).records.forEach(({ words }, index) => {
      expect(Math.abs(words - (lengths[index] ?? 0))).toBeLessThanOrEqual(Math.max(1, (lengths[index] ?? 0) / 8));
    });
  });

  it('is not created if Pagefind’s manifest is not as expected', () => {
    expect(() => decodeMeta(encodePagefindMeta([1, 2]), 1)).toThrow(
      'Pagefind 1.5.2 lists 2 records, but 1 were indexed.',
    );
    expect(() => decodeMeta(encodeCbor(['9.9', []]), 0)).toThrow(/Pagefind 9.9/);
  });
});

it('the vocabulary has frequent words first, and is split by first letter if it is large', () => {
  const few = formatVocabulary([countWords(['Iran and Iraq, Iran’s'])]);
  expect(few).toEqual({ kept: 'whole', files: [['all', 'iran\nand\niraq']] });
  const letters = (number: number) =>
    String.fromCharCode(...[676, 26, 1].map((by) => 97 + (Math.floor(number / by) % 26)));
  const many = Array.from({ length: 2000 }, (_, index) => `${index % 2 ? 'a' : 'b'}${letters(index)}`);
  expect(
    formatVocabulary([countWords(many)])
      .files.map(([name]) => name)
      .sort(),
  ).toEqual(['2p', '2q']);
});
