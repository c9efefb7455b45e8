/**
 * Reads RIS files as CSL-JSON. The reader of citation-js loses the authors and days of newspapers (NEWS) and all of WEB
 * but the type. Tags: https://en.wikipedia.org/wiki/RIS_(file_format); Zotero’s and EndNote’s exports are the practice.
 */
import { proposeDate } from '../../explainer/schema/date-hints.ts';
import { isKnownDate } from '../../i18n/known-date.ts';
import type { ForeignItem } from './csl-text.ts';
import { fromDateText } from './dates.ts';

/** The types of CSL by those of RIS; any other is a `document`. */
const types: Record<string, string> = {
  ...{ JOUR: 'article-journal', EJOUR: 'article-journal', MGZN: 'article-magazine', NEWS: 'article-newspaper' },
  ...{ BOOK: 'book', EBOOK: 'book', EDBOOK: 'book', CHAP: 'chapter', ECHAP: 'chapter', CONF: 'paper-conference' },
  ...{ CPAPER: 'paper-conference', RPRT: 'report', THES: 'thesis', STAND: 'standard', INPR: 'article' },
  ...{ CASE: 'legal_case', BILL: 'bill', STAT: 'legislation', HEAR: 'hearing', PAT: 'patent', MAP: 'map' },
  ...{ ELEC: 'webpage', WEB: 'webpage', BLOG: 'post-weblog', DATA: 'dataset', AGGR: 'dataset', COMP: 'software' },
  ...{ VIDEO: 'motion_picture', MPCT: 'motion_picture', PCOMM: 'personal_communication', UNPB: 'manuscript' },
  ...{ SOUND: 'broadcast', MULTI: 'motion_picture', ADVS: 'motion_picture', GOVDOC: 'report', LEGAL: 'legal_case' },
  ...{
    CLSWK: 'book',
    SER: 'book',
    UNPD: 'manuscript',
    MANSCPT: 'manuscript',
    DICT: 'entry-dictionary',
    ENCYC: 'entry-encyclopedia',
  },
};

type Tags = Map<string, string[]>;

/** Reads the records of a file, in its order. */
export function readRis(text: string): ForeignItem[] {
  const records: Tags[] = [];
  let lastTag = '';
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, tag, value = ''] = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/.exec(line) ?? [];
    const record = records.at(-1);
    if (tag === 'TY') records.push(new Map([['TY', [value.trim()]]]));
    else if (tag !== undefined && record) record.set(tag, [...(record.get(tag) ?? []), value.trim()]);
    else if (record && line.trim() !== '') continueValue(record, lastTag, line.trim());
    lastTag = tag ?? lastTag;
  }
  return records.map(toItem);
}

/** Long values go on in lines without a tag. */
function continueValue(record: Tags, tag: string, line: string): void {
  const values = record.get(tag);
  const last = values?.pop();
  if (values && last !== undefined) values.push(`${last} ${line}`);
}

/** Tags of the numbers of works, where it is not M1. */
const numberTags: Record<string, string[]> = {
  ...{ RPRT: ['SN', 'M1'], GOVDOC: ['SN', 'M1'], PAT: ['SN', 'M1'], CASE: ['SV', 'M1'], DATA: ['NV', 'M1'], ELEC: [] },
};

/** Types whose T2 is a series, not what they are part of. */
const inSeries = ['BOOK', 'EBOOK', 'EDBOOK', 'RPRT', 'MAP', 'COMP', 'DATA'];

function toItem(tags: Tags): ForeignItem {
  const all = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? []).filter((value) => value !== '');
  const [type = ''] = all('TY');
  const container = inSeries.includes(type) ? all() : all('T2', 'JO', 'JF', 'BT', 'JA', 'J2');
  const item: ForeignItem = {
    id: all('ID', 'LB')[0],
    type: types[type] ?? (type === 'ICOMM' ? getMessageType(tags) : 'document'),
    title: all('TI', 'T1', 'CT', ...(inSeries.includes(type) ? ['BT'] : []))[0],
    author: all('AU', 'A1'),
    publisher: all('PB')[0],
    'container-title': (type.startsWith('C') ? all('C3') : [])[0] ?? container[0],
    issued: readDate(all('DA', 'Y1', 'PY'), all('PY', 'Y1')[0]),
    accessed: readDate(all('Y2', ...(type === 'ELEC' ? ['M1'] : []))),
    URL: all('UR')[0]?.split(/;|\s/)[0],
    DOI: all('DO', ...(all('M3').filter((value) => value.startsWith('10.')).length > 0 ? ['M3'] : []))[0],
    ISBN: all('SN'),
    number: all(...(numberTags[type] ?? ['M1']))[0],
    'call-number': all('AN')[0],
    archive_location: all('L2').find((value) => /^https?:\/\/(?:[\w-]+\.)*(?:archive|perma)\b/.test(value)),
    language: all('LA')[0],
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

/** Zotero has one type for posts in forums and for emails. Only posts have an address. */
const getMessageType = (tags: Tags): string => (tags.has('UR') ? 'post' : 'personal_communication');

/** Returns the date that says most: many programs write the year as PY, and the day as DA, some without the year. */
function readDate(tags: readonly string[], year = ''): string | undefined {
  const dates = tags.flatMap((value) => parseDate(value, /\d{4}/.exec(year)?.[0] ?? '') ?? []);
  // A plain date is longer the more is known of it, and other dates say more than the year alone.
  const precision = (date: string) => (isKnownDate(date) ? date.length : 0);
  return dates.sort((a, b) => precision(b) - precision(a))[0];
}

/** Reads `2024/05/03/`, with any text after the third slash (`2024///spring`), and `May 3`, which lacks the year. */
function parseDate(tag: string, year: string): string | undefined {
  const value = tag.replace(/\/+$/, '');
  const [, numbers = '', words = value] = /^((?:\d{4})?\/\d{0,2}(?:\/\d{0,2})?)(?:\/(.*))?$/.exec(value) ?? [];
  const plain = numbers.split('/').filter(Boolean).join('-');
  // Text that is no date, such as a time of day or “Print edition”, says nothing of the date.
  return [words, `${words} ${plain || year}`].map(proposeDate).find(Boolean) ?? fromDateText(plain || words);
}
