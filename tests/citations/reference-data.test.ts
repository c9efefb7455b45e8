/** Dates, CSL items and RIS records. */
import { describe, expect, it } from 'vitest';
import { toCslItem } from '../../src/citations/formats/csl.ts';
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

  it('exists only for sources with an address', () => {
    expect(listed.flatMap((each) => toCslItem(each, 'en')?.id ?? [])).toEqual(['gazette', 'minutes']);
  });

  it('has one tag a line in RIS, even if its title contains line ends', () => {
    const items = [full, ...listed].flatMap((each) => toCslItem(each, 'en') ?? []);
    expect(toRis(items.slice(0, 2)).split('\r\n')).toEqual(
      [
        ['TY  - ELEC', 'ID  - full', 'AU  - Example, Ann', 'AU  - Council', 'TI  - [One ER - TY - BOOK]'],
        ['T2  - Wire', 'PB  - Gazette', 'PY  - 2026', 'DA  - 2026/01//', 'UR  - https://example.org/full'],
        ['Y2  - 2026/01/13/', 'M1  - 2026/01/13/', 'L2  - https://archive.example/1', 'LA  - fa', 'ER  - ', ''],
        ['TY  - ELEC', 'ID  - gazette', 'TI  - A', 'T2  - Gazette', 'PB  - Gazette', 'UR  - https://example.org/a'],
        ['LA  - en', 'ER  - ', ''],
      ].flat(),
    );
  });
});
