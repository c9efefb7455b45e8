/** Every case of the corpus, read: a clear problem or a sound page, in bounded time and memory. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, hasErrors } from '../../src/diagnostics/diagnostic.ts';
import { catalogue } from '../../src/parse/rule-catalogue.ts';
import { root } from '../support/run.ts';
import { corpus } from '../untrusted-input/corpus.ts';

/** What came of a case. */
interface Came {
  diagnostics: Diagnostic[];
  /** How many explainers can be shown. */
  shown: number;
  harm: string[];
  thrown?: string;
}

/** For all that one process reads. It takes seconds; without the bounds that this is about, it would take hours. */
const bounds = { minutes: 5, megabytes: 400 };

const temporary = mkdtempSync(join(tmpdir(), 'footing-hostile-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Reads parts in a process of its own, which is ended when it oversteps the bounds. What came until then is given back. */
async function read(parts: string[]): Promise<{ code: number | null; came: Came[] }> {
  const folder = join(temporary, parts.join('-'));
  const script = join(root, 'tests/untrusted-input/read.ts');
  const child = spawn(process.execPath, [`--max-old-space-size=${bounds.megabytes}`, script, folder, ...parts], {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: bounds.minutes * 60_000,
    killSignal: 'SIGKILL',
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const file = join(folder, 'came.jsonl');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  return { code, came: lines.map((line) => JSON.parse(line) as Came) };
}

const rules = new Map(catalogue.map(({ name, severity }) => [name, severity]));

it('has cases that differ in what they try', () => {
  const all = Object.values(corpus).flat();
  expect(all.length).toBeGreaterThanOrEqual(200);
  const names = all.map(([tries]) => tries);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** What is large takes as long as all the rest. */
const [large, others] = ['sizes', Object.keys(corpus).filter((part) => part !== 'sizes')];

describe.concurrent.each([{ parts: [large] }, { parts: others }])('$parts', ({ parts }) => {
  const cases = parts.flatMap((part) => corpus[part] ?? []);
  let came: Came[];
  beforeAll(async () => {
    const outcome = await read(parts);
    came = outcome.came;
    const unfinished = cases[came.length]?.[0] ?? 'nothing';
    expect(outcome.code, `ended in “${unfinished}”`).toBe(0);
  }, 360_000);

  it.each(cases.map(([tries, becomes], index) => ({ tries, becomes, index })))(
    '$tries: $becomes',
    ({ becomes, index }) => {
      const { diagnostics, shown, harm, thrown } = came[index] as Came;
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
        // Nothing of a file elsewhere is shown.
        expect(message).not.toContain('root:');
      }
    },
  );
});
