/** Numbers, anchors, letters, labels and what a mark leads to: the rules of citation without Markdown. */
import { describe, expect, it } from 'vitest';
import { readLabel } from '../../src/cite/label.ts';
import { type Citation, noteLetter, numberCitations } from '../../src/cite/number.ts';
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
  ])('[^%s] that leads nowhere is reported where it stands', (label, rule, hint) => {
    const { found, problems } = resolve(label);
    expect(found === undefined || found.broken).toBe(true);
    expect(problems).toEqual([expect.objectContaining({ rule, line: 3, column: 7, severity: 'error' })]);
    expect(problems[0]?.hint).toContain(hint);
  });

  it.each(['opn', 'constructor', ''])('of the quote “%s”, which is not there, still cites its source', (key) => {
    const { found, problems } = resolve(`gazette:${key}`);
    expect(found).toEqual({ kind: 'source', id: 'gazette' });
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
        line: 12,
        message: 'The source “minutes” is never cited.',
      }),
    ]);
  });
});
