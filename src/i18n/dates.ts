/** Plain dates in the format of ISO 8601: a day, a month or a year, without time and time zone. */

/** Says whether `text` is a date such as `2026-01-12`, `2026-01` or `2026` that exists in the calendar. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Says whether `text` is a plain date with a day. */
export function isDay(text: string): boolean {
  return isPlainDate(text) && text.length === 10;
}

const formatCache = new Map<string, Intl.DateTimeFormat>();
/** Lists of a large site show the same dates again and again. */
const textCache = new Map<string, string>();

/**
 * Formats a plain date in a language: “14 January 2026”, “January 2026”, “2026”.
 * @param width of the month’s name; `short` gives “14 Jan 2026”
 */
export function formatDate(date: string, lang: string, width: 'long' | 'short' = 'long'): string {
  const key = `${date} ${lang} ${width}`;
  const cached = textCache.get(key);
  if (cached !== undefined) return cached;
  const [year = 0, month, day] = date.split('-').map(Number);
  const format = getDateFormat(lang, { width, precision: day ? 'day' : month ? 'month' : 'year' });
  const text = format.format(new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)));
  textCache.set(key, text);
  return text;
}

/** Returns the language tag to format with: English without a region is British English. */
export function getRegion(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang;
}

/** What a format shows of a date. */
interface DateFormatOptions {
  precision: 'day' | 'month' | 'year';
  /** Of the month’s name. */
  width?: 'long' | 'short';
  /** Whether it says that a year is before or after the birth of Christ. */
  hasEra?: boolean;
}

/** Returns a format for dates in UTC and the Gregorian calendar. */
export function getDateFormat(
  lang: string,
  { precision, width = 'long', hasEra = false }: DateFormatOptions,
): Intl.DateTimeFormat {
  const key = `${lang} ${precision} ${width} ${hasEra}`;
  const cached = formatCache.get(key);
  if (cached) return cached;
  // A format costs a hundred times more to make than to use.
  const format = new Intl.DateTimeFormat(getRegion(lang), {
    timeZone: 'UTC',
    calendar: 'gregory',
    year: 'numeric',
    ...(precision === 'year' ? {} : { month: width }),
    ...(precision === 'day' ? { day: 'numeric' } : {}),
    ...(hasEra ? { era: 'short' } : {}),
  });
  formatCache.set(key, format);
  return format;
}
