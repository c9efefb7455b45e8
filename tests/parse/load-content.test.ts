/** The content folder as a whole: what no file can get wrong alone. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatDiagnostics } from '../../src/diagnostics/print-diagnostics.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { contentWith } from '../support/content-folder.ts';
import { fileWith } from '../support/small-explainer.ts';

const sound = fileWith('## One\n\nIt met.[^a][^b][^c]').replaceAll(
  'kind: news',
  "kind: news, archived: 'https://example.org/kept'",
);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-library-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const library = () =>
  loadContent({ contentDir: join(root, 'content'), root, cacheDir: join(root, 'kept'), basePath: '/' });
const told = () => formatDiagnostics(library().diagnostics, { linesOf: () => undefined }).split('\n');

describe('the content folder', () => {
  it('is read in the order of the names, with topics and authors', () => {
    contentWith(root, {
      'explainers/b.mdx': sound,
      'explainers/a.mdx': sound,
      'explainers/notes.txt': 'not an explainer',
      'topics.yml': 'council: { name: The council, introduction: It meets. }\n',
    });
    const { explainers, topics, authors, diagnostics } = library();
    expect(explainers.map(({ slug, file }) => [slug, file])).toEqual([
      ['a', 'content/explainers/a.mdx'],
      ['b', 'content/explainers/b.mdx'],
    ]);
    expect(topics).toEqual({ council: { name: 'The council', introduction: 'It meets.' } });
    expect(authors).toEqual({ desk: { name: 'Desk' } });
    expect(diagnostics).toEqual([]);
  });

  it('needs no topics.yml', () => {
    contentWith(root, { 'explainers/a.mdx': sound });
    expect(library()).toMatchObject({ topics: {}, diagnostics: [] });
  });

  it('that is not there is an error that says what to set', () => {
    expect(told()).toEqual([
      'content/explainers:1:1 error There is no such folder.',
      '    Make it, or set CONTENT_DIR to the folder that holds “explainers”. (no-content)',
    ]);
  });

  it('without explainers is a notice, not an error', () => {
    mkdirSync(join(root, 'content/explainers'), { recursive: true });
    expect(told()[0]).toBe('content/explainers:1:1 notice The folder holds no explainer.');
  });

  it('outside the project is named in full', () => {
    contentWith(root, { 'explainers/a.mdx': sound.replace('[^c]', '') });
    const { diagnostics } = loadContent({
      contentDir: join(root, 'content'),
      root: join(root, 'con'),
      cacheDir: join(root, 'kept'),
      basePath: '/',
    });
    expect(diagnostics.map(({ file }) => file)).toEqual([join(root, 'content/explainers/a.mdx')]);
  });
});

describe('an author', () => {
  it('who is not in authors.yml is reported where the name stands, with the nearest one', () => {
    contentWith(root, { 'explainers/a.mdx': sound.replace('authors: [desk]', 'authors: [desk, mayor, dek]') });
    expect(told()).toEqual([
      'content/explainers/a.mdx:5:17 error There is no author “mayor” in authors.yml.',
      '    Add “mayor:” with a name there. (unknown-author)',
      'content/explainers/a.mdx:5:24 error There is no author “dek” in authors.yml.',
      '    Did you mean “desk”? (unknown-author)',
    ]);
  });

  it('named like a property of every object is not thereby known', () => {
    contentWith(root, { 'explainers/a.mdx': sound.replace('authors: [desk]', 'authors: [constructor]') });
    expect(library().diagnostics.map(({ rule }) => rule)).toEqual(['unknown-author']);
  });
});

describe('the name of a file', () => {
  it.each([
    ['Town Council.mdx', 'town-council.mdx'],
    ['2026-council.mdx', 'council.mdx'],
    ['گفتگو.mdx', 'first-talks.mdx'],
  ])('%s that cannot be an address is reported, with a proposal', (name, proposal) => {
    contentWith(root, { [`explainers/${name}`]: sound });
    const [first, hint] = told();
    expect(first).toContain(`content/explainers/${name}:1:1 error “${name.replace('.mdx', '')}” cannot be an address`);
    expect(hint).toBe(`    Rename the file, for example to ${proposal}. (malformed-id)`);
  });

  it('that the site itself uses is reported', () => {
    contentWith(root, { 'explainers/search.mdx': sound });
    expect(library().diagnostics).toEqual([expect.objectContaining({ rule: 'reserved-slug', line: 1 })]);
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
    ['topics.yml', 'council: [\n', 'topics.yml:2:1 error The YAML cannot be read here', 'broken-yaml'],
    ['authors.yml', 'desk: { name: Desk, lin: x }\n', 'authors.yml:1:21 error There is no key “lin”', 'unknown-key'],
    [
      'authors.yml',
      'desk: { name: Desk }\nA Clerk: { name: Clerk }\n',
      'authors.yml:2:1 error “A Clerk” is not an id',
      'malformed-id',
    ],
  ])('%s: %j is reported at its place, once', (name, text, message, rule) => {
    contentWith(root, { 'explainers/a.mdx': sound, [name]: text });
    const lines = told();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(`content/${message}`);
    expect(lines[1]).toContain(`(${rule})`);
  });

  it('knows no topic, author or term that only every object of JavaScript has', () => {
    contentWith(root, { 'explainers/a.mdx': sound, 'topics.yml': 'council: { name: The council }\n' });
    const { topics, authors, glossary } = library();
    expect([topics, authors, glossary].map((each) => each['constructor'])).toEqual([undefined, undefined, undefined]);
  });

  it.each(['', '# nothing yet\n'])('topics.yml may be empty: %j', (text) => {
    contentWith(root, { 'explainers/a.mdx': sound, 'topics.yml': text });
    expect(told()).toEqual(['']);
  });
});

describe('a file that cannot be read', () => {
  it('because it is larger than a text of words says so, and is read no further', () => {
    contentWith(root, { 'explainers/a.mdx': sound + 'It met. '.repeat(1_400_000) });
    expect(told()).toEqual([
      'content/explainers/a.mdx:1:1 error The file has 10.7 MB; an explainer has at most 1 MB.',
      '    Cut it into several explainers, or take out what is no text. (file-too-large)',
    ]);
  });

  it.each([
    ['quotes', '> '.repeat(20_000)],
    ['lists', '- '.repeat(20_000)],
    ['brackets', '['.repeat(20_000)],
    ['emphasis', '*a '.repeat(20_000)],
    ['components', '<Callout>'.repeat(3000)],
    ['braces', '{'.repeat(20_000)],
  ])('because of %s nested ever deeper says where to look, and nothing is thrown', (_what, text) => {
    contentWith(root, { 'explainers/a.mdx': `${sound}\n${text}\n` });
    for (const { line, hint } of library().diagnostics) {
      expect(line).toBeGreaterThan(0);
      expect(hint).toMatch(/\w/);
    }
  });

  it.each([
    ['glossary.yml', 'weir: &a [*a]\n'],
    ['authors.yml', `a: &a [x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: [*a, *a]`).join('\n')}\n`],
    ['data/dead.csv', '"'],
    ['explainers/b.mdx', ''],
    ['explainers/b.mdx', '\u{feff}'],
    ['explainers/b.mdx', '---\n---\n'],
    ['explainers/b.mdx', '---\n- a\n---\n'],
    ['explainers/b.mdx', '---\ntext\n---\n<'],
  ])('%s with %j is told of, not thrown', (name, text) => {
    contentWith(root, { 'explainers/a.mdx': sound, [name]: text });
    for (const diagnostic of library().diagnostics) expect(diagnostic.file).toBe(`content/${name}`);
  });
});
