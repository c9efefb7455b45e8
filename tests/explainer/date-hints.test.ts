/** What `check` proposes for dates as authors write them. */
import { describe, expect, it } from 'vitest';
import { date, dateOfEvent, dateOfWork, day } from '../../src/explainer/schema/date-fields.ts';
import { proposeDate } from '../../src/explainer/schema/date-hints.ts';

const proposals: Record<string, string[]> = {
  '1998~': ['c. 1998', 'c1998', 'ca. 1998', 'Circa 1998', 'um 1998', 'vers 1998', '~1998', '1998年頃', 'حدود ۱۹۹۸'],
  '1998-03~': ['c. March 1998', 'um März 1998'],
  '1998?': ['[1998]', '[1998?]', '1998 ?', '1998 (?)', 'probably 1998'],
  '1998%': ['[c. 1998]'],
  '199X': [
    '1990s',
    'the 1990s',
    '1990’s',
    '1990er Jahre',
    'années 1990',
    '1990年代',
    'دههٔ ۱۹۹۰',
    '199x',
    'c. 1990s',
    '199X~',
  ],
  '19XX': ['20th century', 'the 1900s', '20. Jahrhundert', '20e siècle'],
  '2024-21': ['spring 2024', 'Frühjahr 2024', 'Frühling 2024', 'printemps 2024', 'primavera de 2024', '2024年春'],
  '2023-24': ['winter 2023/24', 'Winter 2023'],
  '1914/1918': ['1914–1918', '1914-18', '1914/18', '1914 to 1918', 'von 1914 bis 1918', 'از ۱۹۱۴ تا ۱۹۱۸', '1918/1914'],
  '2023/2024': ['2023/24', '2023–24'],
  '1914~/1918': ['c. 1914–1918'],
  '1998': ['1998/1998'],
  '2024-03/2024-05': ['March–May 2024', 'mars à mai 2024'],
  '2024-03-01/2024-03-05': ['1–5 March 2024', '2024-03-01 to 2024-03-05'],
  '../2004': ['before 2004', 'until 2004', 'vor 2004', 'avant 2004'],
  '1998/..': ['after 1998', 'since 1998', 'seit 1998', 'depuis 1998'],
  '2024-03': ['March 2024', 'mars 2024', 'Mar. 2024', '03/2024', '2024-3'],
  '2024-03-12': [
    '12 March 2024',
    '12th of March 2024',
    'March 12, 2024',
    '12. März 2024',
    '12 de marzo de 2024',
    '12 марта 2024',
  ],
  '-0043': ['44 BC', '44 v. Chr.', '44 av. J.-C.'],
  '2024-03-14': [
    ...['Tuesday, 14 March 2024', 'on 14 March 2024', '14-Mar-2024', '2024 Mar 14', '20240314', 'le 14 mars 2024'],
    ...['14 марта 2024 г.', '14 березня 2024', '14 marca 2024', '14 maart 2024', '2024년 3월 14일'],
  ],
  '2024-03-14/2024-03-16': ['14.–16. März 2024', 'du 14 au 16 mars 2024'],
  '2024-01': ['Jänner 2024', 'январь 2024 года', 'mid-January 2024'],
  '2003/..': ['2003–present', '2003-', '2003 onwards', '2003年以降', 'с 2003 года'],
  '../1999': ['no later than 1999'],
  '1999~': ['por volta de 1999', 'около 1999', 'około 1999', 'omstreeks 1999', '约1999年', '1999年ごろ', '1999년경'],
  '198X': [
    ...['Mitte der 1980er Jahre', 'década de 1980', '1980-е', '1980-е годы', 'jaren 1980', '1980’lar'],
    'دهه ۱۹۸۰ میلادی',
  ],
  '18XX': ['19. Jh.', 'XIXe siècle', 'siglo XIX', 'XIX век', '19世紀'],
  '2022-21': ['весна 2022', 'ilkbahar 2022', 'lente 2022', '2022年春季'],
  '1915/1919': ['1915–1919 гг.', 'с 1915 по 1919 г.'],
  '2024-03-13': ['۱۳ مارس ۲۰۲۴', '2024年3月13日', '13.3.2024', '13/03/2024', '2024/3/13', '2024-03-13T10:00Z'],
};

const getHint = (field: typeof day, value: string) =>
  field
    .safeParse(value)
    .error?.issues.map((issue) => (issue.code === 'custom' ? issue.params?.['hint'](value) : ''))[0];

describe('a date that is not in the form of EDTF', () => {
  it.each(Object.entries(proposals).flatMap(([edtf, texts]) => texts.map((text) => [text, edtf])))(
    '“%s” is proposed as %s',
    (text, edtf) => {
      // 2023–24 with a hyphen is winter 2023.
      expect(proposeDate(text)).toBe(edtf);
      expect(getHint(dateOfWork, text)).toBe(`Write “${edtf}”.`);
    },
  );

  it.each(['12/03/2024', 'yesterday', 'May', '2024-13', '31 February 2024', '99 March 2024', '9'.repeat(400)])(
    '“%s” gets no proposal',
    (text) => {
      expect(proposeDate(text)).toBeUndefined();
      expect(getHint(dateOfWork, text)).toContain('make sure that the day exists');
    },
  );

  it.each(['n.d.', 's.d.', 'o. J.', 'undated', 'بی‌تا'])(
    '“%s” can be left out of a source, but not of an event',
    (text) => {
      expect(getHint(dateOfWork, text)).toBe('Leave it out, or write “XXXX”.');
      expect(getHint(dateOfEvent, text)).toBe('Write “XXXX”.');
    },
  );

  it.each(['1 - '.repeat(15), 'c '.repeat(30), '1998-'.repeat(12), '~'.repeat(60), ' to 1'.repeat(12)])(
    'is answered soon if it is %j',
    (text) => {
      expect(proposeDate(text)).toBeUndefined();
    },
  );
});

describe('a year of the Solar Hijri calendar', () => {
  it.each(['۱۴۰۲', '١٤٠٢', '۱۲ مارس ۱۴۰۲'])('%s is not proposed as a Gregorian one', (text) => {
    expect(proposeDate(text)).toBeUndefined();
  });
});

describe('a date that must be exact', () => {
  it('says so', () => {
    const known = '2026-01-12, or 2026-01 or 2026 where the day is not known';
    const never = 'this date can be neither uncertain nor a range.';
    expect(getHint(date, 'c. 1998')).toBe(`Write “1998” if that is exact enough: ${never}`);
    expect(getHint(date, '2024-21')).toBe(`Write “2024” if that is exact enough: ${never}`);
    expect(getHint(date, '1914/1918')).toBe(`Write ${known}: ${never}`);
    expect(getHint(day, '1998~')).toBe(`Write year-month-day, such as 2026-01-12: ${never}`);
    expect(getHint(day, '12 January 2026')).toBe('Write “2026-01-12”.');
    expect(getHint(day, 'n.d.')).toBe('Write year-month-day, such as 2026-01-12.');
  });
});
