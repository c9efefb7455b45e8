/** Whatever an author’s file holds, reading it ends, throws nothing, and names every mistake at a place inside the file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../src/diagnostics/lines.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { catalogue } from '../../src/parse/rule-catalogue.ts';
import { root } from '../support/run.ts';

const sound = ['parse/rules/clean-with-everything.mdx', 'fixtures/record/explainers/corrected.mdx'].map((file) =>
  readFileSync(join(root, 'tests', file), 'utf8'),
);
/** The same texts each time; another `SEED` tries others. */
const seed = Number(process.env['SEED'] ?? 20_261_123);

const rules = new Set(catalogue.map(({ name }) => name));

/** Pieces that mean something to YAML, Markdown, MDX or this site. */
const pieces =
  '--- : " \' # | > - [ ] { } & * ! % @ ` [^ [^a] [^a:b] [^n]: ]: <Claim <Claim/> </ <Term> <!-- {/* \u0024{ \\ \n \r\n \t \u{feff} \u{0} \u{202e} \u{d800} ## ### ![ ]( javascript: http:// https://example.org/ /x/ #x null ~ 2026 2026-02-30 true | --- | id: url: sources: sections: claims: ¶'.split(
    ' ',
  );
const piece = fc.oneof(
  fc.constantFrom(...pieces),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const edit = fc.record({
  at: fc.nat(),
  length: fc.integer({ min: 0, max: 40 }),
  put: fc.array(piece, { maxLength: 4 }),
});

/** A sound explainer with some of its text replaced. */
const mutated = fc
  .record({ text: fc.constantFrom(...sound), edits: fc.array(edit, { minLength: 1, maxLength: 6 }) })
  .map(({ text, edits }) =>
    edits.reduce((now, { at, length, put }) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + put.join('') + now.slice(start + length);
    }, text),
  );
const random = fc.array(piece, { maxLength: 60 }).map((all) => all.join(''));
const inParts = fc.tuple(random, random).map(([yaml, body]) => `---\n${yaml}\n---\n${body}`);

function holds(text: string): void {
  const { diagnostics } = parseExplainer({ slug: 'any', file: 'any.mdx', text, basePath: '/', today: '2026-12-01' });
  const lines = splitLines(text);
  for (const { rule, line, column, message, hint } of diagnostics) {
    expect(rules).toContain(rule);
    // Its own last resort would hide a mistake of ours.
    expect(rule, message).not.toBe('cannot-be-read');
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line, message).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column, message).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    expect(message).not.toMatch(/undefined|\[object|\n {4}at /);
    expect(hint).toMatch(/\S/);
  }
}

describe('reading', () => {
  it.each([
    ['a sound explainer with pieces of it replaced', mutated, 700],
    ['pieces of anything', random, 150],
    ['pieces of anything as frontmatter and body', inParts, 150],
  ])('of %s never throws, and places every problem inside the file', { timeout: 300_000 }, (_what, text, runs) => {
    fc.assert(fc.property(text as fc.Arbitrary<string>, holds), { numRuns: runs as number, seed });
  });
});
