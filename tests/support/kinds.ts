/** One source of every kind, with all that can be known of it. None of these works exists. */
import type { Source } from '../../src/explainer/schema/source.ts';

const common = {
  title: '100% of $5 & #1_a: “Кем?” \\ {x}',
  authors: [
    'Ann Example',
    'García Muestra, Gabriel',
    { family: 'Xi', given: 'Example' },
    { body: 'Bread and Examples' },
  ],
  published: '2026-01-12',
  accessed: '2026-01-13',
  translatedTitle: { text: 'A title & more', by: 'Jane Roe' },
  lang: 'fa',
} satisfies Partial<Source>;

const isbn = '978-0-306-40615-7';
const doi = '10.1002/(SICI)1097-4571(1999)50:11<996::AID-ASI9>3.0.CO;2-X_1';
const url = 'https://example.org/a%20b/?x=1&y=2#part_1';

export const sourcesByKind: Source[] = [
  { ...common, id: 'news-1', kind: 'news', publisher: 'Gazette & Sons', url, container: 'The Sunday Gazette' },
  { ...common, id: 'print-1', kind: 'news', publisher: 'Gazette', container: 'روزنامه', number: '12(3)' },
  { ...common, id: 'wire-1', kind: 'wire', publisher: '通信社', url, via: 'Gazette' },
  { ...common, id: 'ngo-1', kind: 'ngo', publisher: 'Bread and Examples', url },
  { ...common, id: 'tank-1', kind: 'think-tank', publisher: 'Institute', doi, isbn },
  { ...common, id: 'office-1', kind: 'official', publisher: 'Council', url, number: 'A/77/1' },
  { ...common, id: 'entry-1', kind: 'reference', publisher: 'Example Press' },
  { ...common, id: 'data-1', kind: 'data', publisher: 'Bureau', url, doi, number: '12.1' },
  { ...common, id: 'book-1', kind: 'book', publisher: 'Example Press', isbn, via: 'Archive' },
  { ...common, id: 'chapter-1', kind: 'book', publisher: 'Example Press', isbn, container: 'Bridges & $', doi },
  {
    ...common,
    id: 'paper-1',
    kind: 'journal',
    publisher: 'Press',
    container: 'Studies, and 100 %',
    number: '12(3)',
    doi,
  },
  { ...common, id: 'report-1', kind: 'report', publisher: 'Ministry', number: 'No. 7_b', isbn, url },
  { ...common, id: 'case-1', kind: 'court', publisher: 'Court of Examples', number: 'Case 26-1392', url },
  { ...common, id: 'show-1', kind: 'broadcast', publisher: 'Channel 4', container: 'برنامه', number: '3', url },
  { ...common, id: 'post-1', kind: 'social', publisher: 'Council', container: 'Telegram', url },
  { ...common, id: 'talk-1', kind: 'interview', publisher: 'Gazette', number: '2' },
  { ...common, id: 'file-1', kind: 'document', publisher: 'Archive', container: 'Fonds 12', number: '12/B' },
];
