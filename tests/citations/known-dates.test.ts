/** Dates that are not exactly known, in CSL-JSON, BibTeX and RIS, parsed again by citation-js. */
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBibtex } from '../../src/citations/formats/bibtex.ts';
import { toCslItem } from '../../src/citations/formats/csl.ts';
import { type CslDate, toCslDate } from '../../src/citations/formats/csl-date.ts';
import { toRis } from '../../src/citations/formats/ris.ts';
import { edtf } from '../support/edtf.ts';

const toItems = (published: string) => {
  const item = toCslItem(
    { id: 'a', publisher: 'Gazette', title: 'A', url: 'https://example.org/', kind: 'news', published },
    'fa',
  );
  return item ? [item] : [];
};

const readBack = (text: string, forceType: string): unknown => new Cite(text, { forceType }).data[0]?.issued;
const field = (name: string, text: string) => new RegExp(`^ {2}${name} = \\{?(.*?)\\}?,$`, 'm').exec(text)?.[1];
const tag = (name: string, text: string) => new RegExp(`^${name} {2}- (.*)\\r$`, 'm').exec(text)?.[1];

interface Expected {
  csl: CslDate | undefined;
  /** `date` for biblatex and `year` for BibTeX. */
  bibtex: [date: string | undefined, year: string | undefined];
  ris: [year: string | undefined, date: string | undefined];
}

const cases: Record<string, Expected> = {
  '1998~': {
    csl: { 'date-parts': [[1998]], circa: true },
    bibtex: ['1998~', 'c. 1998'],
    ris: ['1998', '1998///c. 1998'],
  },
  '1998-03?': {
    csl: { 'date-parts': [[1998, 3]], circa: true },
    bibtex: ['1998-03?', 'March 1998 (uncertain)'],
    ris: ['1998', '1998/03//March 1998 (uncertain)'],
  },
  '199X': {
    csl: { 'date-parts': [[1990], [1999]], literal: '1990s' },
    bibtex: ['199X', '1990s'],
    ris: ['1990', '1990///1990s'],
  },
  '2024-21': {
    csl: { 'date-parts': [[2024]], season: 1 },
    bibtex: ['2024-21', 'spring 2024'],
    ris: ['2024', '2024///spring 2024'],
  },
  '2024-03-01/2024-03-05': {
    csl: {
      'date-parts': [
        [2024, 3, 1],
        [2024, 3, 5],
      ],
    },
    bibtex: ['2024-03-01/2024-03-05', '1–5 March 2024'],
    ris: ['2024', '2024/03/01/1–5 March 2024'],
  },
  '1914~/1918': {
    csl: { 'date-parts': [[1914], [1918]], circa: true },
    bibtex: ['1914~/1918', 'c. 1914 – 1918'],
    ris: ['1914', '1914///c. 1914 – 1918'],
  },
  '1998/..': {
    csl: { literal: 'since 1998' },
    bibtex: ['1998/..', 'since 1998'],
    ris: [undefined, '///since 1998'],
  },
  '../2004': {
    csl: { literal: 'until 2004' },
    bibtex: [undefined, 'until 2004'],
    ris: [undefined, '///until 2004'],
  },
  '-0043': {
    csl: { 'date-parts': [[-44]] },
    bibtex: [undefined, '44 BC'],
    ris: [undefined, '///44 BC'],
  },
  XXXX: { csl: undefined, bibtex: [undefined, undefined], ris: [undefined, undefined] },
};

describe.each(Object.entries(cases))('the date %s', (published, { csl, bibtex, ris }) => {
  const items = toItems(published);

  it('is a date of CSL', () => {
    expect(items[0]?.issued).toEqual(csl);
    expect(readBack(JSON.stringify(items), '@else/json')).toEqual(csl);
  });

  it('is a date for biblatex, and a year in words for BibTeX', () => {
    const text = toBibtex(items);
    expect([field('date', text), field('year', text)]).toEqual(bibtex);
    expect(field('month', text)).toBeUndefined();
    const literal = bibtex[1] && { literal: bibtex[1] };
    expect(readBack(text, '@bibtex/text')).toEqual(literal);
    // citation-js does not know `circa` and open ends, and reads a decade as its first year.
    const [start, ...others] = csl?.['date-parts'] ?? [];
    const parts = { '1998/..': [[1998], undefined], '199X': [start] }[published] ?? [start, ...others];
    const read = readBack(text, '@biblatex/text');
    if (bibtex[0]) expect(read).toMatchObject({ 'date-parts': parts });
    else expect(read).toEqual(literal);
  });

  it('is a year and a date in RIS, with its words', () => {
    const text = toRis(items);
    expect([tag('PY', text), tag('DA', text)]).toEqual(ris);
    const read = readBack(text, '@ris/file');
    if (ris[0]) expect(read).toEqual({ 'date-parts': [csl?.['date-parts']?.[0]] });
  });
});

describe('any date of EDTF level 1', () => {
  it('has numbers that CSL allows, or words', () => {
    fc.assert(
      fc.property(edtf, (date) => {
        const csl = toCslDate(date);
        for (const [year = 0, month = 1, day = 1] of csl?.['date-parts'] ?? []) {
          expect(year).not.toBe(0);
          expect([year, month, day].every(Number.isInteger)).toBe(true);
          expect(month >= 1 && month <= 12 && day >= 1 && day <= 31).toBe(true);
        }
        expect(!csl || Boolean(csl['date-parts'] ?? csl.literal)).toBe(true);
        expect(JSON.parse(JSON.stringify(csl ?? null))).toEqual(csl ?? null);
      }),
      { numRuns: 1000 },
    );
  });

  it('is read by citation-js in each format', () => {
    fc.assert(
      fc.property(edtf, (date) => {
        const items = toItems(date);
        readBack(toBibtex(items), '@biblatex/text');
        readBack(toBibtex(items), '@bibtex/text');
        readBack(toRis(items), '@ris/file');
      }),
      { numRuns: 200 },
    );
  });
});
