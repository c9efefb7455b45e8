/** `npm run release`: records published addresses, and from then on `check` reports lost ones as errors. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Published, published, serializePublished } from '../../src/explainer/schema/published.ts';
import { loadContent } from '../../src/parse/load-content.ts';
import { writeContent } from '../support/content-folder.ts';
import { Page } from '../support/page.ts';
import { type Outcome, root as project, run } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const body = '## One\n\nIt met.[^a][^b]\n\n## Two\n\nIt sat.[^c]';
const sections = { one: 'One', two: 'Two' };
const council = writeExplainerText(body, { sections });
const withdrawn = writeExplainerText(body, {
  sections,
  fields: 'withdrawn: { date: 2026-01-20, reason: It did not meet. }',
});
const draft = writeExplainerText(body, { sections, fields: 'draft: true' });

/** Removes the source `c`. */
const removeSourceC = (text: string) => text.replace(/ {2}- \{ id: c,.*\n/, '').replace('[^c]', '[^b]');
/** Records that the source `c` was removed. */
const recordRemoval = (text: string) => {
  const change =
    'It rests on [a notice](#source-c) no more, which was withdrawn. So it does not say [its words](#source-c).';
  const updates = `updates: [{ date: 2026-01-20, kind: correction, text: "${change}", section: two }]`;
  return text.replace('asOf: 2026-01-12', `asOf: 2026-01-12\n${updates}`);
};

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

/** Returns the diagnostics that `check` and `build` report. */
const diagnostics = () =>
  loadContent({
    contentDir: content(),
    root: content(),
    cacheDir: join(root, 'cache'),
    basePath: '/',
    publicDir: join(project, 'public'),
  }).diagnostics;

/** Returns the errors: rule, file and line. */
const errors = () =>
  diagnostics()
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, file, line }) => [rule, join(content(), file), line]);

const findLine = (text: string, match: string) => text.slice(0, text.indexOf(match)).split('\n').length;
const today = () => new Date().toISOString().slice(0, 10);
const entry = (day: string): Published[string] => ({
  published: day,
  sections: { one: day, two: day },
  sources: { a: day, b: day, c: day },
});

function start(files: Record<string, string>): void {
  rmSync(content(), { recursive: true, force: true });
  writeContent(root, files);
}

describe('a release', () => {
  const longAgo = entry('2026-01-12');
  let outcome: Outcome;
  beforeAll(async () => {
    const more = { sections: { ...sections, three: 'Three' } };
    start({
      'explainers/council.mdx': recordRemoval(
        removeSourceC(writeExplainerText(`${body}\n\n## Three\n\nIt rose.[^a]`, more)),
      ),
      'explainers/gone.mdx': withdrawn,
      'explainers/plan.mdx': draft,
      'published.json': serializePublished({ council: longAgo }),
    });
    outcome = await command('release');
  });

  it('records newly published addresses with the date, and prints them', () => {
    const { code, stdout, stderr } = outcome;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(recorded()).toEqual({
      council: { ...longAgo, sections: { ...longAgo.sections, three: today() } },
      gone: entry(today()),
    });
    expect(stdout).toContain(
      `Recorded in ${record()}:\n  /council/: section “three”\n  /gone/ with 2 sections and 3 sources\n`,
    );
    expect(stdout).not.toContain('/plan/');
    expect(readdirSync(content()).sort()).toEqual(['authors.yml', 'explainers', 'published.json']);
  });

  it('keeps links to a removed source working: they lead to the change that removed it', () => {
    const page = new Page(join(root, 'out'), 'council/index.html');
    expect(page.texts('[aria-labelledby="record:changes"] [id="source-c"]')).toEqual(['a notice']);
    expect(page.texts('[href="#source-c"]')).toEqual(['its words']);
    expect(page.ids.filter((id) => id === 'source-c')).toHaveLength(1);
  });

  it('that fails to build records nothing', async () => {
    start({ 'explainers/council.mdx': council.replace('[^c]', '[^d]') });
    const { code, stdout } = await command('release');
    expect(code).toBe(1);
    expect(stdout).toContain('Build stopped: fix the errors above.');
    expect(existsSync(record())).toBe(false);
  });

  it('rejects an unknown option, and records nothing', async () => {
    start({ 'explainers/council.mdx': council });
    const { code, stderr } = await command('release', '--dry');
    expect(code).toBe(1);
    expect(stderr).toContain('--dry');
    expect(existsSync(record())).toBe(false);
  });
});

describe('a published explainer', () => {
  beforeEach(() => {
    start({
      'explainers/council.mdx': council,
      'published.json': serializePublished({ council: entry('2026-01-12') }),
    });
  });

  it('gives no error as long as its addresses exist', () => {
    expect(errors()).toEqual([]);
  });

  it('cannot have a section renamed until “was” names the former id', async () => {
    const renamed = council.replace('id: two', 'id: second');
    writeFileSync(explainer('council'), renamed);
    expect(errors()).toEqual([['lost-section', explainer('council'), findLine(renamed, 'id: second')]]);
    for (const { code, stdout } of [await command('check'), await command('build')]) {
      expect(code).toBe(1);
      expect(stdout).toContain('If it is now called “second”, add “was: [two]” to that section.');
    }
    writeFileSync(explainer('council'), renamed.replace('title: "Two"', 'title: "Two", was: [two]'));
    expect(errors()).toEqual([]);
  });

  it('cannot be renamed until there is a redirect, and its sections cannot be lost through that', () => {
    renameSync(explainer('council'), explainer('town-council'));
    expect(errors()).toEqual([['lost-explainer', record(), 2]]);
    expect(diagnostics().map(({ hint }) => hint)).toContainEqual(
      expect.stringContaining('If it is now called “town-council”, add “council: town-council” to redirects.yml'),
    );
    writeContent(root, { 'redirects.yml': 'council: town-council\n' });
    expect(errors()).toEqual([]);
    const renamed = council.replace('id: two', 'id: second');
    writeFileSync(explainer('town-council'), renamed);
    expect(errors()).toEqual([['lost-section', explainer('town-council'), findLine(renamed, 'id: second')]]);
    writeFileSync(explainer('town-council'), renamed.replace('title: "Two"', 'title: "Two", was: [two]'));
    expect(errors()).toEqual([]);
  });

  it('cannot have a source renamed', () => {
    const renamed = council.replace('id: c,', 'id: cc,').replace('[^c]', '[^cc]');
    writeFileSync(explainer('council'), renamed);
    expect(errors()).toEqual([['lost-source', explainer('council'), findLine(renamed, 'id: cc')]]);
    writeFileSync(explainer('council'), council);
    expect(errors()).toEqual([]);
  });

  it('can lose a source once the changes say so', () => {
    const without = removeSourceC(council);
    writeFileSync(explainer('council'), without);
    expect(errors()).toEqual([['lost-source', explainer('council'), findLine(without, 'sources:')]]);
    writeFileSync(explainer('council'), recordRemoval(without));
    expect(errors()).toEqual([]);
  });

  it('cannot become a draft, but can be withdrawn', () => {
    writeFileSync(explainer('council'), draft);
    expect(errors()).toEqual([['lost-explainer', explainer('council'), findLine(draft, 'draft: true')]]);
    writeFileSync(explainer('council'), withdrawn);
    expect(errors()).toEqual([]);
  });

  it('cannot be deleted', () => {
    start({
      'explainers/other.mdx': writeExplainerText('## Three\n\nIt met.[^a][^b][^c]', { sections: { three: 'Three' } }),
      'published.json': serializePublished({ council: entry('2026-01-12') }),
    });
    expect(errors()).toEqual([['lost-explainer', record(), 2]]);
  });
});
