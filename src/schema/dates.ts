/** Plain dates as ISO 8601 writes them: a day, a month or a year, with no time and no zone. */

/** Whether `text` is `2026-01-12`, `2026-01` or `2026` and exists in the calendar. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether the date names a day. */
export function isDay(text: string): boolean {
  return isPlainDate(text) && text.length === 10;
}

/** A plain date in the words of a language: “14 January 2026”, “January 2026”, “2026”. */
export function formatDate(date: string, lang: string): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', calendar: 'gregory', year: 'numeric' };
  if (month) options.month = 'long';
  if (day) options.day = 'numeric';
  const locale = lang === 'en' ? 'en-GB' : lang;
  return new Intl.DateTimeFormat(locale, options).format(new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)));
}
