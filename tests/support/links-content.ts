/** Content that leads out to given addresses, `npm run links` on it, and what it found. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckedLink } from '../../src/authoring/link-check/report.ts';
import { contentWith } from './content-folder.ts';
import { run } from './run.ts';
import { fileWith } from './small-explainer.ts';

/** Where the content is written; whoever uses it deletes it. */
export const folder = mkdtempSync(join(tmpdir(), 'footing-links-'));

/** An explainer in a folder of its own that cites these addresses, in this order, and a few lines of body. */
export function contentOf(name: string, addresses: readonly string[], body = ''): string {
  const source = (address: string, index: number) =>
    `  - { id: s${index}, publisher: Paper, title: Title, url: '${address}', kind: news }`;
  const marks = addresses.map((_, index) => `[^s${index}]`).join('');
  const text = fileWith(`## One\n\nIt met.${marks}\n\n${body}`, { sources: addresses.map(source).join('\n') });
  const root = join(folder, name);
  contentWith(root, { 'explainers/council.mdx': text.replace(/^ {2}- \{ id: [abc], .*\n/gm, '') });
  return join(root, 'content');
}

/** Runs the command; the servers of tests are on this machine. */
export const links = (content: string, ...args: string[]) =>
  run('links', { CONTENT_DIR: content }, [
    '--allow-local',
    '--pause',
    '0.01',
    '--report',
    `${content}-report`,
    ...args,
  ]);

/** What the last report says of each address. */
export function reported(content: string): Record<string, CheckedLink> {
  const report = JSON.parse(readFileSync(join(`${content}-report`, 'links-report.json'), 'utf8')) as {
    links: CheckedLink[];
  };
  return Object.fromEntries(report.links.map((link) => [link.url, link]));
}
