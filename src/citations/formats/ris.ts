/**
 * Writes sources as RIS, one tag a line. There is no standard: https://en.wikipedia.org/wiki/RIS_(file_format)
 * lists the tags. Types and tags are those with which reference managers import most.
 */
import { getStrings } from '../../i18n/strings.ts';
import type { CslName } from '../names.ts';
import type { CslItem } from './csl.ts';
import { type CslDate, formatInWords, toIsoDate } from './csl-date.ts';
import type { CslType } from './csl-type.ts';

/** Writes a RIS file, with CRLF line endings. */
export function toRis(items: readonly CslItem[]): string {
  return items.map(writeRecord).join('\r\n');
}

type Tag = [tag: string, value: string | undefined];

/** A type of RIS, and its tag for the number of a work. */
interface RecordType {
  type: string;
  number?: string;
}

const webPage: RecordType = { type: 'ELEC' };
const report: RecordType = { type: 'RPRT', number: 'SN' };

const recordTypes: Record<CslType, RecordType> = {
  webpage: webPage,
  post: webPage,
  book: { type: 'BOOK' },
  chapter: { type: 'CHAP' },
  'article-journal': { type: 'JOUR', number: 'IS' },
  // With NEWS, citation-js loses authors and days.
  'article-newspaper': { type: 'MGZN', number: 'IS' },
  report,
  // The generic type, GEN, is a journal article to Zotero, which loses publisher and number.
  document: report,
  dataset: { type: 'DATA', number: 'NV' },
  // Zotero and EndNote have the docket number there.
  legal_case: { type: 'CASE', number: 'SV' },
  broadcast: { type: 'VIDEO', number: 'M1' },
  interview: { type: 'PCOMM', number: 'M1' },
};

function writeRecord(item: CslItem): string {
  const { type, number } = recordTypes[item.type];
  const accessed = item.accessed && formatDate(item.accessed);
  const authors = item.author?.map(formatName) ?? [];
  const tags: Tag[] = [
    ['TY', type],
    ['ID', item.id],
    ...authors.map((name): [string, string] => ['AU', name]),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['PB', item.publisher],
    ['PY', item.issued && getYear(item.issued)],
    ['DA', item.issued && formatDate(item.issued, item.custom?.edtf)],
    ...(number ? [[number, item.number ?? item.issue] satisfies Tag] : []),
    ['SN', number === 'SN' ? undefined : item.ISBN],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['DP', item.source],
    // The access date twice: most programs read Y2, but ELEC defines M1.
    ['Y2', accessed],
    ['M1', type === 'ELEC' ? accessed : undefined],
    ['L2', item.archive_location],
    ['LA', item.language],
    ...listNotes(item, number).map((note): Tag => ['N1', note]),
  ];
  const lines = tags.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`],
  );
  return `${lines.join('')}ER  - \r\n`;
}

/** Lists the note, and what the type has no tag for. @param numberTag the tag of the number */
function listNotes({ number, ISBN, note, language }: CslItem, numberTag: string | undefined): string[] {
  return [
    ...(number && !numberTag ? [getStrings(language).workNumber(number)] : []),
    ...(ISBN && numberTag === 'SN' ? [`ISBN ${ISBN}`] : []),
    ...(note ? [note] : []),
  ];
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
