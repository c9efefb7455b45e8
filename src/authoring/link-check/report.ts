/** Reports the findings, for people and for programs. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../cache/files.ts';
import type { Link } from './collect-links.ts';
import type { DatedResult } from './link-cache.ts';
import type { LinkPosition } from './link-positions.ts';
import { type LinkStatus, linkStatuses } from './link-status.ts';

/** A URL with its positions and its finding. */
export type CheckedLink = Link & DatedResult;

const headings: Record<LinkStatus, string> = {
  dead: 'Dead',
  unsure: 'Unsure',
  blocked: 'Blocked: could not be checked',
  moved: 'Moved',
  fine: 'Fine',
};

/** Sorts links by status, the worst first. Links of one status stay in order. */
function sortByStatus(links: readonly CheckedLink[]): CheckedLink[] {
  return linkStatuses.flatMap((status) => links.filter((link) => link.status === status));
}

/** Returns the number of links of each status. */
export function countStatuses(links: readonly CheckedLink[]): Record<LinkStatus, number> {
  const counts = { dead: 0, unsure: 0, blocked: 0, moved: 0, fine: 0 };
  for (const { status } of links) counts[status] += 1;
  return counts;
}

/** Returns “1 dead, 2 moved and 40 fine”, or “nothing to check”. */
export function formatCounts(links: readonly CheckedLink[]): string {
  const counts = countStatuses(links);
  const items = linkStatuses.filter((status) => counts[status] > 0).map((status) => `${counts[status]} ${status}`);
  return items.length === 0 ? 'nothing to check' : new Intl.ListFormat('en-GB').format(items);
}

/** Returns `content/explainers/a.mdx:12 (the source hrana)`. */
function formatPosition({ file, line, usedBy }: LinkPosition): string {
  return `${file}${line ? `:${line}` : ''} (${usedBy})`;
}

/** Returns every link that is not fine, with the reason, what to do, and its positions. */
export function formatFindings(links: readonly CheckedLink[]): string {
  return sortByStatus(links)
    .filter(({ status }) => status !== 'fine')
    .flatMap(({ url, status, reason, hint, positions }) => [
      `${status} ${url}`,
      `    ${reason}. ${hint}`,
      ...positions.map((position) => `    ${formatPosition(position)}`),
    ])
    .join('\n');
}

/** Writes `links-report.json` and `links-report.md` into a folder. `createdAt` is in ISO 8601. */
export function writeReport(folder: string, links: readonly CheckedLink[], createdAt: string): void {
  const sorted = sortByStatus(links);
  mkdirSync(folder, { recursive: true });
  const json = { createdAt, counts: countStatuses(links), links: sorted };
  replaceFile(join(folder, 'links-report.json'), `${JSON.stringify(json, null, 2)}\n`);
  replaceFile(join(folder, 'links-report.md'), formatMarkdown(sorted, createdAt));
}

function formatMarkdown(links: readonly CheckedLink[], createdAt: string): string {
  const sections = linkStatuses.flatMap((status) => {
    const items = links.filter((link) => link.status === status).map(formatItem);
    return items.length === 0 ? [] : [`## ${headings[status]} (${items.length})`, items.join('\n')];
  });
  const summary = `${links.length} addresses: ${formatCounts(links)}. Written ${createdAt}.`;
  return `${['# External links', summary, ...sections].join('\n\n')}\n`;
}

/**
 * Writes a link as a list item. URLs are in angle brackets, so that a server cannot add Markdown with the URL
 * it redirects to.
 */
function formatItem({ url, status, reason, hint, movedTo, checkedAt, positions }: CheckedLink): string {
  if (status === 'fine') return `- <${url}>`;
  const finding = movedTo ? `It moved permanently to <${movedTo}>` : reason;
  return [
    `- <${url}>`,
    `  ${finding} (checked ${checkedAt.slice(0, 10)}). ${hint}`,
    ...positions.map((position) => `  - ${formatPosition(position)}`),
  ].join('\n');
}
