/** What a mark cites, and what authors are told of one that cites nothing. */
import { describe, expect, it } from 'vitest';
import { reportUncitedSources, resolveCitation } from '../../src/citations/resolve.ts';
import { createReporter, type Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { listed } from '../support/listed-sources.ts';

const citable = { sources: new Map(listed.map((each) => [each.id, each])), notes: new Set(['n1']) };

/** Resolves a mark and collects the diagnostics. */
function resolve(label: string) {
  const diagnostics: Diagnostic[] = [];
  const citation = resolveCitation(label, { line: 3, column: 7 }, citable, createReporter('a.mdx', diagnostics));
  return { citation, diagnostics };
}

describe('a mark', () => {
  it.each([
    ['gazette', { kind: 'source', id: 'gazette' }],
    ['gazette:open', { kind: 'source', id: 'gazette', key: 'open' }],
    ['n1', { kind: 'note', id: 'n1' }],
  ])('[^%s] cites what it names', (label, expected) => {
    expect(resolve(label)).toEqual({ citation: expected, diagnostics: [] });
  });

  it.each([
    ['gazete', 'citation-without-source', 'Did you mean “gazette”?'],
    ['n1:open', 'citation-without-source', 'Did you mean “n1”?'],
    ['archive-of-the-town', 'citation-without-source', 'Add “archive-of-the-town” to the sources'],
    ['gаzette', 'citation-without-source', 'Write [^gazette]: the mark has a character that looks the same'],
    ['gazette,minutes', 'citation-without-source', 'Write [^gazette][^minutes].'],
    ['@gazette, p. 3', 'citation-without-source', 'Write [^gazette].'],
    ['1', 'citation-without-source', 'Write the id of a source, such as [^city-notice]'],
    ['ledger', 'citation-of-unlocated-source', 'A source that was not found supports nothing'],
    ['book', 'citation-of-unlocated-source', 'Cite [^minutes], which is the same work.'],
  ])('[^%s] that cites nothing is reported at its position', (label, rule, hint) => {
    const { citation, diagnostics } = resolve(label);
    expect(citation === undefined || citation.isBroken).toBe(true);
    expect(diagnostics).toEqual([expect.objectContaining({ rule, line: 3, column: 7, severity: 'error' })]);
    expect(diagnostics[0]?.hint).toContain(hint);
  });

  it.each([
    ['opn', { key: 'open' }],
    ['constructor', {}],
    ['', {}],
  ])('of the unknown quote “%s” still cites its source, and a quote with a similar key', (key, similar) => {
    const { citation, diagnostics } = resolve(`gazette:${key}`);
    expect(citation).toEqual({ kind: 'source', id: 'gazette', ...similar });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['citation-without-quote']);
  });
});

describe('a source that nothing cites', () => {
  it('is reported at its position, unless it is unlocated', () => {
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
