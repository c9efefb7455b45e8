/** `npm run source -- share`: sources that are written twice move to sources.yml; comments and layout stay. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeContent } from '../support/content-folder.ts';
import { run } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-share-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const share = (...args: string[]) => run('source', { CONTENT_DIR: join(root, 'content') }, ['share', ...args]);
const check = () => run('check', { CONTENT_DIR: join(root, 'content') }, ['--format', 'json']);
const read = (path: string) => readFileSync(join(root, 'content', path), 'utf8');
const edit = (path: string, from: string, to: string) => {
  expect(read(path)).toContain(from);
  writeFileSync(join(root, 'content', path), read(path).replace(from, to));
};

/** Writes an explainer with one source more than `a`, `b` and `c`, which only it has. */
function write(name: string, source: string, marks: string, lang = 'en'): [path: string, text: string] {
  const text = writeExplainerText(`## One\n\nIt met.[^a-${name}]${marks}`, { sources: source, lang });
  const own = text
    .replace(/^ {2}- \{ id: [bc], .*\n/gm, '')
    .replace(/id: a, (.*)org\/a/, `id: a-${name}, $1org/a-${name}`);
  return [`explainers/${name}.mdx`, own];
}

const gazette = (...fields: string[]) =>
  [
    '  # The paper of record\n  - id: gazette',
    'publisher: "Gazette" # not the Herald',
    'title: >-\n      Council\n      meets',
    "url: 'https://example.org/gazette'",
    'kind: news',
    ...fields,
  ].join('\n    ');
const met = gazette('accessed: 2026-01-13', 'quotes:', '  met: the council met # p. 1');
const voted =
  "  - { id: gazette, publisher: Gazette, title: Council meets, url: 'https://example.org/gazette', kind: news, " +
  'accessed: 2026-01-14, archived: https://archive.example/gazette, quotes: { voted: it voted } }';

const twice = () => ({
  ...Object.fromEntries([write('one', met, '[^gazette:met]'), write('two', voted, '[^gazette:voted]')]),
  'glossary.yml': `hall:
  term: hall
  definition: A house.
  sources:
    - id: gazette
      publisher: Gazette
      title: Council meets
      url: https://example.org/gazette
      # checked in the hall
      kind: news
`,
});

describe('sources that are written twice', () => {
  it('move to sources.yml with what each entry has, and their ids stay', async () => {
    writeContent(root, twice());
    const { code, stdout, stderr } = await share();
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Moved 1 source to ');
    const [, ...lines] = read('sources.yml').split('\n');
    expect(lines.join('\n')).toBe(`- id: gazette
  # p. 1
  # checked in the hall
  publisher: "Gazette" # not the Herald
  title: >-
    Council
    meets
  url: 'https://example.org/gazette'
  kind: news
  accessed: 2026-01-14
  archived: "https://archive.example/gazette"
  quotes:
    met: "the council met"
    voted: "it voted"
`);
    expect(read('explainers/one.mdx')).toContain('kind: news }\n  # The paper of record\n  - gazette\n');
    expect(read('explainers/two.mdx')).toContain('kind: news }\n  - gazette\n');
    expect(read('glossary.yml')).toContain('  sources:\n    - gazette\n');
    expect(
      JSON.parse((await check()).stdout).filter(({ severity }: { severity: string }) => severity !== 'notice'),
    ).toEqual([]);
  });

  it('stay where they are when the command only says what it would do', async () => {
    const files = twice();
    writeContent(root, files);
    const { code, stdout } = await share('--dry-run');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Would move 1 source to ')]);
    expect(() => read('sources.yml')).toThrow();
    for (const [path, text] of Object.entries(files)) expect(read(path)).toBe(text);
  });

  it('keep every comment, also where sources.yml has the work on one line', async () => {
    const line =
      "- { id: gazette, publisher: Gazette, title: Council meets, url: 'https://example.org/gazette', kind: news, " +
      'quotes: { met: the council met } }\n';
    const at = (page: string) => gazette('quotes:', `  met: the council met # ${page}`);
    const explainers = [write('one', at('p. 12'), '[^gazette:met]'), write('two', at('p. 1'), '[^gazette:met]')];
    writeContent(root, { ...Object.fromEntries(explainers), 'sources.yml': line });
    expect((await share()).code).toBe(0);
    expect(read('sources.yml').match(/# .*/g)).toEqual(['# not the Herald', '# p. 12', '# p. 1']);
  });

  it('have no reason why there is no copy if one of them has a copy', async () => {
    const none = gazette('unarchivable: blocked by the publisher', 'quotes: { met: the council met }');
    writeContent(
      root,
      Object.fromEntries([write('one', none, '[^gazette:met]'), write('two', voted, '[^gazette:voted]')]),
    );
    expect((await share()).code).toBe(0);
    expect(read('sources.yml')).toContain('archived: "https://archive.example/gazette"');
    expect(read('sources.yml')).not.toContain('unarchivable');
  });

  it('are not changed again by a second run', async () => {
    writeContent(root, twice());
    await share();
    const before = ['sources.yml', ...Object.keys(twice())].map(read);
    const { code, stdout } = await share();
    expect([code, stdout]).toEqual([0, expect.stringContaining('No source was moved')]);
    expect(['sources.yml', ...Object.keys(twice())].map(read)).toEqual(before);
  });

  it('move when a run was stopped between two files, and until then the content has no errors', async () => {
    const files = twice();
    writeContent(root, files);
    await share();
    const complete = read('sources.yml');
    writeContent(root, files);
    expect((await check()).code).toBe(0);
    expect((await share()).code).toBe(0);
    expect(read('sources.yml')).toBe(complete);
    expect(read('explainers/two.mdx')).toContain('\n  - gazette\n');
  });
});

describe('entries of one work that differ', () => {
  it.each([
    ['a title', 'title: Council meets', 'title: The council met', '“title”'],
    ['a quote under one key', 'voted: it voted', 'met: it met', '“quotes.met”'],
    ['where the title is from', 'archived: https', 'titleStatus: described, archived: https', '“titleStatus”'],
    ['the language', 'archived: https', 'lang: fa, archived: https', '“lang”'],
  ])('in %s stay as they are, with file and line', async (_name, from, to, field) => {
    const files = twice();
    writeContent(root, files);
    edit('explainers/two.mdx', from, to);
    if (to.startsWith('met')) edit('explainers/two.mdx', 'gazette:voted', 'gazette:met');
    const line =
      read('explainers/two.mdx')
        .split('\n')
        .findIndex((text) => text.includes('id: gazette')) + 1;
    const { code, stdout } = await share();
    expect(code).toBe(1);
    expect(stdout).toContain(`“gazette” stays as it is: ${field} is not the same everywhere.`);
    expect(stdout).toContain(`explainers/two.mdx:${line} `);
    expect(() => read('sources.yml')).toThrow();
    expect(read('explainers/one.mdx')).toBe(files['explainers/one.mdx' as keyof typeof files]);
  });

  it('because one explainer is in another language move with the language of the work', async () => {
    const fields = gazette('lang: en', 'quotes: { voted: it voted }');
    writeContent(
      root,
      Object.fromEntries([write('one', met, '[^gazette:met]'), write('two', fields, '[^gazette:voted]', 'fr')]),
    );
    expect((await share()).code).toBe(0);
    expect(read('sources.yml')).toContain('\n  lang: en\n');
  });

  it('stay as they are if they rest on a source that would not move with them', async () => {
    writeContent(root, twice());
    edit('explainers/two.mdx', 'archived: https', 'restsOn: [a-two], archived: https');
    const { code, stdout } = await share();
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining('“gazette” stays as it is: it rests on “a-two”, which is not in sources.yml.'),
    ]);
    expect(() => read('sources.yml')).toThrow();
  });

  it('are left alone while the content has errors', async () => {
    writeContent(root, twice());
    edit('explainers/two.mdx', 'kind: news, accessed', 'kind: newspaper, accessed');
    const { code, stderr } = await share();
    expect([code, stderr]).toEqual([1, expect.stringContaining('“npm run check” says where')]);
    expect(() => read('sources.yml')).toThrow();
  });
});
