/** Dates of EDTF level 1: which there are, how readers see them, and how they are sorted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dateOfWork } from '../../src/explainer/schema/date-fields.ts';
import { compareDates, getFirstDay } from '../../src/i18n/compare-dates.ts';
import { formatKnownDate } from '../../src/i18n/format-known-date.ts';
import { isKnownDate, parseKnownDate } from '../../src/i18n/known-date.ts';
import { edtf } from '../support/edtf.ts';
import { root } from '../support/run.ts';

const languages = ['en', 'fa', 'ja', 'de', 'ar', 'fr', 'sv'];

/** Each form, and what readers see in these languages. The last has no words of its own. */
const forms: [date: string, ...shown: string[]][] = [
  ['1998~', 'c. 1998', 'حدود ۱۹۹۸', '1998年頃', 'um 1998', 'نحو 1998', 'vers 1998', '≈ 1998'],
  ['1998?', '1998 (uncertain)', '۱۹۹۸ (؟)', '1998年（？）', '1998 (?)', '1998 (؟)', '1998 (?)', '1998 (?)'],
  [
    '1998%',
    'c. 1998 (uncertain)',
    'حدود ۱۹۹۸ (؟)',
    '1998年頃（？）',
    'um 1998 (?)',
    'نحو 1998 (؟)',
    'vers 1998 (?)',
    '≈ 1998 (?)',
  ],
  [
    '1998-03~',
    'c. March 1998',
    'حدود مارس ۱۹۹۸',
    '1998年3月頃',
    'um März 1998',
    'نحو مارس 1998',
    'vers mars 1998',
    '≈ mars 1998',
  ],
  ['199X', '1990s', 'دههٔ ۱۹۹۰', '1990年代', '1990er', '1990–1999', 'années 1990', '1990–1999'],
  ['190X', '1900–1909', '۱۹۰۰ تا ۱۹۰۹', '1900年～1909年', '1900–1909', '1900–1909', '1900–1909'],
  ['19XX', '1900s', '۱۹۰۰ تا ۱۹۹۹', '1900年～1999年', '1900–1999', '1900–1999', '1900–1999'],
  ['2024-21', 'spring 2024', 'بهار ۲۰۲۴', '2024年春', 'Frühjahr 2024', 'ربيع 2024', 'printemps 2024'],
  ['2024-24', 'winter 2024', 'زمستان ۲۰۲۴', '2024年冬', 'Winter 2024', 'شتاء 2024', 'hiver 2024'],
  ['1914/1918', '1914–1918', '۱۹۱۴ تا ۱۹۱۸', '1914年～1918年', '1914–1918', '1914–1918', '1914–1918'],
  [
    '2024-03/2024-05',
    'March–May 2024',
    'مارس تا مهٔ ۲۰۲۴',
    '2024年3月～2024年5月',
    'März–Mai 2024',
    'مارس – مايو 2024',
    'mars–mai 2024',
  ],
  [
    '2024-03-01/2024-03-05',
    '1–5 March 2024',
    '۱ تا ۵ مارس ۲۰۲۴',
    '2024年3月1日～2024年3月5日',
    '1.–5. März 2024',
    '1–5 مارس 2024',
    '1–5 mars 2024',
  ],
  ['2024-03-01/2024-04-05', '1 March – 5 April 2024'],
  ['1998-05/2004', 'May 1998 – 2004', 'مهٔ ۱۹۹۸ تا ۲۰۰۴', '1998年5月～2004年', 'Mai 1998 – 2004'],
  ['1914~/1918?', 'c. 1914 – 1918 (uncertain)'],
  ['1998/..', 'since 1998', 'از ۱۹۹۸', '1998年以降', 'seit 1998', 'منذ 1998', 'depuis 1998', '1998 – …'],
  ['../2004', 'until 2004', 'تا ۲۰۰۴', '2004年まで', 'bis 2004', 'حتى 2004', 'jusqu’à 2004', '… – 2004'],
  ['1998/', 'from 1998', 'از ۱۹۹۸', '1998年から', 'ab 1998', 'من 1998', 'à partir de 1998', '1998 – ?'],
  ['/2004', 'until 2004'],
  ['2024-XX', '2024', '۲۰۲۴', '2024年', '2024', '2024', '2024'],
  ['2024-03-XX', 'March 2024'],
  ['-0043', '44 BC', '۴۴ ق.م.', '紀元前44年', '44 v. Chr.', '44 ق.م', '44 av. J.-C.'],
  ['-044X', '450–441 BC'],
  ['0044', '44 AD'],
  ['XXXX', 'no date', 'بی‌تاریخ', '日付不明', 'ohne Datum', 'بلا تاريخ', 'sans date', '—'],
  ['../..', 'no date'],
  ['2026-01-12', '12 January 2026'],
];

describe('a date as it is known', () => {
  it.each(forms.flatMap(([date, ...shown]) => shown.map((text, index) => [date, languages[index] ?? '', text])))(
    '%s is shown in %s as “%s”',
    (date, lang, text) => {
      expect(formatKnownDate(date, lang)).toBe(text);
    },
  );

  it.each([
    ...['199', '19', '1998-13', '1998-02-30', '1998-02-30~', '1998~~', '199X~', '2024-21~', '2024-25', '2024-2X'],
    ...['1998/1998', '1918/1914', '2024-21/2024-22', '198X/199X', '1998-01-12T10:00:00Z', 'Y17000', '{1998,1999}', ''],
    ...['1998\n', ' 1998', '٢٠٢٤', '1998/../2004', '9'.repeat(400), '1/'.repeat(200)],
  ])('is not %j', (text) => {
    expect(isKnownDate(text)).toBe(false);
  });
});

describe('the table of dates in docs/writing.md', () => {
  const [, section = ''] = readFileSync(join(root, 'docs/writing.md'), 'utf8').split('\n## Dates that are not exact\n');
  const rows = Array.from(
    section.matchAll(/^\| [^|]+ \| ([^|]*`[^|]+) \| ([^|]+) \|$/gm),
    ([, written = '', shown = '']) => ({
      dates: Array.from(written.matchAll(/`([^`]+)`/g), ([, date = '']) => date),
      shown: shown.replace(' …', '').split(', '),
    }),
  );

  it('has dates as readers see them', () => {
    expect(rows.length).toBeGreaterThan(10);
    for (const { dates, shown } of rows) {
      const texts = dates.map((date) => (isKnownDate(date) ? formatKnownDate(date, 'en') : `${date} is no date`));
      expect(texts.slice(0, shown.length)).toEqual(shown);
      for (const date of dates) expect([date, isKnownDate(date)]).toEqual([date, true]);
    }
  });
});

describe('dates in a list', () => {
  it('are sorted by their first days, and the wider first', () => {
    const sorted = [
      ...[
        'XXXX',
        '-0043',
        '0044',
        '19XX',
        '1914/1918',
        '1914',
        '1914-07',
        '1914-07-28',
        '1915~',
        '199X',
        '1998/..',
        '1998?',
      ],
      ...['../2004', '2024', '2024-02', '2024-21', '2024-04', '2024-22', '2024-24', '2025-01'],
    ];
    expect(sorted.toReversed().toSorted(compareDates)).toEqual(sorted);
  });

  it('put a work without a date where one with “no date” is', () => {
    expect(compareDates(undefined, 'XXXX')).toBe(0);
    expect(compareDates(undefined, '-0043')).toBe(-1);
  });
});

describe('the first day that a date can mean', () => {
  it.each([
    ['2026', '2026-01-01'],
    ['2026-03', '2026-03-01'],
    ['2026-24', '2026-01-01'],
    ['202X', '2020-01-01'],
    ['2026-03/..', '2026-03-01'],
    ['2026~', undefined],
    ['2026?/2027', undefined],
    ['../2026', undefined],
    ['XXXX', undefined],
  ])('of %s is %s', (date, day) => {
    expect(getFirstDay(date)).toBe(day);
  });
});

const pattern = new RegExp(z.toJSONSchema(dateOfWork).pattern ?? '(?!)');

describe('any date of EDTF level 1', () => {
  it('starts before it ends, reads as words, and is allowed by editors', () => {
    fc.assert(
      fc.property(edtf, fc.constantFrom('en', 'fa', 'ja', 'de', 'ar', 'zh', 'fr'), (date, lang) => {
        const { start, end } = parseKnownDate(date) ?? {};
        expect(!start || !end || start.first < end.last).toBe(true);
        expect(formatKnownDate(date, lang)).toMatch(/^[^X~/%]+$/);
        expect(date).toMatch(pattern);
      }),
      { numRuns: 1000 },
    );
  });
});
