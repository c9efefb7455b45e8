/** Writes content with links, runs `npm run links` on it, and reads the report. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckedLink } from '../../src/authoring/link-check/report.ts';
import { writeContent } from './content-folder.ts';
import { run } from './run.ts';
import { writeExplainerText } from './small-explainer.ts';

/** The folder of the content. Tests that use it delete it. */
export const folder = mkdtempSync(join(tmpdir(), 'footing-links-'));

/**
 * Writes a content folder with one explainer. Returns its path.
 * @param addresses of the sources that the explainer cites, in this order
 * @param body more of its text
 */
export function writeLinkedContent(name: string, addresses: readonly string[], body = ''): string {
  const source = (address: string, index: number) =>
    `  - { id: s${index}, publisher: Paper, title: Title, url: '${address}', kind: news }`;
  const marks = addresses.map((_, index) => `[^s${index}]`).join('');
  const text = writeExplainerText(`## One\n\nIt met.${marks}\n\n${body}`, {
    sources: addresses.map(source).join('\n'),
  });
  const root = join(folder, name);
  writeContent(root, { 'explainers/council.mdx': text.replace(/^ {2}- \{ id: [abc], .*\n/gm, '') });
  return join(root, 'content');
}

/** Runs the command, with local addresses allowed: the servers of tests are local. */
export const runLinks = (content: string, ...args: string[]) =>
  run('links', { CONTENT_DIR: content }, [
    '--allow-local',
    '--pause',
    '0.01',
    '--report',
    `${content}-report`,
    ...args,
  ]);

/** Reads the last report, by address. */
export function readReport(content: string): Record<string, CheckedLink> {
  const report = JSON.parse(readFileSync(join(`${content}-report`, 'links-report.json'), 'utf8')) as {
    links: CheckedLink[];
  };
  return Object.fromEntries(report.links.map((link) => [link.url, link]));
}
