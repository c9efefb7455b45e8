/** Reads the dates of metadata: ISO 8601, RFC 9110, Highwire’s slashes, and months in words. */
import { isPlainDate } from '../../i18n/dates.ts';
import { cleanText } from './clean-text.ts';

/** A date as a publisher wrote it. */
export interface WrittenDate {
  /** `2026-01-12`, `2026-01` or `2026`. */
  date: string;
  /** The moment in milliseconds since 1970, if the text has a time with its zone. */
  moment?: number;
  /** The time is in UTC, so that the publisher’s day may be the one before or after. */
  isUtc?: boolean;
}

/** What precedes the date of a change, by which a text is not dated. */
const updateWords =
  /[\s,;|(–-]*(?:last |zuletzt )?(?:updat|modif|aktualis|actuali|mis à jour|aggiorn|обновл|оновл|更新)/i;

/** Returns a date with as much of it as the text has; undefined for what is none, or could be two. */
export function parseDate(value: unknown, language = 'en'): WrittenDate | undefined {
  // “Published 12 January 2026, updated 14 January 2026”
  const [text = ''] = (cleanText(value) ?? '').split(updateWords);
  const date = parseNumeric(text) ?? parseWithWeekday(text) ?? parseEpoch(text) ?? parseWords(text, language);
  return date && isPlausible(date.date) ? date : undefined;
}

/** Rejects days that do not exist, other calendars, and the zeros of databases. */
function isPlausible(date: string): boolean {
  const year = Number(date.slice(0, 4));
  // Issues of journals are dated ahead by month or year. A day to come is that of an event, or a mistake.
  const isToCome = date.length === 10 && Date.parse(date) > Date.now() + 2 * 24 * 3600 * 1000;
  return (
    isPlainDate(date) && year >= 1500 && year <= new Date().getFullYear() + 1 && !isToCome && date !== '1970-01-01'
  );
}

const join = (...parts: (string | undefined)[]): string =>
  parts.flatMap((part) => part?.padStart(2, '0') ?? []).join('-');

function parseNumeric(text: string): WrittenDate | undefined {
  const [, year, month, day, time] =
    /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ]+(\d.*))?)?)?$/.exec(text) ??
    /^(\d{4})(\d\d)(\d\d)(?:T?(\d{4,6}.*))?$/.exec(text) ??
    /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/.exec(text) ??
    [];
  if (year) return { date: join(year, month, day), ...(day ? readZone(text, time) : {}) };
  // Days before months are written with dots. With slashes, only a number above 12 tells which is which.
  const [, first = '', separator, second = '', lastYear] = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})\b/.exec(text) ?? [];
  if (separator === '.' || Number(first) > 12) return lastYear ? { date: join(lastYear, second, first) } : undefined;
  return lastYear && Number(second) > 12 ? { date: join(lastYear, first, second) } : undefined;
}

/** Reads “Mon, 01/12/2026 - 09:30”, as Drupal writes it: the weekday says which number is the month. */
function parseWithWeekday(text: string): WrittenDate | undefined {
  const [, weekday, first, second, year] = /^(\p{L}{3})\p{L}*,? (\d{1,2})\/(\d{1,2})\/(\d{4})\b/u.exec(text) ?? [];
  const dates = [join(year, first, second), join(year, second, first)].filter((date) => {
    const day = new Date(date);
    return !Number.isNaN(day.getTime()) && day.toUTCString().startsWith(weekday ?? '-');
  });
  return dates[0] !== undefined && new Set(dates).size === 1 ? { date: dates[0] } : undefined;
}

/** Reads the zone of a time. Without one, the time is taken as the publisher’s. */
function readZone(text: string, time = ''): Partial<WrittenDate> {
  const zone = /(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)$/i.exec(time)?.[0];
  const moment = zone
    ? Date.parse(
        text
          .replace(/ (?=[+-]|UTC|GMT)/g, '')
          .replace(' ', 'T')
          .replace(/UTC|GMT/, 'Z'),
      )
    : 0;
  if (!zone || Number.isNaN(moment)) return {};
  const isMidnight = /^00:?00(?::?00)?(?:\.0+)?(?:Z|$|[+ ])/.test(time);
  return { moment, isUtc: !isMidnight && /^(?:Z|UTC|GMT|[+-]00:?(?:00)?)$/i.test(zone) };
}

/** Reads seconds or milliseconds since 1970. */
function parseEpoch(text: string): WrittenDate | undefined {
  if (!/^(?:\d{10}|\d{13})$/.test(text)) return undefined;
  const moment = Number(text.padEnd(13, '0'));
  return { date: new Date(moment).toISOString().slice(0, 10), moment, isUtc: true };
}

/** “12 January 2026”, “12. Januar 2026”, “12 de enero de 2026”, but not the end of a range of days. */
const dayMonthYear = new RegExp(
  String.raw`(?<!\d\.? ?[–-] ?)(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:de\s+)?(\p{L}[\p{L}\p{M}]*)\.?,?` +
    String.raw`\s+(?:de\s+)?(\d{4})(?!\d)`,
  'u',
);

/** Reads months in words: “12 January 2026”, “Jan. 12, 2026”, “2026 Jan 12”, “Mon, 12 Jan 2026 23:10:00 GMT”. */
function parseWords(text: string, language: string): WrittenDate | undefined {
  const [, day, name = '', year] = dayMonthYear.exec(text) ?? [];
  const [, usName = '', usDay, usYear] = /(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(text) ?? [];
  const [, firstYear, lastName = '', lastDay] = /^(\d{4})\s+(\p{L}+)\.?(?:\s+(\d{1,2}))?$/u.exec(text) ?? [];
  const [, onlyName = '', onlyYear] = /^(\p{L}+)\.?,?\s+(\d{4})$/u.exec(text) ?? [];
  const month = findMonth(name || usName || lastName || onlyName, language);
  if (month === undefined) return undefined;
  const date = join(year ?? usYear ?? firstYear ?? onlyYear, month, day ?? usDay ?? lastDay);
  return { date, ...(/\d\d:\d\d.*(?:GMT|UTC)$/.test(text) ? { moment: Date.parse(text), isUtc: true } : {}) };
}

/** Returns the number of a month by its name, or three or more letters of it, in a language or in English. */
function findMonth(name: string, language: string): string | undefined {
  const start = name.toLowerCase();
  if (start.length < 3) return undefined;
  for (const locale of [language, 'en']) {
    const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, {
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    });
    const names = Array.from({ length: 12 }, (_, index) => {
      const parts = format.formatToParts(Date.UTC(2026, index, 12));
      return parts.find(({ type }) => type === 'month')?.value.toLowerCase() ?? '';
    });
    const index = names.findIndex((each) => each.startsWith(start));
    if (index >= 0) return String(index + 1);
  }
  return undefined;
}
