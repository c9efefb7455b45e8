/** Measurements as tables in Markdown. */
import { type Scenario, scenarios } from './build.ts';
import type { Measured } from './measure.ts';
import { median } from './median.ts';

/** By contestant and scenario: one entry for each run. */
export type Results = Map<string, Map<Scenario, Measured[]>>;

/** Builds of one number of explainers: a column for each contestant, with ratios to the baseline’s figures. */
export function buildTable(count: number, runs: number, results: Results): string {
  const title = `${count} explainers (${runs === 1 ? 'one run' : `medians of ${runs} runs`})`;
  const row = (label: string, digits: number, figureOf: (name: string) => number) => [
    label,
    ...[...results.keys()].map((name) => withRatio(figureOf(name), figureOf('baseline'), digits)),
  ];
  const rows = [
    ...scenarios.map((scenario) => row(`${scenario}, s`, 1, (name) => middle(results, name, scenario, 'seconds'))),
    ...scenarios.map((scenario) =>
      row(`${scenario}, processor s`, 1, (name) => middle(results, name, scenario, 'processor')),
    ),
    row('peak memory, MB', 0, (name) =>
      Math.max(...scenarios.map((scenario) => middle(results, name, scenario, 'megabytes'))),
    ),
  ];
  return table([title, ...results.keys()], rows).join('\n');
}

function middle(results: Results, name: string, scenario: Scenario, figure: keyof Measured): number {
  const ofContestant = results.get(name);
  // Without cards to cache, a build with cached cards is a build from nothing.
  const runs = ofContestant?.get(scenario) ?? ofContestant?.get('from nothing') ?? [];
  return median(runs.map((run) => run[figure] ?? Number.NaN));
}

/** `12.3 (1.20)`, without the ratio where there is no baseline. */
export function withRatio(value: number, baseline: number, digits: number): string {
  if (Number.isNaN(value)) return '–';
  const text = value.toFixed(digits);
  return Number.isNaN(baseline) ? text : `${text} (${(value / baseline).toFixed(2)})`;
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => (index === 0 ? '---' : '--:')).join('|')}|`, ...rows.map(line)];
}
