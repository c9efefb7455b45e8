/** How good the search is: the table of queries, asked of the built site in a browser. `npx vitest run` prints what it finds. */
import { expect, inject, it } from 'vitest';
import { type Kind, queries, type Row } from '../search/queries.ts';
import { addresses } from './search-parts.ts';
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

it('has the expected section first for 90 of 100 queries, and among the first three for 98', async () => {
  const ranked: Ranked[] = [];
  const { page } = await visit(`${library}search/`);
  for (const row of queries) {
    const address = new URL('search/', library);
    address.searchParams.set('q', row.query);
    if (row.kind === 'persian') address.searchParams.set('lang', 'fa');
    await page.goto(address.href);
    const shown = await addresses(page);
    ranked.push({ ...row, rank: shown.findIndex((each) => row.sections.includes(each)) + 1 });
  }
  console.log(report(ranked));
  expect(queries.length).toBeGreaterThanOrEqual(60);
  expect(share(ranked, (rank) => rank === 1)).toBeGreaterThanOrEqual(0.9);
  expect(share(ranked, (rank) => rank <= 3)).toBeGreaterThanOrEqual(0.98);
});
