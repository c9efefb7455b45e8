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

const formats = new Map<string, Intl.DateTimeFormat>();
/** Lists of a large site show the same days again and again. */
const written = new Map<string, string>();

/**
 * A plain date in the words of a language: “14 January 2026”, “January 2026”, “2026”.
 * @param width of the month’s name; `short`, where there is little room, makes it “14 Jan 2026”
 */
export function formatDate(date: string, lang: string, width: 'long' | 'short' = 'long'): string {
  const key = `${date} ${lang} ${width}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const [year = 0, month, day] = date.split('-').map(Number);
  const name = `${lang} ${date.length} ${width}`;
  // Making a format costs a hundred times what using it costs.
  const format = formats.get(name) ?? new Intl.DateTimeFormat(getRegion(lang), formatOptions(width, month, day));
  formats.set(name, format);
  const text = format.format(new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)));
  written.set(key, text);
  return text;
}

/** English of no other country is British here. */
export function getRegion(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang;
}

function formatOptions(
  width: 'long' | 'short',
  month: number | undefined,
  day: number | undefined,
): Intl.DateTimeFormatOptions {
  return {
    timeZone: 'UTC',
    calendar: 'gregory',
    year: 'numeric',
    ...(month ? { month: width } : {}),
    ...(day ? { day: 'numeric' } : {}),
  };
}
