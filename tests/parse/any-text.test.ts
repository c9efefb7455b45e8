/** Parsing any file ends, never throws, and reports every mistake at a position inside the file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitLines } from '../../src/diagnostics/lines.ts';
import { parseExplainer } from '../../src/parse/parse-explainer.ts';
import { catalogue } from '../../src/parse/rule-catalogue.ts';
import { root } from '../support/run.ts';

const validFiles = ['parse/rules/clean-with-everything.mdx', 'fixtures/record/explainers/corrected.mdx'].map((file) =>
  readFileSync(join(root, 'tests', file), 'utf8'),
);
/** A fixed seed gives the same texts in each run; set `SEED` to try others. */
const seed = Number(process.env['SEED'] ?? 20_261_123);

const rules = new Set(catalogue.map(({ name }) => name));

/** Fragments with a meaning in YAML, Markdown, MDX or on this site. */
const fragments = [
  '--- : " \' # | > - [ ] { } & * ! % @ ` [^ [^a] [^a:b] [^n]: ]:',
  '<Claim <Claim/> </ <Term> <!-- {/* \u0024{ \\ \n \r\n \t \u{feff} \u{0} \u{202e} \u{d800} ## ###',
  '![ ]( javascript: http:// https://example.org/ /x/ #x null ~ 2026 2026-02-30',
  'true | --- | id: url: sources: sections: claims: ¶',
].flatMap((line) => line.split(' '));
const fragment = fc.oneof(
  fc.constantFrom(...fragments),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const edit = fc.record({
  position: fc.nat(),
  length: fc.integer({ min: 0, max: 40 }),
  replacement: fc.array(fragment, { maxLength: 4 }),
});

/** A valid explainer with some of its text replaced. */
const mutated = fc
  .record({ text: fc.constantFrom(...validFiles), edits: fc.array(edit, { minLength: 1, maxLength: 6 }) })
  .map(({ text, edits }) =>
    edits.reduce((result, { position, length, replacement }) => {
      const start = position % (result.length + 1);
      return result.slice(0, start) + replacement.join('') + result.slice(start + length);
    }, text),
  );
const random = fc.array(fragment, { maxLength: 60 }).map((all) => all.join(''));
const frontmatterAndBody = fc.tuple(random, random).map(([yaml, body]) => `---\n${yaml}\n---\n${body}`);

function expectDiagnosticsInside(text: string): void {
  const { diagnostics } = parseExplainer({ slug: 'any', file: 'any.mdx', text, basePath: '/', today: '2026-12-01' });
  const lines = splitLines(text);
  for (const { rule, line, column, message, hint } of diagnostics) {
    expect(rules).toContain(rule);
    // The parser reports this rule for exceptions, which are bugs.
    expect(rule, message).not.toBe('cannot-be-read');
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line, message).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column, message).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    expect(message).not.toMatch(/undefined|\[object|\n {4}at /);
    expect(hint).toMatch(/\S/);
  }
}

describe('parsing', () => {
  it.each([
    ['a valid explainer with parts replaced', mutated, 700],
    ['random fragments', random, 150],
    ['random fragments as frontmatter and body', frontmatterAndBody, 150],
  ])(
    '%s never throws, and reports every mistake at a position inside the file',
    { timeout: 300_000 },
    (_what, text, runs) => {
      fc.assert(fc.property(text as fc.Arbitrary<string>, expectDiagnosticsInside), { numRuns: runs as number, seed });
    },
  );
});
