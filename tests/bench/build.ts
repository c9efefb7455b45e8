/**
 * `npm run bench -- build 1 100 1000 5000`: measures seconds, processor seconds and memory that Footing and other
 * programs take to build the same explainers. `--only footing,baseline` selects programs; `--runs 5` takes medians
 * of five runs.
 *
 * The baseline is stock Astro: a content collection, @astrojs/mdx with remark-gfm and rehype-slug, one unstyled
 * page for each explainer, a list of them, and Pagefind over the pages. Each figure is shown with its ratio to the
 * baseline’s figure in the same run. In each scenario, the programs take turns, so that changes in the machine’s
 * speed affect all of them.
 *
 * Not comparable: Footing checks the content and every link, id and image of the built site, and writes a page and
 * a card for each section, Markdown, exports, feeds and source pages; the others do not. Footing’s index has a
 * record for each section, the others’ one for each page. Sources are data in Footing and footnotes in the others.
 * Starlight parses Markdown, which is faster than MDX. Its pages have a design; the baseline’s do not.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { measure } from './measure.ts';
import { deleteTrash, type SiteBuilder, selectBuilders } from './site-builders.ts';
import { formatBuilds, type Results } from './tables.ts';

/** What is left of the previous build. Programs without share cards skip the second scenario. */
export const scenarios = ['from scratch', 'cards cached', 'no dist/', 'one edit'] as const;
export type Scenario = (typeof scenarios)[number];

/** Measures builds with each number of explainers, and prints a table for each. */
export async function benchBuild(counts: number[], runs: number, only: string[]): Promise<void> {
  try {
    const builders = selectBuilders(only);
    for (const count of counts) {
      const results: Results = new Map(builders.map(({ name }) => [name, new Map()]));
      for (let run = 0; run < runs; run++) await measureScenarios(builders, count, results);
      console.log(`\n${formatBuilds(count, runs, results)}\n`);
    }
    for (const builder of builders) builder.clearAll();
  } finally {
    deleteTrash();
  }
}

async function measureScenarios(builders: readonly SiteBuilder[], count: number, results: Results): Promise<void> {
  const files = new Map(builders.map((builder) => [builder, builder.fill(count)]));
  for (const scenario of scenarios)
    for (const [builder, file] of files) {
      if (!prepare(builder, scenario, file)) continue;
      const { name, command, folder, env } = builder;
      spawnSync('sync'); // Unwritten files in memory would slow down the next build.
      const result = await measure(command, folder, env);
      const scenarioResults = results.get(name);
      scenarioResults?.set(scenario, [...(scenarioResults.get(scenario) ?? []), result]);
      const seconds = `${result.seconds.toFixed(1)} s, ${result.processor.toFixed(1)} processor seconds`;
      console.log(`${count} ${name}, ${scenario}: ${seconds}`);
    }
}

/** Prepares a scenario. @returns whether the program has it */
function prepare(builder: SiteBuilder, scenario: Scenario, file: string): boolean {
  if (scenario === 'cards cached' && !builder.clearAllButCards) return false;
  if (scenario === 'from scratch') builder.clearAll();
  if (scenario === 'cards cached') builder.clearAllButCards?.();
  if (scenario === 'no dist/') builder.clearBuilt();
  if (scenario === 'one edit') appendFileSync(file, '\n\nOne more sentence.\n');
  return true;
}
