/** How good the search is: the table of queries, asked of the built site in a browser. `npx vitest run` prints what it finds. */
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { type Kind, queries, type Row } from '../search/queries.ts';
import { addresses, results } from './search-parts.ts';
import { startBrowser } from './visit.ts';

const visit = startBrowser();
const { address: library } = inject('library');

interface Ranked extends Row {
  /** From 1; 0 where no such section was shown. */
  rank: number;
}

const share = (rows: readonly Ranked[], fits: (rank: number) => boolean) =>
  rows.filter(({ rank }) => rank > 0 && fits(rank)).length / rows.length;

function report(rows: readonly Ranked[]): string {
  const line = (name: string, of: readonly Ranked[]) => {
    const reciprocal = of.reduce((sum, { rank }) => sum + (rank && 1 / rank), 0) / of.length;
    const percent = (fits: (rank: number) => boolean) => `${(share(of, fits) * 100).toFixed(1)} %`.padStart(9);
    const [first, amongThree] = [percent((rank) => rank === 1), percent((rank) => rank <= 3)];
    return `${name.padEnd(18)} ${String(of.length).padStart(4)} ${first} ${amongThree} ${reciprocal.toFixed(3).padStart(7)}`;
  };
  const kinds = [...Map.groupBy(rows, ({ kind }): Kind => kind)].map(([kind, of]) => line(kind, of));
  const missed = rows
    .filter(({ rank }) => rank !== 1)
    .map(({ rank, kind, query }) => `  ${rank || '–'} ${query} (${kind})`);
  return [
    'kind               rows     first   of three   MRR',
    ...kinds,
    line('all', rows),
    'not first:',
    ...missed,
  ].join('\n');
}

/** Types a query in the place of the last one. @returns where its results lead */
async function addressesFor(page: Page, query: string): Promise<string[]> {
  await page.locator('ol.results').evaluateAll((lists) => lists.forEach((list) => void list.remove()));
  expect(await results(page).count()).toBe(0);
  await page.locator('main input').fill(query);
  return addresses(page);
}

it('has the expected section first for 90 of 100 queries, and among the first three for 98', async () => {
  const ranked: Ranked[] = [];
  const { page: english } = await visit(`${library}search/`);
  const { page: persian } = await visit(`${library}search/?lang=fa`);
  for (const row of queries) {
    const shown = await addressesFor(row.kind === 'persian' ? persian : english, row.query);
    ranked.push({ ...row, rank: shown.findIndex((each) => row.sections.includes(each)) + 1 });
  }
  console.log(report(ranked));
  expect(queries.length).toBeGreaterThanOrEqual(60);
  expect(share(ranked, (rank) => rank === 1)).toBeGreaterThanOrEqual(0.9);
  expect(share(ranked, (rank) => rank <= 3)).toBeGreaterThanOrEqual(0.98);
});
