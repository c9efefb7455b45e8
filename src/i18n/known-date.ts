/**
 * Dates as far as they are known, in EDTF level 1 (https://www.loc.gov/standards/datetime/, ISO 8601-2): `1998~`
 * (about), `1998?` (uncertain), `199X`, `2024-21` (spring), `1914/1918`, `1998/..`, `XXXX` (no date), and plain
 * dates.
 */
import edtf, { type ExtendedDate, type Season } from 'edtf';
import { isPlainDate } from './dates.ts';

/** A day, a month, a season, a year, a decade or a century. */
export interface DatePoint {
  span: 'day' | 'month' | 'season' | 'year' | 'decade' | 'century';
  /** Its year, or the first of its years. Years are counted as ISO 8601 does: the year 0 is 1 BC. */
  year: number;
  /** From 1. */
  month?: number;
  day?: number;
  /** From 1, spring, to 4, winter. */
  season?: number;
  isApproximate: boolean;
  isUncertain: boolean;
  /** The first and last millisecond of it (UTC). */
  first: number;
  last: number;
}

/** What is known of a date. A missing end of a range is open or unknown; without both, there is no date. */
export interface KnownDate {
  isRange: boolean;
  /** Whether a range goes on. */
  isOpen?: true;
  start?: DatePoint;
  /** The same as `start` if the date is not a range. */
  end?: DatePoint;
}

const cache = new Map<string, KnownDate | undefined>();

/** Parses a date. Returns undefined if the text is not EDTF level 1, or no date of the calendar. */
export function parseKnownDate(text: string): KnownDate | undefined {
  if (!cache.has(text)) cache.set(text, isPlainDate(text) ? parsePlainDate(text) : parseEdtf(text));
  return cache.get(text);
}

/** Says whether a text is a date of EDTF level 1 that exists in the calendar. */
export function isKnownDate(text: string): boolean {
  return parseKnownDate(text) !== undefined;
}

/** Most dates are plain, and the parser of edtf takes a hundred times longer. */
function parsePlainDate(text: string): KnownDate {
  const [year = 0, month, day] = text.split('-').map(Number);
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const next = day ? Date.UTC(year, (month ?? 1) - 1, day + 1) : Date.UTC(year, month ?? 12, 1);
  const point: DatePoint = {
    span: day ? 'day' : month ? 'month' : 'year',
    year,
    ...(month ? { month } : {}),
    ...(day ? { day } : {}),
    isApproximate: false,
    isUncertain: false,
    first,
    last: next - 1,
  };
  return { isRange: false, start: point, end: point };
}

/** The longest form is `-0044-03-15%/-0044-03-16%`. Neither times of day nor years of five digits are taken. */
const characters = /^[-\dX.?~%/]{1,25}$/;

/** A month whose day, or a year whose month, is given as not known: `2024-03-XX` is `2024-03`. */
const knownPart = /^-?\d{4}(?:-\d{2}(?=-XX$)|(?=-XX(?:-XX)?$))/;

function parseEdtf(text: string): KnownDate | undefined {
  if (!characters.test(text)) return undefined;
  const [known] = knownPart.exec(text) ?? [];
  if (known) return parseKnownDate(known);
  try {
    const date = edtf(text, { level: 1, types: ['Date', 'Season', 'Interval'] });
    if (date.type !== 'Interval') {
      const point = toPoint(date);
      return { isRange: false, ...(point ? { start: point, end: point } : {}) };
    }
    const [start, end] = [date.lower, date.upper].map((value) =>
      value !== null && typeof value === 'object' ? toPoint(value) : undefined,
    );
    return {
      isRange: Boolean(start || end),
      ...(start ? { start } : {}),
      ...(end ? { end } : {}),
      ...(start && date.upper === Number.POSITIVE_INFINITY ? { isOpen: true } : {}),
    };
  } catch {
    return undefined;
  }
}

/**
 * The digits of a year that are not known, as edtf counts them: a bit for each, from the lowest for the first digit.
 */
const unspecified = { year: 0b1111, century: 0b1100, decade: 0b1000 };

/** Returns undefined for `XXXX`, of which nothing is known. */
function toPoint(date: ExtendedDate | Season): DatePoint | undefined {
  if (date.type === 'Season') return toSeason(date);
  const [year = 0, month, day] = date.values;
  const { value } = date.unspecified;
  const isUnknown = (digits: number) => (value & digits) === digits;
  if (isUnknown(unspecified.year)) return undefined;
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return {
    span: isUnknown(unspecified.century) ? 'century' : isUnknown(unspecified.decade) ? 'decade' : precision,
    // For a decade before the year 1, `values` has its last year.
    year: value ? new Date(date.min).getUTCFullYear() : year,
    ...(month === undefined ? {} : { month: month + 1 }),
    ...(day === undefined ? {} : { day }),
    isApproximate: date.approximate.value > 0,
    isUncertain: date.uncertain.value > 0,
    first: date.min,
    last: date.max,
  };
}

/**
 * The standard leaves open which months a season has. Dates are sorted as if it were that of the northern hemisphere,
 * as meteorologists count it: spring is March to May, and winter ends in February of the next year.
 */
function toSeason({ values: [year, number] }: Season): DatePoint {
  const season = number - 20;
  const [first, next] = [season * 3 - 1, season * 3 + 2].map((month) => new Date(0).setUTCFullYear(year, month, 1));
  return {
    span: 'season',
    year,
    season,
    isApproximate: false,
    isUncertain: false,
    first: first ?? 0,
    last: (next ?? 0) - 1,
  };
}
