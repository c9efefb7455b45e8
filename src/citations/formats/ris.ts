/**
 * Sources as RIS, one tag a line (https://en.wikipedia.org/wiki/RIS_(file_format) lists the tags; there is no standard).
 * The type is `ELEC`, a page of the web, because its tags keep authors and full dates with every reader.
 */
import { type CslDate, type CslItem, type CslName, toIsoDate } from './csl.ts';

/** A RIS file, with line ends as its readers expect them. */
export function toRis(items: readonly CslItem[]): string {
  return items.map(record).join('\r\n');
}

function record(item: CslItem): string {
  const authors = item.author?.map(name) ?? [];
  const tags: [tag: string, value: string | undefined][] = [
    ['TY', 'ELEC'],
    ['ID', item.id],
    ...authors.map((name): [string, string] => ['AU', name]),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', item.issued && String(item.issued['date-parts'][0][0])],
    ['DA', item.issued && slashed(item.issued)],
    ['UR', item.URL],
    // Two tags for the day it was read: the one most readers look for, and the one of this type.
    ['Y2', item.accessed && slashed(item.accessed)],
    ['M1', item.accessed && slashed(item.accessed)],
    ['L2', item.archive_location],
    ['LA', item.language],
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`],
  );
  return `${lines.join('')}ER  - \r\n`;
}

function name(author: CslName): string {
  if ('literal' in author) return author.literal;
  const { family, given, suffix } = author;
  return [family, given, ...(suffix ? [suffix] : [])].join(', ');
}

/** A date as RIS writes it, always with three slashes: 2026/01/12/, 2026/01//, 2026///. */
function slashed(date: CslDate): string {
  const [year = '', month = '', day = ''] = toIsoDate(date).split('-');
  return `${year}/${month}/${day}/`;
}
