/** Every mistake that an author can make, as a file with that mistake, and beside it what the author is told. */
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

/** Rules that a fixture would have to be too large for, or that no content can break: see `tests/parse/load-content.test.ts`, `tests/parse/untrusted-input.test.ts` and `tests/commands/check.test.ts`. */
const shownElsewhere = ['cannot-be-read', 'file-elsewhere', 'file-too-large', 'setting-empty', 'too-many-problems'];

const folders = readdirSync(join(folder, 'content')).sort();
const today = '2026-01-31';
/** The one image that fixtures know. */
const images = new Map([['/favicon.svg', { width: 32, height: 32 }]]);

/** What the author of a fixture is told. */
function told(file: string): string {
  const text = readFileSync(join(folder, file), 'utf8');
  const { diagnostics } = parseExplainer({ slug: basename(file, '.mdx'), file, text, basePath: '/', today, images });
  // Hardly a fixture has archived copies: only the one on that is told so.
  const told = diagnostics.filter(({ rule }) => rule !== 'no-archived-copy' || file.startsWith(rule));
  return formatDiagnostics(told, { linesOf: () => text.split(/\r?\n/) });
}

/** What the authors of a content folder are told. */
function toldOfFolder(name: string): string {
  const contentDir = join(folder, 'content', name);
  const cacheDir = mkdtempSync(join(tmpdir(), 'footing-problems-'));
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

describe('what an author is told', () => {
  it.each(files)('about %s', (file) => {
    const expected = readFileSync(join(folder, file.replace(/mdx$/, 'txt')), 'utf8');
    expect(told(file)).toBe(expected.trimEnd());
  });

  it.each(folders)('about the folder %s', (name) => {
    const expected = readFileSync(join(folder, 'content', name, 'expected.txt'), 'utf8');
    expect(toldOfFolder(name)).toBe(expected.trimEnd());
  });

  it('of every rule, which has a file or folder to show it where nothing else is wrong', () => {
    const told = [
      ...files.map((file) => readFileSync(join(folder, file.replace(/mdx$/, 'txt')), 'utf8')),
      ...folders.map((name) => readFileSync(join(folder, 'content', name, 'expected.txt'), 'utf8')),
    ];
    const alone = told.map((text) => new Set(Array.from(text.matchAll(/\(([a-z0-9-]+)\)$/gm), ([, rule]) => rule)));
    const shown = new Set(alone.filter(({ size }) => size === 1).flatMap((rules) => [...rules]));
    expect(catalogue.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual(shownElsewhere);
  });

  it('stands beside a file each: no expectation is without a fixture', () => {
    const expectations = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    expect(expectations.map((name) => name.replace(/txt$/, 'mdx')).sort()).toEqual([...files].sort());
  });
});
