/**
 * `npm run bench -- build 1 100 1000 5000`: seconds, processor seconds and memory that Footing and others take to build
 * the same explainers. `--only footing,baseline` leaves others out; `--runs 5` takes medians of five.
 *
 * The baseline is stock Astro: a content collection, @astrojs/mdx with remark-gfm and rehype-slug, one plain page for
 * each explainer, a list of them, and Pagefind over the pages. Every figure is shown with its ratio to the baseline’s
 * in the same run. All contestants take turns in each scenario, so that a change in the machine’s speed touches all of
 * them.
 *
 * Not comparable: Footing checks the content and every link, id and picture of the built site, and makes a page and a
 * card for every section, Markdown, exports, feeds and pages of sources; the others make none of these. Footing’s index
 * has a record for every section, theirs one for every page. Sources are data to Footing and footnotes to the others.
 * Starlight reads Markdown, which takes less than MDX; its pages have its design, the baseline’s none.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { type Contestant, contestantsOf, deleteAside } from './site-builders.ts';
import { measured } from './measure.ts';
import { buildTable, type Results } from './tables.ts';

/** What a build finds of the last one. Contestants without share cards skip the second. */
export const scenarios = ['from nothing', 'cards cached', 'no dist/', 'one edit'] as const;
export type Scenario = (typeof scenarios)[number];

/** Measures builds of each number of explainers and prints a table for each. */
export async function benchBuild(counts: number[], runs: number, only: string[]): Promise<void> {
  try {
    const contestants = contestantsOf(only);
    for (const count of counts) {
      const results: Results = new Map(contestants.map(({ name }) => [name, new Map()]));
      for (let run = 0; run < runs; run++) await measureScenarios(contestants, count, results);
      console.log(`\n${buildTable(count, runs, results)}\n`);
    }
    for (const contestant of contestants) contestant.clearAll();
  } finally {
    deleteAside();
  }
}

async function measureScenarios(contestants: readonly Contestant[], count: number, results: Results): Promise<void> {
  const files = new Map(contestants.map((contestant) => [contestant, contestant.fill(count)]));
  for (const scenario of scenarios)
    for (const [contestant, file] of files) {
      if (!prepare(contestant, scenario, file)) continue;
      const { name, command, folder, env } = contestant;
      spawnSync('sync'); // Files that wait in memory for the disk would slow the next build down.
      const result = await measured(command, folder, env);
      const ofContestant = results.get(name);
      ofContestant?.set(scenario, [...(ofContestant.get(scenario) ?? []), result]);
      const seconds = `${result.seconds.toFixed(1)} s, ${result.processor.toFixed(1)} processor seconds`;
      console.log(`${count} ${name}, ${scenario}: ${seconds}`);
    }
}

/** @returns whether the contestant has this scenario. */
function prepare(contestant: Contestant, scenario: Scenario, file: string): boolean {
  if (scenario === 'cards cached' && !contestant.clearTexts) return false;
  if (scenario === 'from nothing') contestant.clearAll();
  if (scenario === 'cards cached') contestant.clearTexts?.();
  if (scenario === 'no dist/') contestant.clearBuilt();
  if (scenario === 'one edit') appendFileSync(file, '\n\nOne more sentence.\n');
  return true;
}
