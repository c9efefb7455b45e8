import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root, run } from '../support/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-new-'));
cpSync(join(root, 'content'), folder, { recursive: true });
writeFileSync(join(folder, 'authors.yml'), 'desk: { name: Desk }\nsecond: { name: Second }\n');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...args: string[]) => run('new', { CONTENT_DIR: folder }, args);
const file = (slug: string) => join(folder, 'explainers', `${slug}.mdx`);
const files = () => readdirSync(join(folder, 'explainers')).sort();

/** Characters that have a meaning in YAML or Markdown. */
const specialCharacters = 'A "quoted" title: with \'a colon\' # a hash, [b], {c}, <3, *d, `e`, \\f & 100 % ~g | - @h !';

/** Title, options, and the expected name of the file. */
const cases: [title: string, options: string[], slug: string][] = [
  [specialCharacters, [], 'a-quoted-title-with-a-colon-a-hash-b-c-3-d-e-f-100-g-h'],
  ['- 2026: a list?', ['--topic', 'iran', '--topic', 'new-topic', '--topic', 'iran'], 'a-list'],
  ['הגשר “סגור”: #1', ['--slug', 'gesher', '--lang', 'he', '--topic', 'iran', '--author', 'second'], 'gesher'],
  ['é'.repeat(110), ['--lang', 'zh-Hant-TW'], 'e'.repeat(60)],
  ['--title that starts like an option', ['--slug', 'like-an-option'], 'like-an-option'],
];

describe('a new explainer', () => {
  it('is a draft that passes check, whatever its title, language, topics and authors', async () => {
    for (const [title, options, slug] of cases) {
      const { code, stdout, stderr } = await start(...options, '--', title);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(file(slug));
      expect(readFileSync(file(slug), 'utf8')).toContain(`title: ${JSON.stringify(title)}\n`);
      expect(readFileSync(file(slug), 'utf8')).toContain('draft: true');
    }
    const check = await run('check', { CONTENT_DIR: folder }, ['--format', 'json']);
    expect(check.code).toBe(0);
    const diagnostics = JSON.parse(check.stdout) as { severity: string; rule: string }[];
    expect(diagnostics.filter(({ severity }) => severity !== 'notice')).toEqual([]);
  });

  it('has the topics, authors and language of the options, or their defaults', async () => {
    await start('One', '--topic', 'iran', '--topic', 'traffic', '--author', 'second', '--lang', 'fr');
    await start('Two');
    expect(readFileSync(file('one'), 'utf8')).toMatch(
      /^topics: \[iran, traffic\]\nauthors: \[second\]\nlang: fr\ndraft: true /m,
    );
    expect(readFileSync(file('two'), 'utf8')).toMatch(/^topics: \[unsorted\]\nauthors: \[desk\]\nlang: en\n/m);
  });

  it.each([
    ['Trump says Iran wants to negotiate', 'trump-says-iran-wants-to-negotiate'],
    // On some file systems, names are case-insensitive.
    ['In capitals', 'In-Capitals'],
  ])('never replaces another: %s', async (title, name) => {
    if (name === 'In-Capitals') writeFileSync(file(name), 'something');
    const before = readFileSync(file(name), 'utf8');
    const namesBefore = files();
    const { code, stderr } = await start(title);
    const [after, namesAfter] = [readFileSync(file(name), 'utf8'), files()];
    if (name === 'In-Capitals') rmSync(file(name));
    expect(code).toBe(1);
    expect(stderr).toMatch(/already exists\. Choose one with --slug, such as --slug first-talks\.\n$/);
    expect(after).toBe(before);
    expect(namesAfter).toEqual(namesBefore);
  });

  it.each([
    [[], 'Give the explainer a title'],
    [['پل'], 'The title has no letters a to z to make a file name from. Choose one with --slug'],
    [['Refused', '--author', 'dsk'], 'There is no author “dsk” in authors.yml. Did you mean “desk”?'],
    [['Refused', '--autor', 'desk'], "Unknown option '--autor'. “npm run new -- --help” shows the options."],
    [['Refused [^a]'], 'The draft would not pass “npm run check”. [^a] cites a source that is not listed.'],
  ])('is rejected in one line, and nothing is written: %j', async (args, sentence) => {
    const before = files();
    const { code, stderr } = await start(...args);
    expect(code).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(files()).toEqual(before);
  });

  it('has the first author when there is no desk, and is rejected when there are no authors', async () => {
    const other = join(folder, 'other');
    const startWithAuthors = (authors: string) => {
      cpSync(join(folder, 'explainers'), join(other, 'explainers'), { recursive: true });
      writeFileSync(join(other, 'authors.yml'), authors);
      return run('new', { CONTENT_DIR: other }, ['Signed']);
    };
    expect((await startWithAuthors('')).stderr).toMatch(
      /authors\.yml lists no authors, or has errors\. Add an author there/,
    );
    expect((await startWithAuthors('someone: { name: Someone }\n')).code).toBe(0);
    expect(readFileSync(join(other, 'explainers/signed.mdx'), 'utf8')).toContain('authors: [someone]');
  });

  it('has its options explained by --help', async () => {
    const { code, stdout } = await start('--help');
    expect(code).toBe(0);
    for (const option of ['--slug', '--lang', '--topic', '--author', 'docs/writing.md'])
      expect(stdout).toContain(option);
  });
});
