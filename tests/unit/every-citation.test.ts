/**
 * What a reader gets of every kind of citation, beside what the author wrote: each kind alone in a small text, and all of
 * them in `tests/fixtures/citations/`, where `every-citation.txt` is to be read against `explainers/every-citation.mdx`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { Explainer } from '../../src/explainer/model.ts';
import { readExplainer } from '../../src/explainer/read.ts';
import { root } from '../support/run.ts';
import { all, attributes, explainerOf, pageHtml } from './small-explainer.ts';

const property = (element: Element | undefined | null, name: string) => String(element?.properties[name] ?? '');

/** The marks of a page: where each stands, its id, what it shows, where it leads, what it is called, its quote if any. */
function marksOf({ introduction, sections, notesHtml, sources }: Explainer): string[][] {
  /** The page counts the quotes of a source, the author gives them keys. */
  const keyOf = (target: string, nth: string) => {
    const cited = sources.find(({ source }) => `#source-${source.id}` === target);
    return nth && Object.keys(cited?.source.quotes ?? {})[Number(nth) - 1];
  };
  const text = sections.map(({ id, title, html }) => ({ part: id, html: title.html + html }));
  const parts = [{ part: 'introduction', html: introduction.html }, ...text, { part: 'notes', html: notesHtml }];
  return parts.flatMap(({ part, html }) =>
    all(html, '[role="doc-noteref"]').map((mark) => {
      const [id, href = '', name, quote = ''] = ['id', 'href', 'ariaLabel', 'dataQuote'].map((key) =>
        property(mark, key),
      );
      return [part, id, textOf(mark), href, name, keyOf(href, quote)].map(String).filter((cell) => cell !== '');
    }),
  );
}

const itemsOf = ({ notesHtml, sourcesHtml }: Explainer) => all(notesHtml + sourcesHtml, 'ol > li');
const linksBack = (item: Element) => selectAll('[role="doc-backlink"]', item);

/** What a link is called for those who listen. */
const nameOf = (link: Element) => property(link, 'ariaLabel') || textOf(link);

/** The ways back of notes and sources: from which, to which mark, what each is called. */
const backOf = (explainer: Explainer) =>
  itemsOf(explainer).flatMap((item) =>
    linksBack(item).map((link) => [property(item, 'id'), property(link, 'href'), nameOf(link)]),
  );

/** The quotes under sources: number, language, direction, words, and the link to them. */
const quotesOf = (item: Element) =>
  selectAll('.quote', item).map((quote) => {
    const [a, q] = [select('a', quote), select('q', quote)];
    return [property(quote, 'dataQuote'), property(q, 'lang'), property(q, 'dir'), textOf(quote), property(a, 'href')];
  });

const rows = (cells: string[][]) => cells.map((row) => row.join(' | '));
const times = <Item>(count: number, make: (n: number) => Item) => Array.from({ length: count }, (_, n) => make(n + 1));

const inOne = ['one | cite-a-1 | 1 | #source-a | Source 1: Paper A'];
const backToOne = ['source-a | #cite-a-1 | Cited in One'];
const other = (id: string, more = '') =>
  `  - { id: ${id}, publisher: P, title: T, url: "https://example.org/${id}", kind: news${more} }`;

const cases = [
  {
    what: 'three marks side by side',
    written: 'Three say so.[^a][^b][^c]\n\n## One\n\nText.',
    marks: [
      'introduction | cite-a-1 | 1 | #source-a | Source 1: Paper A',
      'introduction | cite-b-1 | 2 | #source-b | Source 2: Paper B',
      'introduction | cite-c-1 | 3 | #source-c | Source 3: Paper C',
    ],
    back: ['a', 'b', 'c'].map((id) => `source-${id} | #cite-${id}-1 | Cited in the introduction`),
  },
  {
    what: 'a mark in a table',
    written: '## One\n\n| Place | Fact |\n| --- | --- |\n| A cell | A fact.[^a] |',
    marks: inOne,
    back: backToOne,
  },
  { what: 'a mark in a heading', written: '## One[^a]\n\nText.', marks: inOne, back: backToOne },
  { what: 'a mark in a list', written: '## One\n\n- A fact.[^a]', marks: inOne, back: backToOne },
  {
    what: 'a mark in a component',
    written: '## One\n\n<Callout title="Aside">\n\nA fact.[^a]\n\n</Callout>',
    marks: inOne,
    back: backToOne,
  },
  {
    what: 'a note that cites, marked twice',
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
    what: 'a mark of a quote',
    written: '## One\n\nA fact.[^q:open] In general.[^q]',
    sources: other('q', ', quotes: { open: The bridge is open }'),
    marks: ['one | cite-q-1 | 1 | #source-q | Source 1: P | open', 'one | cite-q-2 | 1 | #source-q | Source 1: P'],
    back: ['source-q | #cite-q-1 | Cited in One', 'source-q | #cite-q-2 | Cited in One, 2'],
  },
  {
    what: 'one source cited thirty times',
    written: `## One\n\n${'A fact.[^a] '.repeat(30)}`,
    marks: times(30, (n) => `one | cite-a-${n} | 1 | #source-a | Source 1: Paper A`),
    back: times(30, (n) => `source-a | #cite-a-${n} | Cited in One${n > 1 ? `, ${n}` : ''}`),
  },
  {
    what: 'a hundred and twenty sources',
    written: `## One\n\n${times(120, (n) => `Fact.[^s${n}]`).join(' ')}`,
    sources: times(120, (n) => other(`s${n}`)).join('\n'),
    marks: times(120, (n) => `one | cite-s${n}-1 | ${n} | #source-s${n} | Source ${n}: P`),
    back: times(120, (n) => `source-s${n} | #cite-s${n}-1 | Cited in One`),
  },
];

describe('what a reader gets', () => {
  it.each(cases)('of $what', ({ written, sources = '', marks, back }) => {
    const explainer = explainerOf(written, { sources });
    expect(rows(marksOf(explainer))).toEqual(marks);
    expect(rows(backOf(explainer))).toEqual(back);
  });

  it('of a quote in Persian: its words in their language and direction, and a link to them', () => {
    const sources = other('q', ', lang: fa, quotes: { closed: پل بسته است }');
    const explainer = explainerOf('## One\n\nA fact.[^q:closed]', { sources });
    expect(rows(marksOf(explainer))).toEqual(['one | cite-q-1 | 1 | #source-q | Source 1: P | closed']);
    const address = 'https://example.org/q#:~:text=%D9%BE%D9%84%20%D8%A8%D8%B3%D8%AA%D9%87%20%D8%A7%D8%B3%D8%AA';
    expect(rows(itemsOf(explainer).flatMap(quotesOf))).toEqual([`1 | fa | auto | پل بسته است | ${address}`]);
  });

  it('of an address of 300 characters: all of it', () => {
    const id = 'l'.repeat(300 - 'https://example.org/'.length);
    const { sourcesHtml } = explainerOf(`## One\n\nA fact.[^${id}]`, { sources: other(id) });
    expect(attributes(sourcesHtml, `#source-${id} cite a`, 'href')).toEqual([`https://example.org/${id}`]);
  });
});

const folder = join(root, 'tests/fixtures/citations');
const file = readFileSync(join(folder, 'explainers/every-citation.mdx'), 'utf8');
const [, frontmatter = '', body = ''] = file.split(/^---$/m);

/** Pairs that a pattern finds in the frontmatter. */
const pairs = (pattern: RegExp) =>
  Array.from(frontmatter.matchAll(pattern), ([, one = '', two = '']) => [one, two] as const);
const publishers = new Map(pairs(/id: (\S+?),?\s+publisher: ([^,\n]+)/g));
const names = new Map([
  ['introduction', 'the introduction'],
  ...pairs(/id: (\S+), title: (.+?) }/g),
  ['notes', 'Notes'],
]);

const [, note = ''] = /^\[\^n1\]: (.*)$/m.exec(body) ?? [];

/** The marks by the bare text of the file, in the order of the page: its note comes after the rest. */
const written = `${body.replace(note, '')}\n## Notes\n${note}`.split(/^## /m).flatMap((text) => {
  const [part] = [...names].find(([, name]) => text.startsWith(name)) ?? ['introduction'];
  return Array.from(text.matchAll(/\[\^([\w-]+):?([\w-]*)\](?!:)/g), ([label, id = '', key = '']) => {
    return { label, part, id, key, anchor: id === 'n1' ? 'note-n1' : `source-${id}` };
  });
});
const numbered = [...new Set(written.map(({ id }) => id))].filter((id) => id !== 'n1');

/** The id that a mark must have. */
function idOf(mark: (typeof written)[number]): string {
  const nth = written.filter(({ id }) => id === mark.id).indexOf(mark) + 1;
  return `cite-${mark.anchor.replace('source-', '')}-${nth}`;
}

const marksExpected = written.map((mark) => {
  const number = numbered.indexOf(mark.id) + 1;
  const [shown, name] = number ? [`${number}`, `Source ${number}: ${publishers.get(mark.id)}`] : ['a', 'Note a'];
  return [mark.part, idOf(mark), shown, `#${mark.anchor}`, name, mark.key].filter((cell) => cell !== '');
});

const backExpected = ['n1', ...numbered].flatMap((cited) => {
  const to = written.filter(({ id }) => id === cited);
  return to.map((mark) => {
    const here = to.filter(({ part }) => part === mark.part);
    const nth = here.indexOf(mark) + 1;
    const name = `${nth > 1 || here[0] === to[0] ? 'Cited in ' : ''}${names.get(mark.part)}`;
    return [mark.anchor, `#${idOf(mark)}`, nth > 1 ? `${name}, ${nth}` : name];
  });
});

/** All of it as text: a line for each mark, beside it as it was written; then notes and sources, with their ways back. */
function asRead(explainer: Explainer): string {
  const heads = ['written', 'stands in', 'id', 'shows', 'leads to', 'is called', 'quote'];
  const marks = marksOf(explainer).map(([part, id, ...rest], n) => [written[n]?.label, part, `#${id}`, ...rest]);
  const line = (cells: unknown[]) =>
    cells.map((cell, n) => `${cell}`.padEnd([17, 12, 17, 5, 17, 19][n] ?? 0)).join(' ');
  const items = [explainer.notesHtml, explainer.sourcesHtml]
    .flatMap((html) => all(html, 'ol'))
    .flatMap((list) =>
      selectAll('li', list).flatMap((item, index) => {
        const number = property(list, 'type') === 'a' ? String.fromCharCode(97 + index) : index + 1;
        const link = select('cite a', item);
        const copy = ['dataVersionurl', 'dataVersiondate'].map((name) => property(link, name)).join(' ');
        return [
          `\n${number}. #${property(item, 'id')}: ${textOf(select('p', item) as Element)}`,
          ...(link ? [`   ${property(link, 'href')}`] : []),
          ...(copy === ' ' ? [] : [`   copy ${copy}`]),
          ...rows(quotesOf(item)).map((quote) => `   quote ${quote}`),
          ...linksBack(item).map((a) =>
            `   ${property(a, 'href')} “${textOf(a)}”, ${property(a, 'ariaLabel')}`.replace(/, $/, ''),
          ),
        ];
      }),
    );
  return `${[heads, ...marks].map(line).concat(items).join('\n')}\n`.replace(/ +$/gm, '');
}

describe('the explainer in which everything is cited', () => {
  const { explainer } = readExplainer({ slug: 'any', file: '', text: file, basePath: '/' }) as { explainer: Explainer };

  it('holds every kind of citation', () => {
    const kinds = {
      'three side by side': /\w\.(\[\^\w+\]){3}$/m,
      'in a heading': /^## .*\[\^/m,
      'in a table': /^\|.*\[\^\w+\] \|$/m,
      'in a list': /^- .*\[\^/m,
      'in a component': /<Callout [^<]*\[\^\w+\]\s*<\/Callout>/,
      'in a note that is marked twice': /\[\^n1\] [^\n]*\[\^n1\]\n\n\[\^n1\]: .*\[\^/,
      'of a quote in Persian': /\[\^persian:bridge\]/,
      'of one source thirty times': /(?:\[\^often\][^[]*){30}/,
    };
    expect(Object.entries(kinds).filter(([, pattern]) => !pattern.test(body))).toEqual([]);
    expect(explainer.sources).toHaveLength(120);
    expect(explainer.sources.find(({ source }) => source.id === 'long')?.source.url).toHaveLength(300);
  });

  it('has marks with the numbers, targets and names that its text asks for', () => {
    expect(rows(marksOf(explainer))).toEqual(rows(marksExpected));
  });

  it('leads back from each source and note to exactly its marks, in their order', () => {
    expect(rows(backOf(explainer))).toEqual(rows(backExpected));
  });

  it('leads nowhere but to what is on the page, once', () => {
    const page = pageHtml(explainer);
    const ids = attributes(page, '[id]', 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const targets = attributes(page, '[role="doc-noteref"], [role="doc-backlink"]', 'href');
    expect(targets.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
  });

  it('reads as every-citation.txt says', () => {
    expect(asRead(explainer)).toBe(readFileSync(join(folder, 'every-citation.txt'), 'utf8'));
  });
});
