/** `npm run release`: what was published is on record, and from then on `check` refuses to lose an address of it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/schema/problem.ts';
import { type Published, published, publishedText } from '../../src/schema/published.ts';
import { Page } from '../support/page.ts';
import { run } from '../support/run.ts';
import { contentWith } from '../unit/content-folder.ts';
import { fileWith } from '../unit/small-explainer.ts';

const body = '## One\n\nIt met.[^a][^b]\n\n## Two\n\nIt sat.[^c]';
const sections = { one: 'One', two: 'Two' };
const council = fileWith(body, { sections });
const withdrawn = fileWith(body, { sections, fields: 'withdrawn: { date: 2026-01-20, reason: It did not meet. }' });
const draft = fileWith(body, { sections, fields: 'draft: true' });

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-release-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const content = () => join(root, 'content');
const explainer = (slug: string) => join(content(), 'explainers', `${slug}.mdx`);
const record = () => join(content(), 'published.json');
const recorded = () => published.parse(JSON.parse(readFileSync(record(), 'utf8')));
const command = (name: string, ...args: string[]) =>
  run(name, { CONTENT_DIR: content(), OUT_DIR: join(root, 'out') }, args);
const release = () => command('release');

/** The errors that `check` finds: rule, file and line. */
async function errors(): Promise<[rule: string, file: string, line: number][]> {
  const { code, stdout } = await command('check', '--format', 'json');
  const found = (JSON.parse(stdout) as Problem[]).filter(({ severity }) => severity === 'error');
  expect(code).toBe(found.length > 0 ? 1 : 0);
  return found.map(({ rule, file, line }) => [rule, file, line]);
}

const lineOf = (text: string, words: string) => text.slice(0, text.indexOf(words)).split('\n').length;
const today = () => new Date().toISOString().slice(0, 10);
const entry = (day: string): Published[string] => ({
  published: day,
  sections: { one: day, two: day },
  sources: { a: day, b: day, c: day },
});

function start(files: Record<string, string>): void {
  rmSync(content(), { recursive: true, force: true });
  contentWith(root, files);
}

describe('a release', () => {
  it('records what is published, each with the day, and says so; a second one adds only what is new', async () => {
    start({ 'explainers/council.mdx': council, 'explainers/gone.mdx': withdrawn, 'explainers/plan.mdx': draft });
    const first = await release();
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: '' });
    expect(recorded()).toEqual({ council: entry(today()), gone: entry(today()) });
    expect(first.stdout).toContain(
      `Recorded in ${record()}:\n  /council/ with 2 sections and 3 sources\n  /gone/ with`,
    );
    expect(first.stdout).not.toContain('/plan/');

    // As if it had been long ago.
    const longAgo = { council: entry('2026-01-12'), gone: entry('2026-01-12') };
    writeFileSync(record(), publishedText(longAgo));
    const more = { sections: { ...sections, three: 'Three' } };
    writeFileSync(explainer('council'), fileWith(`${body}\n\n## Three\n\nIt rose.[^a]`, more));
    const second = await release();
    expect(second.stdout).toContain(`Recorded in ${record()}:\n  /council/: section “three”\n`);
    const known = entry('2026-01-12');
    expect(recorded()).toEqual({
      ...longAgo,
      council: { ...known, sections: { ...known.sections, three: today() } },
    });

    const text = readFileSync(record(), 'utf8');
    const third = await release();
    expect(third.stdout).toContain(`Nothing new to record: ${record()} holds all that is published.`);
    expect(readFileSync(record(), 'utf8')).toBe(text);
    expect(readdirSync(content()).sort()).toEqual(['authors.yml', 'explainers', 'published.json']);
  });

  it('that fails to build records nothing', async () => {
    start({ 'explainers/council.mdx': council.replace('[^c]', '[^d]') });
    const { code, stdout } = await release();
    expect(code).toBe(1);
    expect(stdout).toContain('Nothing was built');
    expect(existsSync(record())).toBe(false);
  });

  it('refuses an option that it does not know, and records nothing', async () => {
    start({ 'explainers/council.mdx': council });
    const { code, stderr } = await command('release', '--dry');
    expect(code).toBe(1);
    expect(stderr).toContain('--dry');
    expect(existsSync(record())).toBe(false);
  });

  it('is the only command that writes the record', async () => {
    start({ 'explainers/council.mdx': council });
    expect((await command('check')).code).toBe(0);
    expect((await command('build')).code).toBe(0);
    expect(existsSync(record())).toBe(false);
  });
});

describe('what was published', () => {
  beforeEach(() => {
    start({ 'explainers/council.mdx': council, 'published.json': publishedText({ council: entry('2026-01-12') }) });
  });

  it('is let be as long as it is there', async () => {
    expect(await errors()).toEqual([]);
  });

  it('keeps its section: renamed it is refused, by build too, until “was” names the former id', async () => {
    const renamed = council.replace('id: two', 'id: second');
    writeFileSync(explainer('council'), renamed);
    expect(await errors()).toEqual([['lost-section', explainer('council'), lineOf(renamed, 'id: second')]]);
    const build = await command('build');
    expect(build.code).toBe(1);
    expect(build.stdout).toContain('If it is called “second” now, add “was: [two]” to that section.');
    writeFileSync(explainer('council'), renamed.replace('title: "Two"', 'title: "Two", was: [two]'));
    expect(await errors()).toEqual([]);
  });

  it('keeps its name: renamed it is refused until there is a redirect, and its sections are held to through that', async () => {
    renameSync(explainer('council'), explainer('town-council'));
    expect(await errors()).toEqual([['lost-explainer', record(), 2]]);
    const { stdout } = await command('check');
    expect(stdout).toContain('If it is called “town-council” now, add “council: town-council” to redirects.yml');
    contentWith(root, { 'redirects.yml': 'council: town-council\n' });
    expect(await errors()).toEqual([]);
    const renamed = council.replace('id: two', 'id: second');
    writeFileSync(explainer('town-council'), renamed);
    expect(await errors()).toEqual([['lost-section', explainer('town-council'), lineOf(renamed, 'id: second')]]);
    writeFileSync(explainer('town-council'), renamed.replace('title: "Two"', 'title: "Two", was: [two]'));
    expect(await errors()).toEqual([]);
  });

  it('keeps its source: renamed it is refused until it has its id back', async () => {
    const renamed = council.replace('id: c,', 'id: cc,').replace('[^c]', '[^cc]');
    writeFileSync(explainer('council'), renamed);
    expect(await errors()).toEqual([['lost-source', explainer('council'), lineOf(renamed, 'id: cc')]]);
    writeFileSync(explainer('council'), council);
    expect(await errors()).toEqual([]);
  });

  it('may rest on a source no more once the record of changes says so, where links to that source then lead', async () => {
    const without = council.replace(/ {2}- \{ id: c,.*\n/, '').replace('[^c]', '[^b]');
    writeFileSync(explainer('council'), without);
    expect(await errors()).toEqual([['lost-source', explainer('council'), lineOf(without, 'sources:')]]);
    const change =
      'It rests on [a notice](#source-c) no more, which was withdrawn. So it does not say [its words](#source-c).';
    const updates = `asOf: 2026-01-12\nupdates: [{ date: 2026-01-20, kind: correction, text: "${change}", section: two }]`;
    writeFileSync(explainer('council'), without.replace('asOf: 2026-01-12', updates));
    expect(await errors()).toEqual([]);
    expect((await command('build')).code).toBe(0);
    const page = new Page(join(root, 'out'), 'council/index.html');
    expect(page.texts('[aria-labelledby="record:changes"] [id="source-c"]')).toEqual(['a notice']);
    expect(page.texts('[href="#source-c"]')).toEqual(['its words']);
    expect(page.ids.filter((id) => id === 'source-c')).toHaveLength(1);
  });

  it('becomes no draft, but can be withdrawn', async () => {
    writeFileSync(explainer('council'), draft);
    expect(await errors()).toEqual([['lost-explainer', explainer('council'), lineOf(draft, 'draft: true')]]);
    writeFileSync(explainer('council'), withdrawn);
    expect(await errors()).toEqual([]);
  });

  it('cannot be deleted', async () => {
    start({
      'explainers/other.mdx': fileWith('## Three\n\nIt met.[^a][^b][^c]', { sections: { three: 'Three' } }),
      'published.json': publishedText({ council: entry('2026-01-12') }),
    });
    expect(await errors()).toEqual([['lost-explainer', record(), 2]]);
  });
});
