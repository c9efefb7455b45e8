/** Formats measurements as Markdown tables. */
import { type Scenario, scenarios } from './build.ts';
import { type Measured, median } from './measure.ts';

/** The measurements of each run, by program and scenario. */
export type Results = Map<string, Map<Scenario, Measured[]>>;

/** Formats the builds of `count` explainers: a column for each program, with ratios to the program “baseline”. */
export function formatBuilds(count: number, runs: number, results: Results): string {
  const title = `${count} explainers (${runs === 1 ? 'one run' : `medians of ${runs} runs`})`;
  const row = (label: string, digits: number, getFigure: (name: string) => number) => [
    label,
    ...[...results.keys()].map((name) => formatWithRatio(getFigure(name), getFigure('baseline'), digits)),
  ];
  const rows = [
    ...scenarios.map((scenario) => row(`${scenario}, s`, 1, (name) => getMedian(results, name, scenario, 'seconds'))),
    ...scenarios.map((scenario) =>
      row(`${scenario}, processor s`, 1, (name) => getMedian(results, name, scenario, 'processor')),
    ),
    row('peak memory, MB', 0, (name) =>
      Math.max(...scenarios.map((scenario) => getMedian(results, name, scenario, 'megabytes'))),
    ),
  ];
  return formatTable([title, ...results.keys()], rows).join('\n');
}

function getMedian(results: Results, name: string, scenario: Scenario, figure: keyof Measured): number {
  const scenarioResults = results.get(name);
  // Without share cards, a build with cached cards is a build from scratch.
  const runs = scenarioResults?.get(scenario) ?? scenarioResults?.get('from scratch') ?? [];
  return median(runs.map((run) => run[figure] ?? Number.NaN));
}

/** Formats a value with its ratio to the baseline: `12.3 (1.20)`; without the ratio if there is no baseline. */
export function formatWithRatio(value: number, baseline: number, digits: number): string {
  if (Number.isNaN(value)) return '–';
  const text = value.toFixed(digits);
  return Number.isNaN(baseline) ? text : `${text} (${(value / baseline).toFixed(2)})`;
}

/** Formats a Markdown table. @returns its lines */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const formatRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    formatRow(head),
    `|${head.map((_, index) => (index === 0 ? '---' : '--:')).join('|')}|`,
    ...rows.map(formatRow),
  ];
}
