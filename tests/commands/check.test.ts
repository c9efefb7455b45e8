/** `npm run check` on a copy of the real content, with one mistake at a time: exit code, rule and line. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { formatDiagnostics } from '../../src/diagnostics/print-diagnostics.ts';
import { root, run } from '../support/run.ts';

let folder: string;
let file: string;
let sound: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'footing-check-'));
  cpSync(join(root, 'content'), folder, { recursive: true });
  file = join(folder, 'explainers/trump-says-iran-wants-to-negotiate.mdx');
  sound = readFileSync(file, 'utf8');
});
beforeEach(() => writeFileSync(file, sound));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (...args: string[]) => run('check', { CONTENT_DIR: folder }, args);

/** An edited text, and the line where its mistake stands. */
type Edited = { text: string; line: number };

/** The line of the first or later place of some words. */
const lineOf = (text: string, words: string, from = 0) => text.slice(0, text.indexOf(words, from)).split('\n').length;

/** Puts something in the place of the first match. The mistake stands on the line where `mistake` stands first after it. */
function put(text: string, pattern: RegExp, by: (match: string) => string, mistake?: string): Edited {
  const match = pattern.exec(text);
  if (!match) throw new Error(`The content has nothing like ${pattern}.`);
  const edited = text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
  return { text: edited, line: mistake ? lineOf(edited, mistake, match.index) : lineOf(edited, by(match[0])) };
}

/** Puts a paragraph at the start of the body. */
const paragraph = (words: string) => (text: string) => put(text, /\n---\n\n/, (end) => `${end}${words}\n\n`, words);

/** A mistake of each way of reading: that every rule is named at its place is shown in `tests/parse/every-rule.test.ts`. */
const mistakes: [what: string, rule: string, edit: (text: string) => Edited][] = [
  ['a citation without a source', 'citation-without-source', paragraph('Nobody said so.[^nobody-at-all]')],
  ['an unknown key', 'unknown-key', (text) => put(text, /\nlang: .*/, (line) => `${line}\nweather: fair`, 'weather')],
  ['broken YAML', 'broken-yaml', (text) => put(text, /\nlang: .*/, () => '\nlang: en: fr', 'lang')],
  ['broken MDX', 'broken-mdx', paragraph('It met for <2 hours.')],
];

/** The errors that `--format json` tells: the content as it is has warnings and notices, and no error. */
const errors = (json: string) => (JSON.parse(json) as Diagnostic[]).filter(({ severity }) => severity === 'error');

describe('check', () => {
  it('is content with the content of this site, and writes nothing into it', async () => {
    const record = readFileSync(join(folder, 'published.json'), 'utf8');
    const files = readdirSync(folder);
    const { code, stdout, stderr } = await check();
    expect(stdout).toMatch(/^Checked \d+ explainers?: (?!.*error)/m);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(readFileSync(join(folder, 'published.json'), 'utf8')).toBe(record);
    expect(readdirSync(folder)).toEqual(files);
  });

  it('gives machines no error where all is well, and reminds of each setting that is still empty, at its line', async () => {
    const { code, stdout } = await check('--format', 'json');
    expect({ code, problems: errors(stdout) }).toEqual({ code: 0, problems: [] });
    const settings = readFileSync(join(root, 'src/site.ts'), 'utf8').split('\n');
    const empty = settings.flatMap((text, index) => (/^ {2}(contact|owner): ''/.test(text) ? [index + 1] : []));
    const notices = (JSON.parse(stdout) as Diagnostic[]).filter(({ rule }) => rule === 'setting-empty');
    expect(notices.map(({ line, severity }) => ({ line, severity }))).toEqual(
      empty.map((line) => ({ line, severity: 'notice' })),
    );
  });

  it.each(mistakes)('tells of %s: %s', async (_what, rule, edit) => {
    const { text, line } = edit(sound);
    writeFileSync(file, text);
    const [forPeople, forMachines] = await Promise.all([check(), check('--format', 'json')]);
    const diagnostics = errors(forMachines.stdout);
    expect(diagnostics.map((diagnostic) => [diagnostic.rule, diagnostic.line])).toEqual([[rule, line]]);
    expect(diagnostics[0]).toMatchObject({ file, severity: 'error' });
    expect(forPeople.stdout).toContain(`${file}:${line}:`);
    expect(forPeople.stdout).toContain(`(${rule})`);
    expect(forPeople.stdout).toContain(formatDiagnostics(diagnostics));
    // Errors come first, however many warnings there are.
    expect(forPeople.stdout.indexOf(formatDiagnostics(diagnostics))).toBe(0);
    expect(forPeople.stdout).toMatch(/: 1 error(,| and| \()/);
    expect([forPeople.code, forMachines.code]).toEqual([1, 1]);
    expect(forPeople.stderr + forMachines.stderr).toBe('');
  });

  it('tells of several mistakes at once, in the order of the file', async () => {
    const unknownKey = put(sound, /\nlang: .*/, (line) => `${line}\nweather: fair`, 'weather');
    const both = paragraph('Nobody said so.[^nobody-at-all] It met {often}.')(unknownKey.text);
    writeFileSync(file, both.text);
    const { stdout } = await check('--format', 'json');
    expect(errors(stdout).map(({ rule, line }) => [rule, line])).toEqual([
      ['unknown-key', unknownKey.line],
      ['citation-without-source', both.line],
      ['javascript-in-body', both.line],
    ]);
  });

  it('refuses a format that it does not know, in one sentence', async () => {
    const { code, stdout, stderr } = await check('--format', 'xml');
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: 'Unknown format “xml”. The formats are text and json.\n',
    });
  });

  it('refuses an option that it does not know, without a stack trace', async () => {
    const { code, stderr } = await check('--formt', 'json');
    expect(code).toBe(1);
    expect(stderr).toContain('--formt');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('says where it looked when there is no content', async () => {
    const { code, stdout } = await run('check', { CONTENT_DIR: join(folder, 'nowhere') });
    expect(code).toBe(1);
    expect(stdout).toContain(`${join(folder, 'nowhere/explainers')}:1:1 error There is no such folder.`);
  });

  it('adds annotations where GitHub Actions runs it, one line each, and colours nowhere but on a terminal', async () => {
    writeFileSync(file, paragraph('Nobody said so.[^nobody-at-all]')(sound).text);
    const { stdout } = await run('check', { CONTENT_DIR: folder, GITHUB_ACTIONS: 'true' });
    const annotations = stdout.split('\n').filter((line) => line.startsWith('::'));
    const [error] = annotations.filter((line) => line.startsWith('::error '));
    expect(error).toMatch(
      /^::error file=[^,]+trump-says-iran-wants-to-negotiate\.mdx,line=\d+,col=\d+,title=citation-without-source::\[\^nobody-at-all\] cites/,
    );
    expect(annotations.some((line) => line.startsWith('::warning '))).toBe(true);
    expect(stdout).not.toContain('\u001b');
    expect((await check()).stdout).not.toContain('::error');
  });
});
