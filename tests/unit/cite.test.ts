/** Numbers, anchors, letters, labels, what a mark leads to, and sources as data: citation without Markdown. */
import { describe, expect, it } from 'vitest';
import { cslOf, dateOf, isoOf, nameOf } from '../../src/cite/csl.ts';
import { readLabel } from '../../src/cite/label.ts';
import { type Citation, noteLetter, numberCitations } from '../../src/cite/number.ts';
import { ris } from '../../src/cite/ris.ts';
import { resolveMark, uncitedSources } from '../../src/cite/rules.ts';
import { type Problem, reporterFor } from '../../src/schema/problem.ts';
import type { Source } from '../../src/schema/source.ts';

const source = (id: string, part = 'text'): Citation => ({ kind: 'source', id, part });
const note = (id: string): Citation => ({ kind: 'note', id, part: 'text' });

describe('numbers of citations', () => {
  it('follow the order of first citation, and a source keeps its number', () => {
    const { marks } = numberCitations([source('b'), source('a'), source('b'), source('c')]);
    expect(marks.map(({ number }) => number)).toEqual([1, 2, 1, 3]);
  });

  it('count the marks of each source, and name each by an anchor of its own', () => {
    const { marks } = numberCitations([source('a'), source('b'), source('a')]);
    expect(marks.map(({ nth, anchor }) => [nth, anchor])).toEqual([
      [1, 'cite-a-1'],
      [1, 'cite-b-1'],
      [2, 'cite-a-2'],
    ]);
  });

  it('count notes apart from sources, even where both have the same id', () => {
    const { marks, sources, notes } = numberCitations([source('a'), note('a'), note('b'), source('b')]);
    expect(marks.map(({ number }) => number)).toEqual([1, 1, 2, 2]);
    expect(marks.map(({ anchor }) => anchor)).toEqual(['cite-a-1', 'cite-note-a-1', 'cite-note-b-1', 'cite-b-1']);
    expect(sources.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(notes.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('give every source all its marks in the order of the page', () => {
    const { sources } = numberCitations([source('a', 'since'), source('b', 'since'), source('a', 'history')]);
    expect(sources[0]?.marks.map(({ part, anchor }) => [part, anchor])).toEqual([
      ['since', 'cite-a-1'],
      ['history', 'cite-a-2'],
    ]);
  });

  it('keep the quote that a mark points to', () => {
    const { marks } = numberCitations([{ ...source('a'), key: 'toll' }]);
    expect(marks[0]).toMatchObject({ id: 'a', key: 'toll', number: 1 });
  });

  it('are none where nothing is cited', () => {
    expect(numberCitations([])).toEqual({ marks: [], sources: [], notes: [] });
  });

  it('are not mixed up by ids that look like an object’s own', () => {
    const { marks } = numberCitations([source('constructor'), source('constructor')]);
    expect(marks.map(({ nth }) => nth)).toEqual([1, 2]);
  });
});

describe('letters of notes', () => {
  it.each([
    [1, 'a'],
    [26, 'z'],
    [27, 'aa'],
    [52, 'az'],
    [53, 'ba'],
    [702, 'zz'],
    [703, 'aaa'],
  ])('%i is %s', (number, letter) => {
    expect(noteLetter(number)).toBe(letter);
  });
});

describe('the label of a mark', () => {
  it.each([
    ['hrana', { id: 'hrana' }],
    ['hrana:toll', { id: 'hrana', key: 'toll' }],
    ['hrana:', { id: 'hrana', key: '' }],
    ['hrana:a:b', { id: 'hrana', key: 'a:b' }],
  ])('%s is read as %o', (label, expected) => {
    expect(readLabel(label)).toEqual(expected);
  });
});

const listed: Source[] = [
  {
    id: 'gazette',
    publisher: 'Gazette',
    title: 'A',
    url: 'https://example.org/a',
    kind: 'news',
    quotes: { open: 'o' },
  },
  { id: 'ledger', publisher: 'Council', title: 'B', located: 'not-found', kind: 'official' },
  { id: 'book', publisher: 'Council', title: 'B', located: 'other-title', see: 'minutes', kind: 'official' },
  { id: 'minutes', publisher: 'Council', title: 'C', url: 'https://example.org/c', kind: 'official' },
];
const citable = { sources: new Map(listed.map((each) => [each.id, each])), notes: new Set(['n1']) };

/** What a mark is found to cite, and what is said about it. */
function resolve(label: string) {
  const problems: Problem[] = [];
  const found = resolveMark(label, { line: 3, column: 7 }, citable, reporterFor('a.mdx', problems));
  return { found, problems };
}

describe('a mark', () => {
  it.each([
    ['gazette', { kind: 'source', id: 'gazette' }],
    ['gazette:open', { kind: 'source', id: 'gazette', key: 'open' }],
    ['n1', { kind: 'note', id: 'n1' }],
  ])('[^%s] leads to what it names', (label, expected) => {
    expect(resolve(label)).toEqual({ found: expected, problems: [] });
  });

  it.each([
    ['gazete', 'citation-without-source', 'Did you mean “gazette”?'],
    ['n1:open', 'citation-without-source', 'Did you mean “n1”?'],
    ['archive-of-the-town', 'citation-without-source', 'Add “archive-of-the-town” to the sources'],
    ['ledger', 'citation-of-unlocated-source', 'Nothing can rest on a source that was not found'],
    ['book', 'citation-of-unlocated-source', 'Cite [^minutes], which it turned out to be.'],
  ])('[^%s] that leads nowhere is reported where it stands', (label, rule, hint) => {
    const { found, problems } = resolve(label);
    expect(found === undefined || found.broken).toBe(true);
    expect(problems).toEqual([expect.objectContaining({ rule, line: 3, column: 7, severity: 'error' })]);
    expect(problems[0]?.hint).toContain(hint);
  });

  it.each([
    ['opn', { key: 'open' }],
    ['constructor', {}],
    ['', {}],
  ])('of the quote “%s”, which is not there, still cites its source, and the quote it is near', (key, meant) => {
    const { found, problems } = resolve(`gazette:${key}`);
    expect(found).toEqual({ kind: 'source', id: 'gazette', ...meant });
    expect(problems.map(({ rule }) => rule)).toEqual(['citation-without-quote']);
  });
});

describe('a source that nothing cites', () => {
  it('is reported at its own place; one that was only listed is not', () => {
    const problems: Problem[] = [];
    uncitedSources(
      listed,
      new Set(['gazette']),
      (index) => ({ line: 10 + index, column: 9 }),
      reporterFor('a.mdx', problems),
    );
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'source-without-citation',
        line: 13,
        message: 'The source “minutes” is never cited.',
      }),
    ]);
  });
});

describe('a name in data', () => {
  it.each([
    ['Ann Example', { given: 'Ann', family: 'Example' }],
    ['Ann van der Example', { given: 'Ann', family: 'van der Example' }],
    ['Jean-Luc d’Exemple', { given: 'Jean-Luc', family: 'd’Exemple' }],
    ['Ali al-Example', { given: 'Ali', family: 'al-Example' }],
    [' Ann  Example ', { given: 'Ann', family: 'Example' }],
    ['Ann Example, Jr.', { given: 'Ann', family: 'Example', suffix: 'Jr.' }],
    ['Example, Town of', { literal: 'Example, Town of' }],
    ['Example & Sons', { literal: 'Example & Sons' }],
    ['Council', { literal: 'Council' }],
    ['نویسندهٔ نمونه', { literal: 'نویسندهٔ نمونه' }],
    ['Иван Пример', { literal: 'Иван Пример' }],
    ['山田 太郎', { literal: '山田 太郎' }],
    ['Ann Пример', { literal: 'Ann Пример' }],
  ])('%j has the parts that are known', (name, parts) => {
    expect(nameOf(name)).toEqual(parts);
  });
});

describe('a date in data', () => {
  it.each([
    ['2026-01-12', [2026, 1, 12]],
    ['2026-01', [2026, 1]],
    ['2026', [2026]],
    ['0987-06-05', [987, 6, 5]],
  ])('%s has the parts that are known, and is the same when written again', (date, parts) => {
    expect(dateOf(date)).toEqual({ 'date-parts': [parts] });
    expect(isoOf(dateOf(date))).toBe(date);
  });
});

const full: Source = {
  id: 'full',
  publisher: 'Gazette',
  title: 'One\nER  - \nTY  - BOOK',
  titleStatus: 'from-address',
  via: 'Wire',
  url: 'https://example.org/full',
  kind: 'data',
  authors: ['Ann Example', 'Council'],
  published: '2026-01',
  accessed: '2026-01-13',
  archived: 'https://archive.example/1',
  lang: 'fa',
  quotes: { open: 'o' },
};

describe('a source as data', () => {
  it('is all that is known of it, in CSL’s words', () => {
    expect(cslOf({ ...full, title: 'One' }, 'en')).toEqual({
      id: 'full',
      type: 'dataset',
      title: '[One]',
      author: [{ given: 'Ann', family: 'Example' }, { literal: 'Council' }],
      publisher: 'Gazette',
      'container-title': 'Wire',
      issued: { 'date-parts': [[2026, 1]] },
      accessed: { 'date-parts': [[2026, 1, 13]] },
      URL: 'https://example.org/full',
      archive_location: 'https://archive.example/1',
      language: 'fa',
      custom: { kind: 'data', quotes: { open: 'o' } },
    });
  });

  it('says nothing of what is not known, and is in the language of the explainer', () => {
    expect(cslOf({ id: 'a', publisher: 'P', title: 'T', url: 'https://example.org/', kind: 'news' }, 'de')).toEqual({
      id: 'a',
      type: 'webpage',
      title: 'T',
      publisher: 'P',
      'container-title': 'P',
      URL: 'https://example.org/',
      language: 'de',
      custom: { kind: 'news' },
    });
  });

  it('is none where nothing was found', () => {
    expect(listed.flatMap((each) => cslOf(each, 'en')?.id ?? [])).toEqual(['gazette', 'minutes']);
  });

  it('has one tag a line in RIS, even where its title holds line ends', () => {
    const items = [full, ...listed].flatMap((each) => cslOf(each, 'en') ?? []);
    expect(ris(items.slice(0, 2)).split('\r\n')).toEqual(
      [
        ['TY  - ELEC', 'ID  - full', 'AU  - Example, Ann', 'AU  - Council', 'TI  - [One ER - TY - BOOK]'],
        ['T2  - Wire', 'PB  - Gazette', 'PY  - 2026', 'DA  - 2026/01//', 'UR  - https://example.org/full'],
        ['Y2  - 2026/01/13/', 'M1  - 2026/01/13/', 'L2  - https://archive.example/1', 'LA  - fa', 'ER  - ', ''],
        ['TY  - ELEC', 'ID  - gazette', 'TI  - A', 'T2  - Gazette', 'PB  - Gazette', 'UR  - https://example.org/a'],
        ['LA  - en', 'ER  - ', ''],
      ].flat(),
    );
  });
});
