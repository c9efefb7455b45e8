/** Dates, CSL items and RIS records. */
import { describe, expect, it } from 'vitest';
import { type CslItem, toCslItem } from '../../src/citations/formats/csl.ts';
import { toCslDate, toIsoDate } from '../../src/citations/formats/csl-date.ts';
import { toRis } from '../../src/citations/formats/ris.ts';
import type { Source } from '../../src/explainer/schema/source.ts';
import { listed } from '../support/listed-sources.ts';

describe('a date in data', () => {
  it.each([
    ['2026-01-12', [2026, 1, 12]],
    ['2026-01', [2026, 1]],
    ['2026', [2026]],
    ['0987-06-05', [987, 6, 5]],
  ])('%s has the parts that are known, and is unchanged when written again', (date, parts) => {
    expect(toCslDate(date)).toEqual({ 'date-parts': [parts] });
    expect(toIsoDate(toCslDate(date) ?? {})).toBe(date);
  });
});

const full: Source = {
  id: 'full',
  publisher: 'Gazette',
  title: 'One\nER  - \nTY  - BOOK',
  titleStatus: 'from-address',
  via: 'Wire',
  url: 'https://example.org/full',
  kind: 'data',
  authors: ['Ann Example', 'Council'],
  published: '2026-01',
  accessed: '2026-01-13',
  archived: 'https://archive.example/1',
  lang: 'fa',
  quotes: { open: 'o' },
};

describe('a source as data', () => {
  it('has everything that is known of it, in the terms of CSL', () => {
    expect(toCslItem({ ...full, title: 'One' }, 'en')).toEqual({
      id: 'full',
      type: 'dataset',
      title: '[One]',
      author: [{ given: 'Ann', family: 'Example' }, { literal: 'Council' }],
      publisher: 'Gazette',
      'container-title': 'Wire',
      issued: { 'date-parts': [[2026, 1]] },
      accessed: { 'date-parts': [[2026, 1, 13]] },
      URL: 'https://example.org/full',
      archive_location: 'https://archive.example/1',
      language: 'fa',
      custom: { kind: 'data', quotes: { open: 'o' } },
    });
  });

  it('has its quotes, the places of quotes and others, and the translations, by key', () => {
    const source: Source = {
      ...full,
      quotes: {
        open: 'o',
        shut: { words: 's', at: 'p. 3', translation: 'z' },
        left: { words: 'l', translation: { text: 'g', by: 'A. Clerk' } },
      },
      places: { end: '12:40' },
    };
    expect(toCslItem(source, 'en')?.custom).toEqual({
      kind: 'data',
      quotes: { open: 'o', shut: 's', left: 'l' },
      places: { shut: 'p. 3', end: '12:40' },
      translations: { shut: { text: 'z' }, left: { text: 'g', by: 'A. Clerk' } },
    });
    expect(toCslItem({ ...full, quotes: undefined, places: { end: '12:40' } }, 'en')?.custom).toEqual({
      kind: 'data',
      places: { end: '12:40' },
    });
  });

  it('leaves out what is not known, and has the language of the explainer', () => {
    expect(toCslItem({ id: 'a', publisher: 'P', title: 'T', url: 'https://example.org/', kind: 'news' }, 'de')).toEqual(
      {
        id: 'a',
        type: 'webpage',
        title: 'T',
        publisher: 'P',
        'container-title': 'P',
        URL: 'https://example.org/',
        language: 'de',
        custom: { kind: 'news' },
      },
    );
  });

  it('has no address if the source has none, and no site of the publisher', () => {
    expect(toCslItem({ id: 'a', publisher: 'P', title: 'T', number: 'Case 26-1', kind: 'court' }, 'en')).toEqual({
      id: 'a',
      type: 'legal_case',
      title: 'T',
      publisher: 'P',
      authority: 'P',
      number: 'Case 26-1',
      language: 'en',
      custom: { kind: 'court' },
    });
  });

  it.each<[string, CslItem['type'], Partial<Source>]>([
    ['a page of a newsroom', 'webpage', { kind: 'news', url: 'https://example.org/' }],
    ['an article in print', 'article-newspaper', { kind: 'wire', published: '1998', container: 'Gazette' }],
    ['a document of an authority', 'document', { kind: 'official', number: 'A/77/1' }],
    ['a page with a DOI', 'webpage', { kind: 'ngo', doi: '10.1000/182' }],
    ['a book of an organization', 'book', { kind: 'ngo', isbn: '0306406152', url: 'https://example.org/' }],
    ['a chapter', 'chapter', { kind: 'book', isbn: '0306406152', container: 'Bridges' }],
    ['a paper', 'article-journal', { kind: 'journal', doi: '10.1000/182' }],
    ['a post', 'post', { kind: 'social', url: 'https://example.org/' }],
  ])('has a type that fits: %s is %s', (_what, type, fields) => {
    expect(toCslItem({ id: 'a', publisher: 'P', title: 'T', kind: 'news', ...fields }, 'en').type).toBe(type);
  });

  it('has what readers need, and its title in translation', () => {
    const source: Source = { id: 'a', publisher: 'P', title: 'T', url: 'https://example.org/', kind: 'news' };
    expect(toCslItem({ ...source, access: 'paywall', translatedTitle: 'U' }, 'en')).toMatchObject({
      note: 'Title translated: “U”',
      custom: { access: 'paywall', translatedTitle: { text: 'U' } },
    });
  });

  it('has one tag a line in RIS, even if its title contains line ends', () => {
    const items = [full, ...listed].map((each) => toCslItem(each, 'en'));
    expect(toRis(items.slice(0, 2)).split('\r\n')).toEqual(
      [
        ['TY  - DATA', 'ID  - full', 'AU  - Example, Ann', 'AU  - Council', 'TI  - [One ER - TY - BOOK]'],
        ['T2  - Wire', 'PB  - Gazette', 'PY  - 2026', 'DA  - 2026/01//', 'UR  - https://example.org/full'],
        ['Y2  - 2026/01/13/', 'L2  - https://archive.example/1', 'LA  - fa', 'ER  - ', ''],
        ['TY  - ELEC', 'ID  - gazette', 'TI  - A', 'T2  - Gazette', 'PB  - Gazette', 'UR  - https://example.org/a'],
        ['LA  - en', 'ER  - ', ''],
      ].flat(),
    );
  });
});
