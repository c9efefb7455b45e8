/** Converts the dates of reference managers to dates of sources (ISO 8601 and its extension EDTF). */

type Numbers = (number | string | null)[];

/** A date of CSL, as programs write it. */
export interface ForeignDate {
  'date-parts'?: Numbers[];
  season?: number | string;
  circa?: boolean | number | string;
  raw?: string;
  literal?: string;
}

/** Converts a date of CSL. Returns undefined if there is none, and the text itself if it is not understood. */
export function fromCslDate(date: ForeignDate | string | undefined): string | undefined {
  if (typeof date !== 'object' || date === null) return typeof date === 'string' ? fromDateText(date) : undefined;
  const parts = (date['date-parts'] ?? []).map(joinParts).filter((part) => part !== '');
  const [start = '', end] = parts;
  if (start === '') {
    const text = date.raw ?? date.literal;
    return text === undefined ? undefined : fromDateText(text);
  }
  const season = /^\d{4}$/.test(start) && end === undefined ? toSeason(date.season) : undefined;
  const about = date.circa && date.circa !== 'false' ? '~' : '';
  return [season ? `${start}-${season}` : start, ...(end && end !== start ? [end] : [])]
    .map((each) => each + about)
    .join('/');
}

/** Joins year, month and day. Months from 13 are seasons, as citeproc-js writes them. */
function joinParts(parts: Numbers): string {
  const numbers = parts.map(Number);
  const end = numbers.findIndex((number) => !Number.isInteger(number) || number === 0);
  const [year, month, day] = end < 0 ? numbers : numbers.slice(0, end);
  if (year === undefined || year < 0) return year === undefined ? '' : String(year);
  const isSeason = month !== undefined && month > 12 && month <= 16;
  const shown = isSeason ? [year, month + 8] : [year, month, day];
  return shown
    .filter((part) => part !== undefined)
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
}

const seasons = ['spring', 'summer', 'autumn', 'winter'];

function toSeason(season: string | number | undefined): string | undefined {
  if (season === undefined) return undefined;
  const name = String(season).toLowerCase().replace('fall', 'autumn');
  const number = seasons.includes(name) ? seasons.indexOf(name) + 1 : Number(name);
  return number >= 1 && number <= 4 ? String(number + 20) : undefined;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const monthName = String.raw`(${months.join('|')})[a-z]*\.?`;

/** The forms of dates in text, each with what it means. */
const forms: [form: RegExp, write: (...parts: string[]) => string][] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[t /].*)/, (year, month, day) => toIso(year, month, day)],
  [/^(\d{4})[-/.](\d{1,2})[/.]*$/, (year, month) => toIso(year, month)],
  [/^(\d{4})[/.]*$/, (year) => toIso(year)],
  [new RegExp(`^(\\d{1,2})\\.? ${monthName},? (\\d{4})$`), (day, month, year) => toIso(year, toMonth(month), day)],
  [
    new RegExp(`^${monthName} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`),
    (month, day, year) => toIso(year, toMonth(month), day),
  ],
  [new RegExp(`^${monthName},? (\\d{4})$`), (month, year) => toIso(year, toMonth(month))],
  [/^(?:c\.?|ca\.?|circa) ?(\d{4})$/, (year) => `${year}~`],
  [/^(\d{4})s$/, (year) => `${year?.slice(0, 3)}X`],
  [/^(spring|summer|autumn|fall|winter),? (\d{4})$/, (season, year) => `${year}-${toSeason(season)}`],
  [/^(\d{4}) ?[–—-] ?(\d{4})$/, (start, end) => `${start}/${end}`],
];

const toMonth = (name = ''): string => String(months.indexOf(name.slice(0, 3)) + 1);

const toIso = (...parts: (string | undefined)[]): string =>
  parts.map((part = '', index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-');

/** What bibliographies write for no date. */
const noDate = /^(?:n\.? ?d\.?|s\.? ?[ad]\.?|o\.? ?j\.?|undated|no date)$/;

/** Converts a date in text. Returns undefined if it says that there is none, and the text if it is not understood. */
export function fromDateText(text: string): string | undefined {
  const date = text.trim().replace(/\s+/g, ' ').toLowerCase();
  if (date === '' || noDate.test(date)) return undefined;
  for (const [form, write] of forms) {
    const match = form.exec(date);
    if (match) return write(...match.slice(1));
  }
  return text.trim();
}
