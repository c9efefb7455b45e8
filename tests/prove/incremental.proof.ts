/**
 * Makes one edit of each kind after another. After each edit, an incremental build and a build from scratch give
 * the same site, byte for byte. Both use the caches of parsed explainers and search segments; only the incremental
 * one reuses pages and cards.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyProject } from '../support/project-copy.ts';
import { root } from '../support/run.ts';
import { diffSites } from '../support/same-site.ts';
import { npmRun } from './support/command.ts';
import type { Proof } from './support/proof.ts';

type Edit = [what: string, file: string, change: (text: string) => string];

const addBefore = (name: string, field: string) => (text: string) =>
  text.replace(new RegExp(`^${name}:`, 'm'), `${field}\n${name}:`);
const explainer = (name: string) => `explainers/${name}.mdx`;

const edits: Edit[] = [
  ['nothing', 'topics.yml', (text) => text],
  ['a sentence', explainer('data-leak'), (text) => `${text}\nNobody has paid.[^docs-leak]\n`],
  ['a title', explainer('data-leak'), (text) => text.replace('The leak of', 'The theft of')],
  ['the name of a topic', 'topics.yml', (text) => text.replace('name: Courts', 'name: Courts and law')],
  ['the name of an author', 'authors.yml', (text) => text.replace('name: Siobhán Brandt', 'name: Siobhán B. Brandt')],
  ['a definition', 'glossary.yml', (text) => text.replace('founded in 1947', 'founded in the year 1947')],
  [
    'an abbreviation',
    explainer('data-leak'),
    (text) => text.replace('The Lantern Trust answers', 'The Lantern Trust (LT) answers'),
  ],
  ['topics', explainer('data-leak'), (text) => text.replace('topics: [health, courts]', 'topics: [health, economy]')],
  [
    'a correction',
    explainer('data-leak'),
    (text) =>
      text.replace(
        /^---$/m,
        '---\nupdates: [{ date: 2026-03-01, kind: correction, text: "It was wrong.", section: fines }]',
      ),
  ],
  ['an age', explainer('data-leak'), (text) => text.replace('asOf: 2024-02-13', 'asOf: 2026-11-01')],
  ['a redirect', 'redirects.yml', (text) => `${text}\nregister-leak: data-leak\n`],
  [
    'a withdrawal',
    explainer('data-leak'),
    addBefore('asOf', 'withdrawn: { date: 2026-03-02, reason: It was invented. }'),
  ],
  ['a draft', explainer('tamsel-mine'), addBefore('asOf', 'draft: true')],
];

/** Changes of code, in a copy of the project. */
const codeEdits: Edit[] = [
  ['a component', 'src/components/Related.astro', (text) => text.replace('<nav class', '<nav data-edited class')],
  ['a rule of rendering', 'src/parse/render/reference-list.ts', (text) => text.replace("'meta'", "'meta edited'")],
  ['a UI string', 'src/i18n/strings.ts', (text) => text.replace("sources: 'Sources'", "sources: 'All sources'")],
];

export default {
  claim: `an incremental build equals one from scratch: ${edits.length} edits, ${codeEdits.length} code changes`,

  async run(print) {
    const folder = mkdtempSync(join(tmpdir(), 'footing-prove-'));
    const content = join(folder, 'content');
    cpSync(join(root, 'tests/fixtures/library'), content, { recursive: true });
    writeFileSync(join(content, 'redirects.yml'), '# None yet.\n');
    try {
      await build(content, join(folder, 'site'));
      for (const [what, file, change] of edits) {
        const path = join(content, file);
        const before = readFileSync(path, 'utf8');
        const after = change(before);
        assert(after !== before || what === 'nothing', `The edit of ${what} changes nothing in ${file}.`);
        writeFileSync(path, after);
        const seconds = await build(content, join(folder, 'site'));
        const fresh = mkdtempSync(join(folder, 'fresh-'));
        const secondsFromScratch = await build(content, join(fresh, 'site'));
        const different = diffSites(join(folder, 'site'), join(fresh, 'site'));
        print(`${what.padEnd(24)} ${(seconds / secondsFromScratch).toFixed(2)} of the time from scratch`);
        assert(
          different.length === 0,
          `After ${what}, ${different.length} files differ: ${different.slice(0, 5).join(', ')}`,
        );
        rmSync(fresh, { recursive: true, force: true });
      }
      await changeCode(join(folder, 'project'), print);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
} satisfies Proof;

/** Changes code in a copy of the project, and builds incrementally and from scratch. */
async function changeCode(project: string, print: (line: string) => void): Promise<void> {
  copyProject(project);
  const content = join(project, 'content');
  await build(content, join(project, 'site'), project);
  for (const [what, file, change] of codeEdits) {
    const before = readFileSync(join(project, file), 'utf8');
    assert(change(before) !== before, `The change of ${what} changes nothing in ${file}.`);
    writeFileSync(join(project, file), change(before));
    await build(content, join(project, 'site'), project);
    rmSync(join(project, '.cache'), { recursive: true });
    await build(content, join(project, 'fresh'), project);
    const different = diffSites(join(project, 'site'), join(project, 'fresh'));
    print(`${what.padEnd(24)} is on every page that it affects`);
    assert(
      different.length === 0,
      `After ${what}, ${different.length} files differ: ${different.slice(0, 5).join(', ')}`,
    );
    await build(content, join(project, 'site'), project);
  }
}

async function build(content: string, site: string, project = root): Promise<number> {
  const start = performance.now();
  const command = npmRun('build', { CONTENT_DIR: content, OUT_DIR: site }, project);
  assert((await command.ended) === 0, command.output());
  return (performance.now() - start) / 1000;
}
