import { isPlainDate } from './dates.ts';
import { type KnownDate, parseKnownDate } from './known-date.ts';

/**
 * Compares dates of EDTF level 1 for a list, earliest first: by their first days, the wider one first if these are
 * equal. A range without a start is sorted by its end. No date is before every date.
 */
export function compareDates(a: string | undefined, b: string | undefined): number {
  if (a && b && isPlainDate(a) && isPlainDate(b)) return a < b ? -1 : a > b ? 1 : 0;
  const [first, second] = [getPeriod(a), getPeriod(b)];
  return compareNumbers(first.start, second.start) || compareNumbers(second.end, first.end);
}

const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

function getPeriod(date: string | undefined): { start: number; end: number } {
  const { start, end } = (date && parseKnownDate(date)) || ({} as Partial<KnownDate>);
  return {
    start: start?.first ?? end?.first ?? Number.NEGATIVE_INFINITY,
    end: end?.last ?? Number.POSITIVE_INFINITY,
  };
}

/**
 * Returns the first day that a date can mean. Returns undefined if that is not known: for “about”, uncertain and
 * missing starts. A season can be any part of its year.
 */
export function getFirstDay(date: string): string | undefined {
  const start = parseKnownDate(date)?.start;
  if (!start || start.isApproximate || start.isUncertain) return undefined;
  const day = start.span === 'season' ? new Date(0).setUTCFullYear(start.year, 0, 1) : start.first;
  return new Date(day).toISOString().split('T')[0];
}
