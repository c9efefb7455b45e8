/** Loading the content folder, and the mistakes that concern several files. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatDiagnostics } from '../../src/diagnostics/print-diagnostics.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { writeContent } from '../support/content-folder.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const valid = writeExplainerText('## One\n\nIt met.[^a][^b][^c]').replaceAll(
  'kind: news',
  "kind: news, archived: 'https://example.org/archived'",
);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-content-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const load = (options: { root?: string } = {}) =>
  loadContent({ contentDir: join(root, 'content'), root, cacheDir: join(root, 'cache'), basePath: '/', ...options });
const check = () => formatDiagnostics(load().diagnostics, { linesOf: () => undefined }).split('\n');

describe('the content folder', () => {
  it('cannot have a term with the id of the content of every page', () => {
    const source = '{ id: h, publisher: P, title: T, url: "https://example.org/h", kind: reference }';
    writeContent(root, {
      'explainers/a.mdx': valid,
      'glossary.yml': `main: { term: main, definition: The largest., sources: [${source}] }\n`,
    });
    expect(check()).toContain('content/glossary.yml:1:1 error The id “main” is an anchor that the site reserves.');
  });

  it('is loaded in the order of file names, with topics and authors', () => {
    writeContent(root, {
      'explainers/b.mdx': valid,
      'explainers/a.mdx': valid,
      'explainers/notes.txt': 'not an explainer',
      'topics.yml': 'council: { name: The council, introduction: It meets. }\n',
    });
    const { explainers, topics, authors, diagnostics } = load();
    expect(explainers.map(({ slug, file }) => [slug, file])).toEqual([
      ['a', 'content/explainers/a.mdx'],
      ['b', 'content/explainers/b.mdx'],
    ]);
    expect(topics).toEqual({ council: { name: 'The council', introduction: 'It meets.' } });
    expect(authors).toEqual({ desk: { name: 'Desk' } });
    expect(diagnostics).toEqual([]);
  });

  it('needs no topics.yml', () => {
    writeContent(root, { 'explainers/a.mdx': valid });
    expect(load()).toMatchObject({ topics: {}, diagnostics: [] });
  });

  it('that does not exist is an error with a hint about CONTENT_DIR', () => {
    expect(check()).toEqual([
      'content/explainers:1:1 error There is no such folder.',
      '    Create it, or set CONTENT_DIR to the folder that contains “explainers”. (no-content)',
    ]);
  });

  it('without explainers is a notice, not an error', () => {
    mkdirSync(join(root, 'content/explainers'), { recursive: true });
    expect(check()[0]).toBe('content/explainers:1:1 notice The folder has no explainers.');
  });

  it('outside the project has absolute paths in diagnostics', () => {
    writeContent(root, { 'explainers/a.mdx': valid.replace('[^c]', '') });
    const { diagnostics } = load({ root: join(root, 'con') });
    expect(diagnostics.map(({ file }) => file)).toEqual([join(root, 'content/explainers/a.mdx')]);
  });
});

describe('an author', () => {
  it('who is not in authors.yml is reported at its position, with the closest name', () => {
    writeContent(root, { 'explainers/a.mdx': valid.replace('authors: [desk]', 'authors: [desk, mayor, dek]') });
    expect(check()).toEqual([
      'content/explainers/a.mdx:5:17 error There is no author “mayor” in authors.yml.',
      '    Add “mayor:” with a name there. (unknown-author)',
      'content/explainers/a.mdx:5:24 error There is no author “dek” in authors.yml.',
      '    Did you mean “desk”? (unknown-author)',
    ]);
  });

  it('with the name of an inherited property is unknown', () => {
    writeContent(root, { 'explainers/a.mdx': valid.replace('authors: [desk]', 'authors: [constructor]') });
    expect(load().diagnostics.map(({ rule }) => rule)).toEqual(['unknown-author']);
  });
});

describe('the name of a file', () => {
  it.each([
    ['Town Council.mdx', 'town-council.mdx'],
    ['2026-council.mdx', 'council.mdx'],
    ['گفتگو.mdx', 'first-talks.mdx'],
  ])('%s that cannot be an address is reported, with a valid name', (name, proposal) => {
    writeContent(root, { [`explainers/${name}`]: valid });
    const [first, hint] = check();
    expect(first).toContain(`content/explainers/${name}:1:1 error “${name.replace('.mdx', '')}” cannot be an address`);
    expect(hint).toBe(`    Rename the file, for example to ${proposal}. (malformed-id)`);
  });

  it('that the site reserves is reported', () => {
    writeContent(root, { 'explainers/search.mdx': valid });
    expect(load().diagnostics).toEqual([expect.objectContaining({ rule: 'reserved-slug', line: 1 })]);
  });
});

describe('topics.yml and authors.yml', () => {
  it.each([
    [
      'topics.yml',
      'council:\n  name: C\n  intro: It meets.\n',
      'topics.yml:3:3 error There is no key “intro”',
      'unknown-key',
    ],
    [
      'topics.yml',
      'council:\n  introduction: It meets.\n',
      'topics.yml:2:3 error “council.name” is missing.',
      'missing-key',
    ],
    ['topics.yml', 'council: [\n', 'topics.yml:2:1 error The YAML cannot be parsed here', 'broken-yaml'],
    ['authors.yml', 'desk: { name: Desk, lin: x }\n', 'authors.yml:1:21 error There is no key “lin”', 'unknown-key'],
    [
      'authors.yml',
      'desk: { name: Desk }\nA Clerk: { name: Clerk }\n',
      'authors.yml:2:1 error “A Clerk” is not an id',
      'malformed-id',
    ],
  ])('%s: %j is reported once, at its position', (name, text, message, rule) => {
    writeContent(root, { 'explainers/a.mdx': valid, [name]: text });
    const lines = check();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(`content/${message}`);
    expect(lines[1]).toContain(`(${rule})`);
  });

  it('have no inherited JavaScript properties as topics, authors or terms', () => {
    writeContent(root, { 'explainers/a.mdx': valid, 'topics.yml': 'council: { name: The council }\n' });
    const { topics, authors, glossary } = load();
    expect([topics, authors, glossary].map((record) => record['constructor'])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each(['', '# nothing yet\n'])('topics.yml may be empty: %j', (text) => {
    writeContent(root, { 'explainers/a.mdx': valid, 'topics.yml': text });
    expect(check()).toEqual(['']);
  });
});

describe('an invalid file', () => {
  it('because it is too large is reported, and is not read', () => {
    writeContent(root, { 'explainers/a.mdx': valid + 'It met. '.repeat(1_400_000) });
    expect(check()).toEqual([
      'content/explainers/a.mdx:1:1 error The file is 10.7 MB; the limit is 1 MB.',
      '    Split it into several explainers, or remove what is not text. (file-too-large)',
    ]);
  });

  it.each([
    ['quotes', '> '.repeat(20_000)],
    ['lists', '- '.repeat(20_000)],
    ['brackets', '['.repeat(20_000)],
    ['emphasis', '*a '.repeat(20_000)],
    ['components', '<Callout>'.repeat(3000)],
    ['braces', '{'.repeat(20_000)],
  ])('because of deeply nested %s is reported with a position, without an exception', (_what, text) => {
    writeContent(root, { 'explainers/a.mdx': `${valid}\n${text}\n` });
    const { diagnostics } = load();
    expect(diagnostics).not.toEqual([]);
    for (const { line, hint } of diagnostics) {
      expect(line).toBeGreaterThan(0);
      expect(hint).toMatch(/\w/);
    }
  });

  it.each([
    ['glossary.yml', 'weir: &a [*a]\n'],
    ['authors.yml', `a: &a [x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: [*a, *a]`).join('\n')}\n`],
    ['explainers/b.mdx', ''],
    ['explainers/b.mdx', '\u{feff}'],
    ['explainers/b.mdx', '---\n---\n'],
    ['explainers/b.mdx', '---\n- a\n---\n'],
    ['explainers/b.mdx', '---\ntext\n---\n<'],
  ])('%s with %j is reported, without an exception', (name, text) => {
    writeContent(root, { 'explainers/a.mdx': valid, [name]: text });
    const files = load().diagnostics.map((diagnostic) => diagnostic.file);
    expect(files).not.toEqual([]);
    expect(new Set(files)).toEqual(new Set([`content/${name}`]));
  });

  it('is ignored if it is a CSV file that no chart uses', () => {
    writeContent(root, { 'explainers/a.mdx': valid, 'data/dead.csv': '"' });
    expect(load().diagnostics).toEqual([]);
  });
});
