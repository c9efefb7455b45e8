import { getDateWords } from './date-words.ts';
import { formatDate, getDateFormat, isPlainDate } from './dates.ts';
import { type DatePoint, parseKnownDate } from './known-date.ts';

const cache = new Map<string, string>();

/**
 * Formats a date of EDTF level 1 in a language: “c. 1998”, “1990s”, “spring 2024”, “March–May 2024”, “since 1998”; a
 * plain date as `formatDate` does. Any other text is returned as it is.
 */
export function formatKnownDate(date: string, lang: string): string {
  if (isPlainDate(date)) return formatDate(date, lang);
  const key = `${date} ${lang}`;
  const text = cache.get(key) ?? describe(date, lang);
  cache.set(key, text);
  return text;
}

function describe(date: string, lang: string): string {
  const known = parseKnownDate(date);
  if (!known) return date;
  const words = getDateWords(lang);
  const { start, end, isRange, isOpen } = known;
  if (start && end) return isRange ? formatRange(start, end, lang) : formatPoint(start, lang);
  if (start) return (isOpen ? words.since : words.from)(formatPoint(start, lang));
  return end ? words.until(formatPoint(end, lang)) : words.noDate;
}

function formatPoint(point: DatePoint, lang: string): string {
  const words = getDateWords(lang);
  const date = formatSpan(point, lang);
  const about = point.isApproximate ? words.about(date) : date;
  return point.isUncertain ? words.uncertain(about) : about;
}

function formatSpan(point: DatePoint, lang: string): string {
  const { span, year, season = 1, first } = point;
  const words = getDateWords(lang);
  if (span === 'season') return words.inSeason(words.seasons[season - 1] ?? '', formatYear(point, lang));
  if (span !== 'decade' && span !== 'century') return getFormat([point], lang).format(first);
  // “1900s” is the century, so the decade has its years.
  const name = span === 'century' ? words.century : year % 100 === 0 ? undefined : words.decade;
  return name && year >= 100 ? name(formatYear(point, lang)) : formatInterval(point, point, lang);
}

function formatYear({ first, year }: DatePoint, lang: string): string {
  return getFormat([{ span: 'year', year }], lang).format(first);
}

function formatRange(start: DatePoint, end: DatePoint, lang: string): string {
  const isExact = [start, end].every(({ isApproximate, isUncertain }) => !isApproximate && !isUncertain);
  if (isExact && start.span === end.span) return formatInterval(start, end, lang);
  return getDateWords(lang).range(formatPoint(start, lang), formatPoint(end, lang));
}

/** Formats the time from the start of one date to the end of another of the same precision. */
function formatInterval(start: DatePoint, end: DatePoint, lang: string): string {
  const format = getFormat([start, end], lang);
  const parts = format.formatRangeToParts(start.first, end.last);
  const text = parts.map(({ value }) => value).join('');
  // Some languages, such as Japanese, write months as numbers in a range only.
  if (text.includes('/')) return getDateWords(lang).range(format.format(start.first), format.format(end.last));
  // A dash between two words has no spaces, even thin ones.
  const isSpaced = parts.some(({ source, value }) => source !== 'shared' && /\s/.test(value));
  return isSpaced ? text.replaceAll('\u2009', ' ') : text.replace(/\u2009–\u2009/, '–');
}

/** Returns the format of dates of one precision. Years of fewer than three digits need their era. */
function getFormat([first, last = first]: Pick<DatePoint, 'span' | 'year'>[], lang: string): Intl.DateTimeFormat {
  const precision = first?.span === 'day' || first?.span === 'month' ? first.span : 'year';
  return getDateFormat(lang, { precision, hasEra: Math.min(first?.year ?? 0, last?.year ?? 0) < 100 });
}
