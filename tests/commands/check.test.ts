/** `npm run check` on a copy of the site’s content, with one mistake at a time: exit code, rule and line. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatDiagnostics } from '../../src/diagnostics/print-diagnostics.ts';
import { root, run } from '../support/run.ts';

let folder: string;
let file: string;
let original: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'footing-check-'));
  cpSync(join(root, 'content'), folder, { recursive: true });
  file = join(folder, 'explainers/trump-says-iran-wants-to-negotiate.mdx');
  original = readFileSync(file, 'utf8');
});
beforeEach(() => writeFileSync(file, original));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (...args: string[]) => run('check', { CONTENT_DIR: folder }, args);

/** An edited text, and the line of its mistake. */
type Edited = { text: string; line: number };

/** Returns the line of the first match after an offset. */
const findLine = (text: string, match: string, from = 0) => text.slice(0, text.indexOf(match, from)).split('\n').length;

/** Replaces the first match. @param mistake text on the line of the mistake, if that is not the line of the match */
function replace(text: string, pattern: RegExp, change: (match: string) => string, mistake?: string): Edited {
  const match = pattern.exec(text);
  if (!match) throw new Error(`The content has nothing like ${pattern}.`);
  const edited = text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length);
  return { text: edited, line: mistake ? findLine(edited, mistake, match.index) : findLine(edited, change(match[0])) };
}

/** Adds a paragraph at the start of the body. */
const addParagraph = (paragraph: string) => (text: string) =>
  replace(text, /\n---\n\n/, (end) => `${end}${paragraph}\n\n`, paragraph);

/** A mistake for each stage of parsing. `tests/parse/every-rule.test.ts` tests the positions of all rules. */
const mistakes: [what: string, rule: string, edit: (text: string) => Edited][] = [
  ['a citation without a source', 'citation-without-source', addParagraph('Nobody said so.[^nobody-at-all]')],
  [
    'an unknown key',
    'unknown-key',
    (text) => replace(text, /\nlang: .*/, (line) => `${line}\nweather: fair`, 'weather'),
  ],
  ['broken YAML', 'broken-yaml', (text) => replace(text, /\nlang: .*/, () => '\nlang: en: fr', 'lang')],
  ['broken MDX', 'broken-mdx', addParagraph('It met for <2 hours.')],
];

/**
 * Returns the errors in the output of `--format json`. The original content has warnings and notices, but no
 * errors.
 */
const parseErrors = (json: string) => (JSON.parse(json) as Diagnostic[]).filter(({ severity }) => severity === 'error');

describe('check', () => {
  it('reports no error in the content of this site, and writes nothing into it', async () => {
    const record = readFileSync(join(folder, 'published.json'), 'utf8');
    const files = readdirSync(folder);
    const { code, stdout, stderr } = await check();
    expect(stdout).toMatch(/^Checked \d+ explainers?: (?!.*error)/m);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readFileSync(join(folder, 'published.json'), 'utf8')).toBe(record);
    expect(readdirSync(folder)).toEqual(files);
  });

  it('prints notices as JSON for each setting that is still empty, with its line', async () => {
    const { code, stdout } = await check('--format', 'json');
    expect({ code, problems: parseErrors(stdout) }).toEqual({ code: 0, problems: [] });
    const settings = readFileSync(join(root, 'src/site.ts'), 'utf8').split('\n');
    const empty = settings.flatMap((text, index) => (/^ {2}(contact|owner): ''/.test(text) ? [index + 1] : []));
    const notices = (JSON.parse(stdout) as Diagnostic[]).filter(({ rule }) => rule === 'setting-empty');
    expect(notices.map(({ line, severity }) => ({ line, severity }))).toEqual(
      empty.map((line) => ({ line, severity: 'notice' })),
    );
  });

  it.each(mistakes)('reports %s: %s', async (_what, rule, edit) => {
    const { text, line } = edit(original);
    writeFileSync(file, text);
    const [plain, json] = await Promise.all([check(), check('--format', 'json')]);
    const diagnostics = parseErrors(json.stdout);
    expect(diagnostics.map((diagnostic) => [diagnostic.rule, diagnostic.line])).toEqual([[rule, line]]);
    expect(diagnostics[0]).toMatchObject({ file, severity: 'error' });
    expect(plain.stdout).toContain(`${file}:${line}:`);
    expect(plain.stdout).toContain(`(${rule})`);
    expect(plain.stdout).toContain(formatDiagnostics(diagnostics));
    // Errors come first, however many warnings there are.
    expect(plain.stdout.indexOf(formatDiagnostics(diagnostics))).toBe(0);
    expect(plain.stdout).toMatch(/: 1 error(,| and| \()/);
    expect([plain.code, json.code]).toEqual([1, 1]);
    expect(plain.stderr + json.stderr).toBe('');
  });

  it('reports several mistakes at once, in the order of the file', async () => {
    const unknownKey = replace(original, /\nlang: .*/, (line) => `${line}\nweather: fair`, 'weather');
    const both = addParagraph('Nobody said so.[^nobody-at-all] It met {often}.')(unknownKey.text);
    writeFileSync(file, both.text);
    const { stdout } = await check('--format', 'json');
    expect(parseErrors(stdout).map(({ rule, line }) => [rule, line])).toEqual([
      ['unknown-key', unknownKey.line],
      ['citation-without-source', both.line],
      ['javascript-in-body', both.line],
    ]);
  });

  it('reports public files that a build would refuse, and links to those that do not exist', async () => {
    const publicDir = join(folder, 'public');
    cpSync(join(root, 'public'), publicDir, { recursive: true });
    writeFileSync(join(publicDir, 'empty.pdf'), '');
    writeFileSync(join(publicDir, 'full.pdf'), 'A file.');
    symlinkSync('nowhere', join(publicDir, 'link.pdf'));
    symlinkSync('empty.pdf', join(publicDir, 'same.pdf'));
    execFileSync('mkfifo', [join(publicDir, 'pipe')]);
    rmSync(join(publicDir, 'favicon.svg'));
    const edited = addParagraph('See [it](/full.pdf), [that](/no-such.pdf) and [all](/sources).')(original);
    writeFileSync(file, edited.text);
    const { stdout } = await run('check', { CONTENT_DIR: folder, PUBLIC_DIR: publicDir }, ['--format', 'json']);
    const errors = parseErrors(stdout).toSorted((a, b) => (a.message < b.message ? -1 : 1));
    const faviconLine = findLine(readFileSync(join(root, 'src/site.ts'), 'utf8'), 'favicon:');
    expect(errors.map(({ rule, line, message }) => [rule, line, message])).toEqual([
      ['dead-link', edited.line, '/sources has no slash at the end of its path.'],
      ['public-file', 1, 'The file is empty.'],
      ['public-file', 1, 'The file is empty.'],
      ['dead-link', edited.line, 'There is no file at /no-such.pdf.'],
      ['setting-invalid', faviconLine, 'There is no file public/favicon.svg.'],
      ['public-file', 1, '“link.pdf” is a symbolic link that leads to no file.'],
      ['public-file', 1, '“pipe” is neither a file nor a folder.'],
    ]);
    rmSync(publicDir, { recursive: true });
  });

  it('reports public files where the site itself has a page, a file or a folder', async () => {
    const publicDir = join(folder, 'public');
    const places = ['feed.xml/a.txt', 'how-the-dead-are-counted/index.html', 'og/other.png', 'sources', '_headers'];
    const free = ['favicon.svg', 'robots.txt', 'how-the-dead-are-counted/data.csv', 'assets/map.svg', 'index.txt'];
    for (const path of [...places, ...free]) {
      mkdirSync(dirname(join(publicDir, path)), { recursive: true });
      writeFileSync(join(publicDir, path), 'A file.');
    }
    const { stdout } = await run('check', { CONTENT_DIR: folder, PUBLIC_DIR: publicDir }, ['--format', 'json']);
    const errors = parseErrors(stdout).filter(({ rule }) => rule === 'public-file');
    expect(errors.map(({ file }) => relative(publicDir, resolve(root, file))).sort()).toEqual(places.sort());
    expect(errors.map(({ message }) => message)).toContain(
      'The site itself has a page or file at /how-the-dead-are-counted/.',
    );
    rmSync(publicDir, { recursive: true });
  });

  it('rejects an unknown format in one sentence', async () => {
    const { code, stdout, stderr } = await check('--format', 'xml');
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Unknown format “xml”. The formats are text and json.\n',
    });
  });

  it('rejects an unknown option without a stack trace', async () => {
    const { code, stderr } = await check('--formt', 'json');
    expect(code).toBe(1);
    expect(stderr).toContain('--formt');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('names the missing folder when there is no content', async () => {
    const { code, stdout } = await run('check', { CONTENT_DIR: join(folder, 'nowhere') });
    expect(code).toBe(1);
    expect(stdout).toContain(`${join(folder, 'nowhere/explainers')}:1:1 error There is no such folder.`);
  });

  it('prints annotations in GitHub Actions, one line each, and no colours outside a terminal', async () => {
    writeFileSync(file, addParagraph('Nobody said so.[^nobody-at-all]')(original).text);
    const { stdout } = await run('check', { CONTENT_DIR: folder, GITHUB_ACTIONS: 'true' });
    const annotations = stdout.split('\n').filter((line) => line.startsWith('::'));
    const [error] = annotations.filter((line) => line.startsWith('::error '));
    expect(error).toMatch(
      /^::error file=[^,]+trump-says-iran-wants-to-negotiate\.mdx,line=\d+,col=\d+,title=citation-without-source::\[\^nobody-at-all\] cites/,
    );
    expect(annotations.some((line) => line.startsWith('::notice '))).toBe(true);
    expect(stdout).not.toContain('\u001b');
    expect((await check()).stdout).not.toContain('::error');
  });
});
