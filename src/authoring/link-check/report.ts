/** What was found, for people and for machines. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Known } from './answers.ts';
import type { Link } from './collect.ts';
import type { Place } from './link-positions.ts';
import { type LinkStatus, linkStatuses } from './status.ts';

/** An address with all that is known of it. */
export type Judged = Link & Known;

/** What each verdict is called in a heading. */
const names: Record<LinkStatus, string> = {
  dead: 'Dead',
  unsure: 'Unsure',
  blocked: 'Blocked: could not be told',
  moved: 'Moved',
  fine: 'Fine',
};

/** The worst first, then by address. */
function byVerdict(judged: readonly Judged[]): Judged[] {
  return linkStatuses.flatMap((verdict) => judged.filter((each) => each.verdict === verdict));
}

/** How many there are of each verdict. */
export function countStatuses(judged: readonly Judged[]): Record<LinkStatus, number> {
  const counts = { dead: 0, unsure: 0, blocked: 0, moved: 0, fine: 0 };
  for (const { verdict } of judged) counts[verdict] += 1;
  return counts;
}

/** “1 dead, 2 moved and 40 fine”, or “nothing to ask”. */
export function formatCounts(judged: readonly Judged[]): string {
  const counts = countStatuses(judged);
  const told = linkStatuses.filter((verdict) => counts[verdict] > 0).map((verdict) => `${counts[verdict]} ${verdict}`);
  return told.length === 0 ? 'nothing to ask' : new Intl.ListFormat('en-GB').format(told);
}

/** `content/explainers/a.mdx:12 (the source hrana)` */
function placeText({ file, line, use }: Place): string {
  return `${file}${line ? `:${line}` : ''} (${use})`;
}

/** Each address that is not fine: how it stands, what to do, and where it is used. */
export function formatFinding(judged: readonly Judged[]): string {
  return byVerdict(judged)
    .filter(({ verdict }) => verdict !== 'fine')
    .map(({ address, verdict, reason, remedy, places }) =>
      [`${verdict} ${address}`, `    ${reason}. ${remedy}`, ...places.map((place) => `    ${placeText(place)}`)].join(
        '\n',
      ),
    )
    .join('\n');
}

/** Writes `links-report.json` and `links-report.md` into a folder. `made` is the day and time, ISO 8601. */
export function writeReport(folder: string, judged: readonly Judged[], made: string): void {
  const links = byVerdict(judged);
  mkdirSync(folder, { recursive: true });
  const json = { made, counts: countStatuses(judged), links };
  writeFileSync(join(folder, 'links-report.json'), `${JSON.stringify(json, null, 2)}\n`);
  writeFileSync(join(folder, 'links-report.md'), markdown(links, made));
}

function markdown(links: readonly Judged[], made: string): string {
  const parts = linkStatuses.flatMap((verdict) => {
    const these = links.filter((each) => each.verdict === verdict);
    return these.length === 0 ? [] : [`## ${names[verdict]} (${these.length})`, these.map(item).join('\n')];
  });
  const opening = `${links.length} addresses: ${formatCounts(links)}. Made ${made}.`;
  return `${['# Links that lead out', opening, ...parts].join('\n\n')}\n`;
}

/** An address is one between angle brackets in Markdown, too; what a server can choose is no Markdown that way. */
function item({ address, verdict, reason, remedy, movedTo, asked, places }: Judged): string {
  if (verdict === 'fine') return `- <${address}>`;
  const found = movedTo ? `It moved for good to <${movedTo}>` : reason;
  return [
    `- <${address}>`,
    `  ${found} (asked ${asked.slice(0, 10)}). ${remedy}`,
    ...places.map((place) => `  - ${placeText(place)}`),
  ].join('\n');
}
