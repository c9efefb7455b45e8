/**
 * Writes sources as RIS, one tag a line. There is no standard: https://en.wikipedia.org/wiki/RIS_(file_format)
 * lists the tags. The type is `ELEC`, a web page: with its tags every program that reads RIS keeps authors and
 * full dates.
 */
import { type CslDate, type CslItem, type CslName, toIsoDate } from './csl.ts';

/** Writes a RIS file, with the line ends that programs expect. */
export function toRis(items: readonly CslItem[]): string {
  return items.map(writeRecord).join('\r\n');
}

function writeRecord(item: CslItem): string {
  const authors = item.author?.map(writeName) ?? [];
  const tags: [tag: string, value: string | undefined][] = [
    ['TY', 'ELEC'],
    ['ID', item.id],
    ...authors.map((name): [string, string] => ['AU', name]),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', item.issued && String(item.issued['date-parts'][0][0])],
    ['DA', item.issued && writeDate(item.issued)],
    ['UR', item.URL],
    // Two tags for the day of access: the one that most programs read, and the one of this type.
    ['Y2', item.accessed && writeDate(item.accessed)],
    ['M1', item.accessed && writeDate(item.accessed)],
    ['L2', item.archive_location],
    ['LA', item.language],
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`],
  );
  return `${lines.join('')}ER  - \r\n`;
}

function writeName(author: CslName): string {
  if ('literal' in author) return author.literal;
  const { family, given, suffix } = author;
  return [family, given, ...(suffix ? [suffix] : [])].join(', ');
}

/** Writes a date with three slashes, whatever is known of it: 2026/01/12/, 2026/01//, 2026///. */
function writeDate(date: CslDate): string {
  const [year = '', month = '', day = ''] = toIsoDate(date).split('-');
  return `${year}/${month}/${day}/`;
}
