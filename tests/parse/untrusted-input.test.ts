/** Every case of the corpus yields a clear diagnostic or a valid page, in bounded time and memory. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { catalogue } from '../../src/parse/rule-catalogue.ts';
import { root } from '../support/run.ts';
import { corpus } from '../untrusted-input/corpus.ts';

/** The result of a case. */
interface Result {
  diagnostics: Diagnostic[];
  /** The number of explainers that can be shown. */
  shown: number;
  harm: string[];
  thrown?: string;
}

/** The limits of one process. It takes seconds; without limits in the parser, it would take hours. */
const limits = { minutes: 5, megabytes: 400 };

const temporary = mkdtempSync(join(tmpdir(), 'footing-hostile-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Parses parts of the corpus in a child process, which is killed at the limits. Returns the results until then. */
async function read(parts: string[]): Promise<{ code: number | null; results: Result[] }> {
  const folder = join(temporary, parts.join('-'));
  const script = join(root, 'tests/untrusted-input/read.ts');
  const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, script, folder, ...parts], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: limits.minutes * 60_000,
    killSignal: 'SIGKILL',
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const file = join(folder, 'came.jsonl');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  return { code, results: lines.map((line) => JSON.parse(line) as Result) };
}

const rules = new Map(catalogue.map(({ name, severity }) => [name, severity]));

it('the corpus has at least 200 cases with different names', () => {
  const all = Object.values(corpus).flat();
  expect(all.length).toBeGreaterThanOrEqual(200);
  const names = all.map(([tries]) => tries);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** The large cases take as long as all others. */
const [large, others] = ['sizes', Object.keys(corpus).filter((part) => part !== 'sizes')];

describe.concurrent.each([{ parts: [large] }, { parts: others }])('$parts', ({ parts }) => {
  const cases = parts.flatMap((part) => corpus[part] ?? []);
  let results: Result[];
  beforeAll(async () => {
    const outcome = await read(parts);
    results = outcome.results;
    const unfinished = cases[results.length]?.[0] ?? 'nothing';
    expect(outcome.code, `ended in “${unfinished}”`).toBe(0);
  }, 360_000);

  it.each(cases.map(([tries, becomes], index) => ({ tries, becomes, index })))(
    '$tries: $becomes',
    ({ becomes, index }) => {
      const { diagnostics, shown, harm, thrown } = results[index] as Result;
      expect(thrown).toBeUndefined();
      expect(harm).toEqual([]);
      if (becomes === 'page') {
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(shown).toBeGreaterThan(0);
      } else {
        expect(rules.get(becomes)).toBe('error');
        expect(hasErrors(diagnostics)).toBe(true);
        expect(diagnostics.map(({ rule }) => rule)).toContain(becomes);
      }
      for (const { rule, file, line, column, message, hint } of diagnostics) {
        expect(rules.has(rule)).toBe(true);
        expect(file).not.toBe('');
        expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
        expect(message).toMatch(/\S/);
        expect(hint).toMatch(/\S/);
        expect(message.length + hint.length).toBeLessThan(1300);
        expect(message).not.toMatch(/undefined|\[object|\n {4}at /);
        // Files outside the content folder are not quoted: this would be /etc/passwd.
        expect(message).not.toContain('root:');
      }
    },
  );
});
