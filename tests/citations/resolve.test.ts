/** What a mark leads to, and what is said of one that leads nowhere. */
import { describe, expect, it } from 'vitest';
import { reportUncitedSources, resolveCitation } from '../../src/citations/resolve.ts';
import { createReporter, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { listed } from '../support/listed-sources.ts';

const citable = { sources: new Map(listed.map((each) => [each.id, each])), notes: new Set(['n1']) };

/** What a mark is found to cite, and what is said about it. */
function resolve(label: string) {
  const diagnostics: Diagnostic[] = [];
  const found = resolveCitation(label, { line: 3, column: 7 }, citable, createReporter('a.mdx', diagnostics));
  return { found, problems: diagnostics };
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
    ['ledger', 'citation-of-unlocated-source', 'A source that was not found supports nothing'],
    ['book', 'citation-of-unlocated-source', 'Cite [^minutes], which is the same work.'],
  ])('[^%s] that leads nowhere is reported where it stands', (label, rule, hint) => {
    const { found, problems: diagnostics } = resolve(label);
    expect(found === undefined || found.broken).toBe(true);
    expect(diagnostics).toEqual([expect.objectContaining({ rule, line: 3, column: 7, severity: 'error' })]);
    expect(diagnostics[0]?.hint).toContain(hint);
  });

  it.each([
    ['opn', { key: 'open' }],
    ['constructor', {}],
    ['', {}],
  ])('of the quote “%s”, which is not there, still cites its source, and the quote it is near', (key, meant) => {
    const { found, problems: diagnostics } = resolve(`gazette:${key}`);
    expect(found).toEqual({ kind: 'source', id: 'gazette', ...meant });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['citation-without-quote']);
  });
});

describe('a source that nothing cites', () => {
  it('is reported at its own place; one that was only listed is not', () => {
    const diagnostics: Diagnostic[] = [];
    reportUncitedSources(
      listed,
      new Set(['gazette']),
      (index) => ({ line: 10 + index, column: 9 }),
      createReporter('a.mdx', diagnostics),
    );
    expect(diagnostics).toEqual([
      expect.objectContaining({
        rule: 'source-without-citation',
        line: 13,
        message: 'The source “minutes” is never cited.',
      }),
    ]);
  });
});
