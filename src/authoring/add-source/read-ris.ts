/**
 * Reads RIS files as CSL-JSON. The reader of citation-js loses the authors and days of newspapers (NEWS) and all of WEB
 * but the type. Tags: https://en.wikipedia.org/wiki/RIS_(file_format); Zotero’s and EndNote’s exports are the practice.
 */
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
  ...{ MANSCPT: 'manuscript', DICT: 'entry-dictionary', ENCYC: 'entry-encyclopedia' },
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

/** Types whose T2 is a series, not what they are part of. */
const inSeries = ['BOOK', 'EBOOK', 'EDBOOK', 'RPRT', 'MAP', 'COMP', 'DATA'];

function toItem(tags: Tags): ForeignItem {
  const all = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? []).filter((value) => value !== '');
  const [type = ''] = all('TY');
  const container = inSeries.includes(type) ? all() : all('T2', 'JO', 'JF', 'BT', 'JA', 'J2');
  const item: ForeignItem = {
    id: all('ID', 'LB')[0],
    type: types[type] ?? 'document',
    title: all('TI', 'T1', 'CT', ...(inSeries.includes(type) ? ['BT'] : []))[0],
    author: all('AU', 'A1'),
    publisher: all('PB')[0],
    'container-title': container[0],
    issued: { raw: findMostExact(all('DA', 'Y1', 'PY')) },
    accessed: { raw: findMostExact(all('Y2', ...(type === 'ELEC' ? ['M1'] : []))) },
    URL: all('UR')[0]?.split(';')[0],
    DOI: all('DO', ...(all('M3').filter((value) => value.startsWith('10.')).length > 0 ? ['M3'] : []))[0],
    ISBN: all('SN'),
    number: type === 'RPRT' || type === 'PAT' ? all('SN', 'M1')[0] : type === 'ELEC' ? undefined : all('M1')[0],
    archive_location: all('L2').find((value) => /^https?:\/\/(?:[\w-]+\.)*(?:archive|perma)\b/.test(value)),
    language: all('LA')[0],
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

/** Returns the date with the most parts: most programs write the year as PY, and the day as DA. */
function findMostExact(dates: readonly string[]): string {
  const count = (date: string) => (/^\d/.test(date) ? (fromDateText(date)?.split('-').length ?? 0) : 1);
  return [...dates].sort((a, b) => count(b) - count(a))[0] ?? '';
}
