import { isPlainDate } from '../../i18n/dates.ts';

/** Returns how a date that is not in the format of ISO 8601 is written in it: none, one, or two if it is ambiguous. */
export function suggestDates(text: string): string[] {
  const pad = (number = '') => number.padStart(2, '0');
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?!\d).*)?$/.exec(text) ?? [];
  if (year) return [`${year}-${pad(month)}${day ? `-${pad(day)}` : ''}`].filter(isPlainDate);
  const [, first, mark, second, lastYear] = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (lastYear) {
    const dayFirst = `${lastYear}-${pad(second)}-${pad(first)}`;
    const monthFirst = `${lastYear}-${pad(first)}-${pad(second)}`;
    return [...new Set(mark === '.' ? [dayFirst] : [dayFirst, monthFirst])].filter(isPlainDate);
  }
  const [, onlyMonth, itsYear] = /^(\d{1,2})[-/.](\d{4})$/.exec(text) ?? [];
  if (itsYear) return [`${itsYear}-${pad(onlyMonth)}`].filter(isPlainDate);
  // The English name of a month with a day and a year: JavaScript parses it.
  const isNamed = /[a-z]{3}/i.test(text) && /\d{4}/.test(text) && /(?<!\d)\d{1,2}(?!\d)/.test(text);
  const time = isNamed ? Date.parse(`${text} UTC`) : Number.NaN;
  return Number.isNaN(time) ? [] : [new Date(time).toISOString().slice(0, 10)];
}
