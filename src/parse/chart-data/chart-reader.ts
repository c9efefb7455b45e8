import { posix } from 'node:path';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { proposeId } from '../../explainer/ids.ts';
import { type ChartTable, parseChartData } from './chart-data.ts';

/** The most mistakes that are reported in one file: further ones are mostly of the same kind. */
const maxMistakes = 20;

/**
 * Returns a function that parses the data of charts by file name, each file once. With the position of a chart, it
 * reports mistakes: those of the chart there, those of the file at their position in it.
 * @param readDataFile returns the text of a file by its name without `.csv`; null if it cannot be read
 * @param sources the ids that the data can cite
 * @param reportIn returns the report for a data file
 */
export function createChartReader(
  readDataFile: (name: string) => string | null | undefined,
  sources: { has(id: string): boolean },
  report: Report,
  reportIn: (name: string) => Report,
): (name: string, position?: Position) => ChartTable | undefined {
  const tables = new Map<string, ChartTable | undefined>();
  return (name, position) => {
    if (tables.has(name) || !position) return tables.get(name);
    const rule = 'chart-data';
    if (!/^[a-z0-9-]+$/.test(name)) {
      const message = `“${name}” cannot be the name of a data file: it has a character other than a to z, 0 to 9 and “-”.`;
      const hint = `Name the file “${proposeId(name.replace(/\.csv$/i, '')) || 'crossings'}.csv”, and write that without “.csv”.`;
      report({ rule, position, message, hint });
      return undefined;
    }
    const csv = readDataFile(name);
    if (csv === undefined) {
      const message = `There is no file “data/${name}.csv” in the content folder.`;
      report({ rule, position, message, hint: 'Add it, or use the name of a file that exists, without “.csv”.' });
      return undefined;
    }
    if (csv === null) return undefined;
    const reportMistake = reportIn(name);
    let count = 0;
    const table = parseChartData(csv, (details) => {
      if (++count <= maxMistakes) reportMistake({ rule, ...details });
    });
    tables.set(name, table);
    for (const id of new Set(table?.rows.flatMap((row) => row.sources))) {
      if (sources.has(id)) continue;
      const message = `data/${name}.csv cites the source “${id}”, which is not listed in this explainer.`;
      report({ rule, position, message, hint: `Add “${id}” to the sources.` });
    }
    return table;
  };
}

/** Returns the path of a data file in diagnostics: `content/data/` is next to `content/explainers/`. */
export function getDataPath(explainerFile: string, name: string): string {
  return posix.join(posix.dirname(posix.dirname(explainerFile)), 'data', `${name}.csv`);
}
