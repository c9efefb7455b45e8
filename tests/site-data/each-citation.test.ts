/** What a reader gets for each kind of citation, next to what the author wrote. */
import { describe, expect, it } from 'vitest';
import { renderSourceList } from '../../src/site-data/reference-lists.ts';
import { listBacklinks, listMarks, listQuotes, rows, selectItems } from '../support/citation-parts.ts';
import { parseSmallExplainer, selectAttributes } from '../support/small-explainer.ts';

const repeat = <Item>(count: number, make: (n: number) => Item) => Array.from({ length: count }, (_, n) => make(n + 1));

const inOne = ['one | cite-a-1 | 1 | #source-a | Source 1: Paper A'];
const backToOne = ['source-a | #cite-a-1 | Cited in One'];
const sourceLine = (id: string, more = '') =>
  `  - { id: ${id}, publisher: P, title: T, url: "https://example.org/${id}", kind: news${more} }`;

const cases = [
  {
    what: 'three citations in a row',
    written: 'Three say so.[^a][^b][^c]\n\n## One\n\nText.',
    marks: [
      'introduction | cite-a-1 | 1 | #source-a | Source 1: Paper A',
      'introduction | cite-b-1 | 2 | #source-b | Source 2: Paper B',
      'introduction | cite-c-1 | 3 | #source-c | Source 3: Paper C',
    ],
    back: ['a', 'b', 'c'].map((id) => `source-${id} | #cite-${id}-1 | Cited in the introduction`),
  },
  {
    what: 'a citation in a table',
    written: '## One\n\n| Place | Fact |\n| --- | --- |\n| A cell | A fact.[^a] |',
    marks: inOne,
    back: backToOne,
  },
  { what: 'a citation in a heading', written: '## One[^a]\n\nText.', marks: inOne, back: backToOne },
  { what: 'a citation in a list', written: '## One\n\n- A fact.[^a]', marks: inOne, back: backToOne },
  {
    what: 'a citation in a component',
    written: '## One\n\n<Callout title="Aside">\n\nA fact.[^a]\n\n</Callout>',
    marks: inOne,
    back: backToOne,
  },
  {
    what: 'a note with citations that is itself cited twice',
    written: '## One\n\nHere,[^n] and here.[^n] A fact.[^b]\n\n[^n]: It cites.[^a] It cites more.[^b]',
    marks: [
      'one | cite-note-n-1 | a | #note-n | Note a',
      'one | cite-note-n-2 | a | #note-n | Note a',
      'one | cite-b-1 | 1 | #source-b | Source 1: Paper B',
      'notes | cite-a-1 | 2 | #source-a | Source 2: Paper A',
      'notes | cite-b-2 | 1 | #source-b | Source 1: Paper B',
    ],
    back: [
      'note-n | #cite-note-n-1 | Cited in One',
      'note-n | #cite-note-n-2 | Cited in One, 2',
      'source-b | #cite-b-1 | Cited in One',
      'source-b | #cite-b-2 | Notes',
      'source-a | #cite-a-1 | Cited in Notes',
    ],
  },
  {
    what: 'a citation of a quote',
    written: '## One\n\nA fact.[^q:open] In general.[^q]',
    sources: sourceLine('q', ', quotes: { open: The bridge is open }'),
    marks: ['one | cite-q-1 | 1 | #source-q | Source 1: P | open', 'one | cite-q-2 | 1 | #source-q | Source 1: P'],
    back: ['source-q | #cite-q-1 | Cited in One', 'source-q | #cite-q-2 | Cited in One, 2'],
  },
  {
    what: 'one source cited thirty times',
    written: `## One\n\n${'A fact.[^a] '.repeat(30)}`,
    marks: repeat(30, (n) => `one | cite-a-${n} | 1 | #source-a | Source 1: Paper A`),
    back: repeat(30, (n) => `source-a | #cite-a-${n} | Cited in One${n > 1 ? `, ${n}` : ''}`),
  },
  {
    what: 'a hundred and twenty sources',
    written: `## One\n\n${repeat(120, (n) => `Fact.[^s${n}]`).join(' ')}`,
    sources: repeat(120, (n) => sourceLine(`s${n}`)).join('\n'),
    marks: repeat(120, (n) => `one | cite-s${n}-1 | ${n} | #source-s${n} | Source ${n}: P`),
    back: repeat(120, (n) => `source-s${n} | #cite-s${n}-1 | Cited in One`),
  },
];

describe('what a reader gets', () => {
  it.each(cases)('for $what', ({ written, sources = '', marks, back }) => {
    const explainer = parseSmallExplainer(written, { sources });
    expect(rows(listMarks(explainer))).toEqual(marks);
    expect(rows(listBacklinks(explainer))).toEqual(back);
  });

  it('for a quote in Persian: the quote in its language and direction, and a link to it in the source', () => {
    const sources = sourceLine('q', ', lang: fa, quotes: { closed: پل بسته است }');
    const explainer = parseSmallExplainer('## One\n\nA fact.[^q:closed]', { sources });
    expect(rows(listMarks(explainer))).toEqual(['one | cite-q-1 | 1 | #source-q | Source 1: P | closed']);
    const address = 'https://example.org/q#:~:text=%D9%BE%D9%84%20%D8%A8%D8%B3%D8%AA%D9%87%20%D8%A7%D8%B3%D8%AA';
    expect(rows(selectItems(explainer).flatMap(listQuotes))).toEqual([`1 | fa | auto | پل بسته است | ${address}`]);
  });

  it('for a URL of 300 characters: all of it', () => {
    const url = 'https://example.org/'.padEnd(300, 'l');
    const sources = sourceLine('l').replace('https://example.org/l', url);
    const html = renderSourceList(parseSmallExplainer('## One\n\nA fact.[^l]', { sources }));
    expect(selectAttributes(html, '#source-l cite a', 'href')).toEqual([url]);
  });
});
