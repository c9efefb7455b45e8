/**
 * Fixtures with the mistakes that authors make, each with the output of `check`.
 * `npx vitest run --project unit tests/parse/rules -u` writes the outputs again.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDiagnostics } from '../../../src/diagnostics/print-diagnostics.ts';
import { loadContent } from '../../../src/parse/load-content.ts';
import { parseExplainer } from '../../../src/parse/parse-explainer.ts';
import { catalogue } from '../../../src/parse/rule-catalogue.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.mdx'));

/**
 * Rules that need a large fixture, or that no content can break: see `tests/parse/load-content.test.ts`,
 * `tests/parse/untrusted-input.test.ts` and `tests/commands/check.test.ts`.
 */
const testedElsewhere = [
  'cannot-be-read',
  'file-elsewhere',
  'file-too-large',
  'large-file',
  'low-contrast',
  'public-file',
  'setting-empty',
  'setting-invalid',
  'too-many-problems',
];

const folders = readdirSync(join(folder, 'content')).sort();
const today = '2026-01-31';
/** The only image that fixtures can use. */
const images = new Map([['/favicon.svg', { width: 32, height: 32 }]]);

/** Formats the diagnostics of a fixture. */
function checkFile(file: string): string {
  const text = readFileSync(join(folder, file), 'utf8');
  const { diagnostics } = parseExplainer({ slug: basename(file, '.mdx'), file, text, basePath: '/', today, images });
  // Few fixtures have archived copies, so only the fixture of that rule reports missing ones.
  const relevant = diagnostics.filter(({ rule }) => rule !== 'no-archived-copy' || file.startsWith(rule));
  return formatDiagnostics(relevant, { linesOf: () => text.split(/\r?\n/) });
}

/** Formats the diagnostics of a content folder. */
function checkFolder(name: string): string {
  const contentDir = join(folder, 'content', name);
  const cacheDir = mkdtempSync(join(tmpdir(), 'footing-rules-'));
  try {
    const { diagnostics } = loadContent({
      contentDir,
      root: contentDir,
      cacheDir,
      basePath: '/',
      today,
    });
    return formatDiagnostics(
      diagnostics.filter(({ rule }) => rule !== 'no-archived-copy'),
      { linesOf: (file) => linesOf(join(contentDir, file)) },
    );
  } finally {
    rmSync(cacheDir, { recursive: true });
  }
}

function linesOf(path: string): string[] | undefined {
  return path.includes('.') ? readFileSync(path, 'utf8').split(/\r?\n/) : undefined;
}

describe('check', () => {
  it.each(files)('reports the mistakes of %s', async (file) => {
    await expect(`${checkFile(file)}\n`).toMatchFileSnapshot(join(folder, file.replace(/mdx$/, 'txt')));
  });

  it.each(folders)('reports the mistakes of the folder %s', async (name) => {
    await expect(`${checkFolder(name)}\n`).toMatchFileSnapshot(join(folder, 'content', name, 'expected.txt'));
  });

  it('has, for every rule, a fixture that breaks no other rule', () => {
    const outputs = [
      ...files.map((file) => readFileSync(join(folder, file.replace(/mdx$/, 'txt')), 'utf8')),
      ...folders.map((name) => readFileSync(join(folder, 'content', name, 'expected.txt'), 'utf8')),
    ];
    const brokenRules = outputs.map(
      (text) => new Set(Array.from(text.matchAll(/\(([a-z0-9-]+)\)$/gm), ([, rule]) => rule)),
    );
    const withFixture = new Set(brokenRules.filter(({ size }) => size === 1).flatMap((rules) => [...rules]));
    expect(catalogue.map(({ name }) => name).filter((name) => !withFixture.has(name))).toEqual(testedElsewhere);
  });

  it('has a fixture for every expected output', () => {
    const outputs = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    expect(outputs.map((name) => name.replace(/txt$/, 'mdx')).sort()).toEqual([...files].sort());
  });
});
