/** A build takes over what would come out the same: the site is as if it had been built from nothing. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../support/run.ts';
import { differences } from '../support/same-site.ts';
import { contentWith } from '../unit/content-folder.ts';
import { fileWith } from '../unit/small-explainer.ts';

const root = mkdtempSync(join(tmpdir(), 'footing-carry-'));
const out = join(root, 'out');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const body = '## One\n\nIt met.[^a][^b][^c]';
const about = (title: string, fields = '') => fileWith(body, { fields }).replace('A town council met', title);
const buildInto = async (folder: string) => {
  const { code, stdout, stderr } = await run('build', { CONTENT_DIR: join(root, 'content'), OUT_DIR: folder });
  if (code !== 0) throw new Error(stdout + stderr);
  return stdout;
};
const filesOf = (...names: string[]) => names.map((name) => statSync(join(out, name)).ino);

describe('a build after another', () => {
  let touched: number;

  beforeAll(async () => {
    contentWith(root, {
      'explainers/council.mdx': about('A town council met'),
      'explainers/harbour.mdx': about('A harbour closed').replace('topics: [council]', 'topics: [sea]'),
      'explainers/mill.mdx': about('A mill burnt'),
      'explainers/strike.mdx': about('A strike began'),
      'explainers/bridge.mdx': about('A bridge fell').replace('[council]', '[roads]'),
      'topics.yml': 'sea: { name: The sea }\nroads: { name: Roads }\n',
    });
    await buildInto(out);
    // Somebody writes into a page of the site by hand.
    appendFileSync(join(out, 'bridge/one/index.html'), '<p>By hand</p>');
    touched = statSync(join(out, 'bridge/one/index.html')).ino;

    contentWith(root, {
      'topics.yml': 'sea: { name: The sea }\nroads: { name: Roads and bridges }\ncouncil: { name: The council }\n',
      'redirects.yml': 'windmill: mill\n',
      'glossary.yml': `quorum:\n  term: Quorum\n  definition: "Enough members."\n  sources:\n    - { id: a, publisher: Paper A, title: Title a, url: "https://example.org/a", kind: news }\n`,
      'explainers/council.mdx': about('A town council met').replace(
        'It met.',
        'It sat in its hall (Hall of the Town (HT)).',
      ),
      'explainers/strike.mdx': about('A strike began', 'withdrawn: { date: 2026-02-01, reason: It never began. }'),
      'explainers/flood.mdx': about('A flood came', 'updated: 2026-03-01').replace('[council]', '[sea, council]'),
    });
    await buildInto(out);
  });

  it('equals one that is made from nothing', async () => {
    await buildInto(join(root, 'fresh'));
    expect(differences(out, join(root, 'fresh'))).toEqual([]);
  });

  it('does not keep what was changed by hand', () => {
    expect(filesOf('bridge/one/index.html')).not.toContain(touched);
  });
});

describe('a build of which little has changed', () => {
  it('takes over the files of all else, with their compressed copies', async () => {
    const names = ['harbour/one/index.html', 'harbour/one.md', 'og/harbour/one.png', 'harbour/one/index.html.br'];
    const before = filesOf(...names);
    const edited = filesOf('mill/index.html');
    appendFileSync(join(root, 'content/explainers/mill.mdx'), '\nIt was rebuilt.[^a]\n');
    // Some hosts want none.
    rmSync(join(out, 'harbour/index.html.br'));
    await buildInto(out);
    expect(filesOf(...names)).toEqual(before);
    expect(existsSync(join(out, 'harbour/index.html.br'))).toBe(true);
    expect(filesOf('mill/index.html')).not.toEqual(edited);
  });

  it('is made in the folders of the site before the last one, of which nothing else is left', async () => {
    const edit = () => appendFileSync(join(root, 'content/explainers/flood.mdx'), '\nIt went.[^b]\n');
    const [lent] = filesOf('bridge/one');
    writeFileSync(join(out, 'bridge/by-hand.html'), 'By hand');
    mkdirSync(join(out, 'by-hand'));
    edit();
    await buildInto(out);
    expect(filesOf('bridge/one')).not.toEqual([lent]);
    rmSync(join(root, 'content/explainers/harbour.mdx'));
    edit();
    await buildInto(out);
    expect(filesOf('bridge/one')).toEqual([lent]);
    expect(['harbour', 'by-hand'].filter((name) => existsSync(join(out, name)))).toEqual([]);
    rmSync(join(root, 'fresh'), { recursive: true });
    await buildInto(join(root, 'fresh'));
    expect(differences(out, join(root, 'fresh'))).toEqual([]);
  });
});

describe('a build that cannot keep what it knows of the site', () => {
  it('says so, and is a good build', async () => {
    vi.stubEnv('CONTENT_DIR', join(root, 'content'));
    vi.stubEnv('OUT_DIR', out);
    const { state } = await import('../../src/output/state.ts');
    vi.unstubAllEnvs();
    rmSync(state.built);
    mkdirSync(join(state.built, 'in-the-way'), { recursive: true });
    appendFileSync(join(root, 'content/explainers/mill.mdx'), '\nIt stands.[^c]\n');
    expect(await buildInto(out)).toMatch(/The site is built, but the next build .+built\.json/);
    expect(readFileSync(join(out, 'mill/index.html'), 'utf8')).toContain('It stands.');
    rmSync(state.built, { recursive: true });
    expect(await buildInto(out)).not.toContain('The site is built, but');
  });
});
