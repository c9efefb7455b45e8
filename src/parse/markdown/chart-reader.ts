import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { type ChartTable, parseChartData } from './chart-data.ts';

/** The most mistakes that are reported in one file: further ones are mostly of the same kind. */
const maxMistakes = 20;

/**
 * Returns a function that parses the data of charts by file name, each file once. With the position of a chart, it
 * reports mistakes: those of the chart there, those of the file at their position in it.
 * @param readDataFile returns the text of a file by its name without `.csv`
 * @param sources the ids that the data can cite
 * @param reportIn returns the report for a data file
 */
export function createChartReader(
  readDataFile: (name: string) => string | undefined,
  sources: { has(id: string): boolean },
  report: Report,
  reportIn: (name: string) => Report,
): (name: string, position?: Position) => ChartTable | undefined {
  const tables = new Map<string, ChartTable | undefined>();
  return (name, position) => {
    if (tables.has(name) || !position) return tables.get(name);
    const rule = 'chart-data';
    const csv = /^[a-z0-9-]+$/.test(name) ? readDataFile(name) : undefined;
    if (csv === undefined) {
      const message = `There is no file “data/${name}.csv” in the content folder.`;
      report({ rule, position, message, hint: 'Add it, or use the name of a file that exists, without “.csv”.' });
      return undefined;
    }
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
