/**
 * Writes sources as RIS, one tag a line. There is no standard: https://en.wikipedia.org/wiki/RIS_(file_format)
 * lists the tags. The type is `ELEC` (web page), with which reference managers import authors and full dates.
 */
import type { CslName } from '../names.ts';
import type { CslItem } from './csl.ts';
import { type CslDate, formatInWords, toIsoDate } from './csl-date.ts';

/** Writes a RIS file, with CRLF line endings. */
export function toRis(items: readonly CslItem[]): string {
  return items.map(writeRecord).join('\r\n');
}

function writeRecord(item: CslItem): string {
  const authors = item.author?.map(formatName) ?? [];
  const tags: [tag: string, value: string | undefined][] = [
    ['TY', 'ELEC'],
    ['ID', item.id],
    ...authors.map((name): [string, string] => ['AU', name]),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', item.issued && getYear(item.issued)],
    ['DA', item.issued && formatDate(item.issued, item.custom?.edtf)],
    ['UR', item.URL],
    // The access date twice: most programs read Y2, but ELEC defines M1.
    ['Y2', item.accessed && formatDate(item.accessed)],
    ['M1', item.accessed && formatDate(item.accessed)],
    ['L2', item.archive_location],
    ['LA', item.language],
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`],
  );
  return `${lines.join('')}ER  - \r\n`;
}

/** Formats a name. A comma separates its parts, so a name without parts has none. */
function formatName(author: CslName): string {
  if ('literal' in author) return author.literal.replaceAll(',', '');
  const { family, given, suffix } = author;
  return [family, given, suffix].filter(Boolean).join(', ');
}

/** Returns the year without leading zeros. */
const getYear = (date: CslDate): string | undefined => toIsoDate(date) && date['date-parts']?.[0][0]?.toString();

/**
 * Formats a date with all three slashes, even if month or day is unknown: 2026/01/12/, 2026/01//, 2026///. What follows
 * them is free: 1998///c. 1998.
 */
function formatDate(date: CslDate, edtf?: string): string {
  const [year = '', month = '', day = ''] = toIsoDate(date)?.split('-') ?? [];
  return `${year}/${month}/${day}/${edtf ? formatInWords(edtf) : ''}`;
}
