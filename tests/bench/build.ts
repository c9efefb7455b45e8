/**
 * `npm run bench -- build 1 100 1000`: how long Footing and others take to build the same explainers, and how much memory.
 *
 * The floor is what anybody gets who puts Astro’s own parts together: a content collection, @astrojs/mdx with remark-gfm
 * and rehype-slug, one plain page for each explainer, a list of them, and Pagefind run over the pages. Every other time
 * is told as a share of its time in the same run. `--only floor,eleventy` leaves others out, `--runs 5` makes medians of five.
 *
 * What is not comparable: Footing checks the content and every link, id and picture of what it built, and makes a page and a
 * card for every section, Markdown, exports, feeds and pages of sources; none of the others makes any of these. Footing’s
 * index has a record for every section, theirs one for every page. Sources are data to Footing and footnotes to the others.
 * Starlight, Eleventy and Hugo read Markdown, which takes less than MDX. Starlight’s pages have its design, the others’ none.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contestant, clearAside, footing, other, others } from './contestants.ts';
import { NotHere } from './installed.ts';
import { type Measured, measured } from './measure.ts';
import { growthTable, type Results, tablesOf } from './tables.ts';

/** What is measured of a build: what is kept of the last one, and what changed since. */
export const kinds = ['from nothing', 'cards and compression kept', 'unchanged', 'after one edit'] as const;
export type Kind = (typeof kinds)[number];

export async function benchBuild(counts: number[], { runs, only }: { runs: number | undefined; only: string[] }) {
  const unknown = only.find((name) => !others.some((other) => other === name));
  if (unknown) throw new Error(`There is no “${unknown}”. There are: ${others.join(', ')}.`);
  const temporary = mkdtempSync(join(tmpdir(), 'footing-bench-'));
  let ours: Contestant | undefined;
  try {
    ours = await footing(temporary);
    let contestants = [ours, ...others.filter((name) => only.length === 0 || only.includes(name)).flatMap(there)];
    const all = new Map<number, Results>();
    for (const count of counts) {
      const times = runs ?? (count < 1000 ? 3 : 1);
      const results: Results = new Map(contestants.map(({ name }) => [name, new Map()]));
      for (let run = 0; run < times; run++)
        for (const contestant of contestants)
          await measureAll(contestant, count, results).catch((error) => {
            if (contestant === ours) throw error;
            console.log(`${contestant.name}: not run from here on, ${error}`);
            contestants = contestants.filter((one) => one !== contestant);
            results.delete(contestant.name);
          });
      all.set(count, results);
      console.log(`\n${tablesOf(count, times, results)}`);
    }
    if (counts.length > 1) console.log(`\n${growthTable(all)}`);
  } finally {
    ours?.forget();
    clearAside();
    rmSync(temporary, { recursive: true, force: true });
  }
}

function there(name: (typeof others)[number]): Contestant[] {
  try {
    return [other(name)];
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    console.log(`${name}: not run, ${error.message}`);
    return [];
  }
}

async function measureAll(contestant: Contestant, count: number, results: Results): Promise<void> {
  const { name, folder, command, env } = contestant;
  const measure = async (kind: Kind) => {
    const result: Measured = await measured(command, folder, env);
    const soFar = results.get(name);
    soFar?.set(kind, [...(soFar.get(kind) ?? []), result]);
    console.log(
      `${name.padEnd(10)} ${String(count).padStart(5)} ${kind.padEnd(28)} ${result.seconds.toFixed(1)} s, ${result.processor.toFixed(1)} s of processors`,
    );
  };
  const edited = contestant.fill(count);
  contestant.forget();
  await measure('from nothing');
  if (contestant.forgetText) {
    contestant.forgetText();
    await measure('cards and compression kept');
  }
  await measure('unchanged');
  appendFileSync(edited, '\n\nOne more sentence.\n');
  await measure('after one edit');
}
