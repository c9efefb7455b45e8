/** What was measured of builds, as tables in Markdown. */
import { type Kind, kinds } from './build.ts';
import type { Measured } from './measure.ts';
import { median } from './median.ts';

/** By contestant and kind: one entry for each run. */
export type Results = Map<string, Map<Kind, Measured[]>>;

/** What our build may take of the floor’s, by the number of explainers. */
const targets = new Map<number, string>([
  [1000, 'Footing of the floor: with cards and compression kept ≤ 0.6, after one edit ≤ 0.12'],
  [5000, 'Footing of the floor: with cards and compression kept ≤ 0.5, after one edit ≤ 0.05; memory < 1000 MB'],
]);

/** Two tables: how long the builds took, with the most memory that any of them had, and how long they kept processors busy. */
export function tablesOf(count: number, runs: number, results: Results): string {
  const title = `${count} explainers, ${runs === 1 ? 'one run' : `medians of ${runs} runs`}`;
  const target = targets.get(count);
  return [
    `${title}: seconds (of the floor’s)`,
    '',
    ...tableOf('seconds', results),
    ...(target ? ['', `Targets: ${target}.`] : []),
    '',
    `${title}: seconds of processors (of the floor’s)`,
    '',
    ...tableOf('processor', results),
  ].join('\n');
}

function tableOf(what: 'seconds' | 'processor', results: Results): string[] {
  const hasMemory = what === 'seconds';
  const rows = [...results].map(([name, byKind]) => {
    const cells = kinds.map((kind) => cell(middle(what, byKind, kind), middle(what, results.get('floor'), kind)));
    const peak = Math.max(...[...byKind.values()].flat().map(({ megabytes }) => megabytes ?? Number.NaN));
    return [name, ...cells, ...(hasMemory ? [Number.isNaN(peak) ? '–' : peak.toFixed(0)] : [])];
  });
  return table(['', ...kinds, ...(hasMemory ? ['most memory, MB'] : [])], rows);
}

/** How a build from nothing grows with the number of explainers: time for each that came on top. */
export function growthTable(all: ReadonlyMap<number, Results>): string {
  const counts = [...all.keys()].sort((a, b) => a - b);
  const [first] = all.values();
  const rows = [...(first?.keys() ?? [])].map((name) => {
    const times = counts.map((count) => middle('processor', all.get(count)?.get(name), 'from nothing'));
    const steps = counts.slice(1).map((count, index) => {
      const more = (times[index + 1] ?? Number.NaN) - (times[index] ?? Number.NaN);
      return ((1000 * more) / (count - (counts[index] ?? 0))).toFixed(1);
    });
    return [name, ...steps];
  });
  const steps = counts.slice(1).map((count, index) => `${counts[index]} to ${count}`);
  return ['From nothing: milliseconds of processors for each explainer more', '', ...table(['', ...steps], rows)].join(
    '\n',
  );
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => (index === 0 ? '---' : '--:')).join('|')}|`, ...rows.map(line)];
}

function middle(what: 'seconds' | 'processor', byKind: Map<Kind, Measured[]> | undefined, kind: Kind): number {
  const own = byKind?.get(kind);
  // Others keep no cards: for them that is a build from nothing.
  const measured = own ?? (kind === 'cards and compression kept' ? byKind?.get('from nothing') : undefined) ?? [];
  return median(measured.map((one) => one[what]));
}

function cell(time: number, floor: number): string {
  if (Number.isNaN(time)) return '–';
  return Number.isNaN(floor) ? time.toFixed(1) : `${time.toFixed(1)} (${(time / floor).toFixed(2)})`;
}
