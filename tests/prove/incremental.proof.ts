/**
 * Edits of every kind, one after the other, each followed by a build on top of the last one and a build from nothing: the two sites are
 * the same, byte for byte. Parsed explainers and search pieces are cached for both, pages and cards only for the first.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/run.ts';
import { differences } from '../support/same-site.ts';
import { npmRun } from './parts/command.ts';
import { must, type Proof } from './parts/proof.ts';

type Edit = [what: string, file: string, change: (text: string) => string];

const inField = (name: string, more: string) => (text: string) =>
  text.replace(new RegExp(`^${name}:`, 'm'), `${more}\n${name}:`);
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
  ['an address', 'redirects.yml', (text) => `${text}\nregister-leak: data-leak\n`],
  [
    'a withdrawal',
    explainer('data-leak'),
    inField('asOf', 'withdrawn: { date: 2026-03-02, reason: It was invented. }'),
  ],
  ['a draft', explainer('tamsel-mine'), inField('asOf', 'draft: true')],
];

/** Changes of code, in a copy of the project. */
const codeEdits: Edit[] = [
  ['a component', 'src/components/Related.astro', (text) => text.replace('<nav class', '<nav data-edited class')],
  ['a rule of rendering', 'src/parse/render/reference-list.ts', (text) => text.replace("'meta'", "'meta edited'")],
  ['a word', 'src/i18n/strings.ts', (text) => text.replace("sources: 'Sources'", "sources: 'All sources'")],
];

export default {
  claim: `a build on top of the last one equals a build from nothing, after each of ${edits.length} edits and ${codeEdits.length} changes of code`,

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
        must(after !== before || what === 'nothing', `The edit of ${what} changes nothing in ${file}.`);
        writeFileSync(path, after);
        const seconds = await build(content, join(folder, 'site'));
        const fresh = mkdtempSync(join(folder, 'fresh-'));
        const fromNothing = await build(content, join(fresh, 'site'));
        const others = differences(join(folder, 'site'), join(fresh, 'site'));
        print(`${what.padEnd(24)} ${(seconds / fromNothing).toFixed(2)} of the time from nothing`);
        must(others.length === 0, `After ${what}, ${others.length} files differ: ${others.slice(0, 5).join(', ')}`);
        rmSync(fresh, { recursive: true, force: true });
      }
      await changeCode(join(folder, 'project'), print);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
} satisfies Proof;

/** Builds in a copy of the project, changes its code, and builds on top and from nothing. */
async function changeCode(project: string, print: (line: string) => void): Promise<void> {
  for (const name of [
    'src',
    'public',
    'content',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(join(root, name), join(project, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const content = join(project, 'content');
  await build(content, join(project, 'site'), project);
  for (const [what, file, change] of codeEdits) {
    const before = readFileSync(join(project, file), 'utf8');
    must(change(before) !== before, `The change of ${what} changes nothing in ${file}.`);
    writeFileSync(join(project, file), change(before));
    await build(content, join(project, 'site'), project);
    rmSync(join(project, '.cache'), { recursive: true });
    await build(content, join(project, 'fresh'), project);
    const others = differences(join(project, 'site'), join(project, 'fresh'));
    print(`${what.padEnd(24)} is on every page that it concerns`);
    must(others.length === 0, `After ${what}, ${others.length} files differ: ${others.slice(0, 5).join(', ')}`);
    await build(content, join(project, 'site'), project);
  }
}

async function build(content: string, site: string, project = root): Promise<number> {
  const start = performance.now();
  const command = npmRun('build', { CONTENT_DIR: content, OUT_DIR: site }, project);
  must((await command.ended) === 0, command.output());
  return (performance.now() - start) / 1000;
}
