/** Numbers, anchors, letters and labels of marks. */
import { describe, expect, it } from 'vitest';
import { parseLabel } from '../../src/citations/label.ts';
import { noteLetter, numberCitations } from '../../src/citations/number.ts';
import type { Citation } from '../../src/explainer/citation.ts';

const source = (id: string, part = 'text'): Citation => ({ kind: 'source', id, part });
const note = (id: string): Citation => ({ kind: 'note', id, part: 'text' });

describe('numbers of citations', () => {
  it('follow the order of first citation, and a source keeps its number', () => {
    const { marks } = numberCitations([source('b'), source('a'), source('b'), source('c')]);
    expect(marks.map(({ number }) => number)).toEqual([1, 2, 1, 3]);
  });

  it('count the marks of each source, and give each mark its own anchor', () => {
    const { marks } = numberCitations([source('a'), source('b'), source('a')]);
    expect(marks.map(({ nth, anchor }) => [nth, anchor])).toEqual([
      [1, 'cite-a-1'],
      [1, 'cite-b-1'],
      [2, 'cite-a-2'],
    ]);
  });

  it('count notes separately from sources, even if both have the same id', () => {
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

  it('keep the quote that a mark cites', () => {
    const { marks } = numberCitations([{ ...source('a'), key: 'toll' }]);
    expect(marks[0]).toMatchObject({ id: 'a', key: 'toll', number: 1 });
  });

  it('are none if nothing is cited', () => {
    expect(numberCitations([])).toEqual({ marks: [], sources: [], notes: [] });
  });

  it('are correct for ids that are also names of object properties', () => {
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
  ])('%s is parsed as %o', (label, expected) => {
    expect(parseLabel(label)).toEqual(expected);
  });
});
