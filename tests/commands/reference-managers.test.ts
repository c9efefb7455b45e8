/**
 * Files of reference managers: imported by the command, published, exported from the built site, read by citation-js.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cite, type ReadItem, type ReadName } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeContent } from '../support/content-folder.ts';
import { root, run } from '../support/run.ts';
import { writeExplainerText } from '../support/small-explainer.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-managers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixture = (name: string) => join(root, 'tests/fixtures/imports', name);
const parsers = { json: '@else/json', bib: '@biblatex/text', ris: '@ris/file' };
type Extension = keyof typeof parsers;

const read = (path: string, extension: Extension): ReadItem[] =>
  new Cite(readFileSync(path, 'utf8'), { forceType: parsers[extension] }).data;

const files = ['zotero.json', 'latex.bib', 'newspaper.ris'];

/** Adds the works of a file to an explainer, with the kinds that an author has to choose, cites them, and builds. */
async function publishWorks(file: string): Promise<void> {
  writeContent(join(folder, file), { 'explainers/works.mdx': writeExplainerText('## One\n\nIt met.CITATIONS') });
  const env = { CONTENT_DIR: join(folder, file, 'content'), OUT_DIR: join(folder, file, 'out') };
  expect((await run('source', env, ['add', fixture(file), '--to', 'works'])).code).toBe(0);
  const path = join(env.CONTENT_DIR, 'explainers/works.mdx');
  const text = readFileSync(path, 'utf8')
    .replace(/# kind: .*/g, 'kind: news')
    .replace(/# publisher: .*/g, 'publisher: Publisher');
  const ids = Array.from(text.matchAll(/^ {2}- (?:\{ )?id: ([\w-]+)/gm), ([, id]) => `[^${id}]`);
  // The first is the section.
  writeFileSync(path, text.replace('CITATIONS', ids.slice(1).join('')));
  const { code, stdout } = await run('build', env);
  expect([code, code ? stdout : '']).toEqual([0, '']);
}

beforeAll(async () => {
  for (const file of files) await publishWorks(file);
});

const text = (value?: string) =>
  value
    ?.replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .toLowerCase();

const formatName = ({ literal, given, family, suffix, 'non-dropping-particle': particle }: ReadName) =>
  (literal ?? [given, particle, family, suffix].filter(Boolean).join(' ')).replace(/,/g, '');

/** Returns what identifies a work, and who wrote it when. */
function describeWork({ title, author = [], issued, URL: url, DOI, ISBN }: ReadItem) {
  return {
    title: text(title),
    // BibTeX has “and others”, for which CSL has no name.
    authors: author.map(formatName).filter((name) => name !== 'others'),
    issued: issued?.['date-parts']?.[0]?.map(Number),
    url: url?.includes('doi.org') ? undefined : url?.replaceAll('%25', '%'),
    doi: DOI,
    isbn: ISBN,
  };
}

type Work = ReturnType<typeof describeWork>;

/** What differs from what citation-js reads in the file, by file or format, and title. */
const exceptions: Record<string, Record<string, Partial<Work>>> = {
  'zotero.json': {
    // A director is an author here.
    'rivers of the north': { authors: ['Per Loe'] },
    // A dropping particle is a part of the name.
    'on ice in rivers': { authors: ['Amin al-Said'] },
  },
  // citation-js leaves some TeX as it is, keeps the escapes of addresses, and takes 201X for 2010.
  'latex.bib': {
    'load limits of old bridges: 50\\,% & more – a revisit': {
      title: 'load limits of old bridges: 50 % & more – a revisit',
      authors: ['Jörg Müller', 'Øystein Åström'],
      url: 'https://journal.example/articles/a_b%20c?x=1&y=2',
    },
    'sensors on bridges: α and h₂o': { authors: ['Ana García', 'Working Group on Bridges and Rivers'] },
    'letter to the “hauliers”': { url: 'https://archive.example/ms_44~3' },
    'on ice in rivers': { authors: ['Amin al-Said'] },
  },
  // citation-js loses authors and days of NEWS, and all of WEB.
  'newspaper.ris': {
    'council closes bridge to lorries': {
      authors: ['Jane Roe', 'John Doe Jr.', 'Example News Agency'],
      issued: [2024, 5, 3],
    },
    'bridge: what next?': { authors: ['Ann Poe'], issued: [2024, 5] },
    'die brücke ist zu': { authors: ['Per Loe'], issued: [2024, 5, 4] },
    '': { title: 'bridge works', issued: [2024], url: 'https://city.example/bridge' },
  },
  // citation-js reads no ISBN of a paper from RIS.
  ris: { 'sensors on bridges': { isbn: undefined } },
};

describe.each(files)('the works of %s', (file) => {
  it.each(Object.keys(parsers) as Extension[])('are the same in the .%s of the built site', (extension) => {
    const before = read(fixture(file), file.replace(/^.*\./, '') as Extension).map(describeWork);
    const after = read(join(folder, file, `out/works/sources.${extension}`), extension).map(describeWork);
    // The explainer lists three more.
    expect(after.slice(3)).toEqual(
      before.map((work) => {
        const key = work.title ?? '';
        return { ...work, ...exceptions[file]?.[key], ...exceptions[extension]?.[key] };
      }),
    );
  });
});
