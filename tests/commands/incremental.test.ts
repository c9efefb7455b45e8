/** An incremental build restores unchanged pages, and its site is the same as one that is built from scratch. */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeContent } from '../support/content-folder.ts';
import { commandEnv, root as project, run } from '../support/run.ts';
import { diffSites } from '../support/same-site.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const root = mkdtempSync(join(tmpdir(), 'footing-incremental-'));
const out = join(root, 'out');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const body = '## One\n\nIt met.[^a][^b][^c]';
const about = (title: string, fields = '') => writeExplainerText(body, { fields }).replace('A town council met', title);
const envOf = (folder: string) => ({ CONTENT_DIR: join(root, 'content'), OUT_DIR: folder });

async function build(env: Record<string, string> = {}, folder = out): Promise<string> {
  const { code, stdout, stderr } = await run('build', { ...envOf(folder), ...env });
  if (code !== 0) throw new Error(stdout + stderr);
  return stdout;
}

/** Builds the site without cached pages. @returns its folder */
async function freshSite(env: Record<string, string> = {}): Promise<string> {
  const folder = join(mkdtempSync(join(root, 'fresh-')), 'site');
  await build(env, folder);
  return folder;
}

const readPage = (path: string) => readFileSync(join(out, path, 'index.html'), 'utf8');

beforeAll(async () => {
  writeContent(root, {
    'explainers/council.mdx': about('A town council met'),
    'explainers/harbour.mdx': about('A harbour closed').replace('topics: [council]', 'topics: [sea]'),
    'explainers/mill.mdx': about('A mill burnt'),
    'explainers/strike.mdx': about('A strike began'),
    'explainers/bridge.mdx': about('A bridge fell').replace('[council]', '[roads]'),
    'topics.yml': 'sea: { name: The sea }\nroads: { name: Roads }\n',
  });
  await build();
});

describe('an incremental build equals a build from scratch', () => {
  // Edits that change every page are left out: they would hide a page whose cache key lacks something.
  it('when texts, a topic, terms and redirects change, and explainers are added and withdrawn', async () => {
    writeContent(root, {
      'topics.yml': 'sea: { name: The sea }\nroads: { name: Roads and bridges }\n',
      'redirects.yml': 'windmill: mill\n',
      'glossary.yml': `quorum:\n  term: Quorum\n  definition: "Enough members."\n  sources:\n    - { id: a, publisher: Paper A, title: Title a, url: "https://example.org/a", kind: news }\n`,
      'explainers/council.mdx': about('A town council met').replace(
        'It met.',
        'It sat in its hall (Hall of the Town (HT)).',
      ),
      'explainers/strike.mdx': about('A strike began', 'withdrawn: { date: 2026-02-01, reason: It never began. }'),
      'explainers/flood.mdx': about('A flood came', 'updated: 2026-03-01').replace('[council]', '[sea, council]'),
    });
    await build();
    expect(diffSites(out, await freshSite())).toEqual([]);
  });

  it('when an explainer is deleted, another becomes a draft, and an author, a title and a source change', async () => {
    rmSync(join(root, 'content/explainers/harbour.mdx'));
    writeContent(root, {
      'authors.yml': 'desk: { name: The desk }\n',
      'redirects.yml': 'watermill: council\n',
      'explainers/mill.mdx': about('A mill burnt', 'draft: true'),
      'explainers/bridge.mdx': about('A bridge fell down').replace('Title b', 'Title of another name'),
    });
    await build();
    expect(diffSites(out, await freshSite())).toEqual([]);
    // Nothing is left of the deleted explainer, and no temporary folder next to the site.
    expect(globSync('**/*harbour*', { cwd: out })).toEqual([]);
    const left = readdirSync(root).filter((name) => !name.startsWith('fresh-'));
    expect(left.sort()).toEqual(['content', 'out']);
  });

  it('when a month has passed and explainers state a greater age', async () => {
    const before = readPage('council');
    await build({ NODE_OPTIONS: `--import ${join(project, 'tests/support/later.ts')}`, DAYS_LATER: '30' });
    expect(readPage('council')).not.toBe(before);
  });

  it('when a setting changes, and when a build is killed while it renders pages and the edit is undone', async () => {
    const env = { SITE_URL: 'https://news.example' };
    await build(env);
    const fresh = await freshSite(env);
    expect(diffSites(out, fresh)).toEqual([]);

    const cached = () => globSync(join(project, '.cache/*/astro/dist/council/index.html'));
    const holdsEdit = () => cached().some((file) => readFileSync(file, 'utf8').includes('It never sat.'));
    const file = join(root, 'content/explainers/council.mdx');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('It sat', 'It never sat. It sat'));
    const killed = spawn(process.execPath, [join(project, 'src/cli/build.ts')], {
      cwd: project,
      env: { ...commandEnv, ...envOf(out), ...env },
    });
    const ended = new Promise((resolve) => killed.on('exit', resolve));
    while (killed.exitCode === null && !holdsEdit()) await pause(1);
    killed.kill('SIGKILL');
    await ended;
    expect({ holdsEdit: holdsEdit(), code: killed.exitCode }).toEqual({ holdsEdit: true, code: null });
    writeFileSync(file, text);
    await build(env);
    expect(readPage('council')).not.toContain('It never sat.');
    expect(diffSites(out, fresh)).toEqual([]);
  });
});
