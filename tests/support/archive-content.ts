/** Writes content whose sources are on a test server, and runs `npm run source -- archive` on it. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { SourceFile } from '../../src/authoring/source-file/source-file.ts';
import type { ArchiveServer } from './archive-server.ts';
import { writeContent } from './content-folder.ts';
import { type Outcome, run } from './run.ts';
import { writeExplainerText } from './small-explainer.ts';

/** The folder of the content. Tests that use it delete it. */
export const folder = mkdtempSync(join(tmpdir(), 'footing-archive-'));

/** Writes a source whose id and title follow from its path; `more` are further fields. */
export const writeSource = (address: string, path: string, more = 'accessed: 2026-01-12') => `  - id: ${toId(path)}
    publisher: Paper # as on the page
    title: "${toTitle(path)}"
    url: ${address}${path}
    kind: news
    ${more}`;

export const toId = (path: string) => path.slice(1).replaceAll('/', '-');
export const toTitle = (path: string) => `Council meets on ${path.slice(1).replaceAll(/[-/]/g, ' ')}`;

/** Writes an explainer that lists these sources. */
export function writeExplainer(sources: readonly string[]): string {
  const text = writeExplainerText('## One\n\nIt met.', { sources: sources.join('\n') });
  return text.replace(/^ {2}- \{ id: [abc], .*\n/gm, '');
}

/** Writes a content folder. Returns its path. */
export function writeSources(name: string, files: Record<string, string>): string {
  writeContent(join(folder, name), files);
  return join(folder, name, 'content');
}

export const runArchive = (content: string, server: ArchiveServer, ...args: string[]): Promise<Outcome> =>
  runArchiveIn({ CONTENT_DIR: content, ...server.env }, ...args);

export const runArchiveIn = (env: Record<string, string>, ...args: string[]): Promise<Outcome> =>
  run('source', env, ['archive', '--allow-local', '--pause', '0.005', '--timeout', '5', ...args]);

/** Reads the sources of a file, by id. */
export function readSources(
  content: string,
  name: string,
  listKeys?: string[],
): Record<string, Record<string, unknown>> {
  const file = new SourceFile(join(content, name), listKeys);
  const own = file.sources.filter(({ isReference }) => !isReference);
  return Object.fromEntries(own.map(({ id }) => [id, parse(file.getEntryText(id), { schema: 'failsafe' })]));
}

export const readText = (content: string, name: string) => readFileSync(join(content, name), 'utf8');
