/** Measures the ranking: asks the table of queries of the built site in a browser, and prints a report. */
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { type Kind, queries, type Row } from '../search/queries.ts';
import { addresses, results } from './search-parts.ts';
import { startBrowser } from './visit.ts';

const visit = startBrowser();
const { address: library } = inject('library');

interface RankedRow extends Row {
  /** Rank of the first expected section, from 1; 0 if none was shown. */
  rank: number;
}

/** Returns the share of rows whose rank is good enough. */
const share = (rows: readonly RankedRow[], isGood: (rank: number) => boolean) =>
  rows.filter(({ rank }) => rank > 0 && isGood(rank)).length / rows.length;

function formatReport(rows: readonly RankedRow[]): string {
  const formatLine = (name: string, group: readonly RankedRow[]) => {
    const reciprocal = group.reduce((sum, { rank }) => sum + (rank && 1 / rank), 0) / group.length;
    const percent = (isGood: (rank: number) => boolean) => `${(share(group, isGood) * 100).toFixed(1)} %`.padStart(9);
    const [first, inTopThree] = [percent((rank) => rank === 1), percent((rank) => rank <= 3)];
    const count = String(group.length).padStart(4);
    return `${name.padEnd(18)} ${count} ${first} ${inTopThree} ${reciprocal.toFixed(3).padStart(7)}`;
  };
  const kinds = [...Map.groupBy(rows, ({ kind }): Kind => kind)].map(([kind, group]) => formatLine(kind, group));
  const missed = rows
    .filter(({ rank }) => rank !== 1)
    .map(({ rank, kind, query }) => `  ${rank || '–'} ${query} (${kind})`);
  return [
    'kind               rows     first  top three   MRR',
    ...kinds,
    formatLine('all', rows),
    'not first:',
    ...missed,
  ].join('\n');
}

/** Replaces the query. @returns the addresses of its results */
async function searchFor(page: Page, query: string): Promise<string[]> {
  await page.locator('ol.results').evaluateAll((lists) => lists.forEach((list) => void list.remove()));
  expect(await results(page).count()).toBe(0);
  await page.locator('main input').fill(query);
  return addresses(page);
}

it('has the expected section first for 90 of 100 queries, and among the first three for 98', async () => {
  const ranked: RankedRow[] = [];
  const { page: english } = await visit(`${library}search/`);
  const { page: persian } = await visit(`${library}search/?lang=fa`);
  for (const row of queries) {
    const shown = await searchFor(row.kind === 'persian' ? persian : english, row.query);
    ranked.push({ ...row, rank: shown.findIndex((each) => row.sections.includes(each)) + 1 });
  }
  console.log(formatReport(ranked));
  expect(queries.length).toBeGreaterThanOrEqual(60);
  expect(share(ranked, (rank) => rank === 1)).toBeGreaterThanOrEqual(0.9);
  expect(share(ranked, (rank) => rank <= 3)).toBeGreaterThanOrEqual(0.98);
});
