/** The data of a chart: a CSV file in `content/data/`. */
import { csvParseRows } from 'd3-dsv';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { proposeId } from '../../explainer/ids.ts';
import type { DataPoint } from '../../explainer/model.ts';
import { isPlainDate } from '../../i18n/dates.ts';
import { findUnclosedBidi } from '../frontmatter/text-safety.ts';

/** The prefixes of values that are not exact: `>=192` is at least 192, `~2000` about 2,000. */
const qualifiers = { '>=': 'at-least', '~': 'about' } as const;

/** A row of the table. */
export interface ChartRow extends DataPoint {
  /** The cells between the value and the sources. */
  extraColumns: string[];
  /** Ids of sources. */
  sources: string[];
}

/** The rows of a chart, with the names of the columns. */
export interface ChartTable {
  columns: string[];
  rows: ChartRow[];
}

/**
 * Parses a CSV file. Its columns are: who counted, the date, the value (after `>=` for “at least”, or `~` for “about”),
 * any number of remarks, and the ids of the sources, separated by spaces. The first line names the columns.
 * @returns the table, or the first mistake, with its line from 1
 */
export function parseChartData(csv: string): ChartTable | { line: number; message: string } {
  const [columns = [], ...lines] = csvParseRows(csv.replace(/^\u{feff}/u, '').trim());
  const unclosed = columns.map(findUnclosedBidi).find(Boolean);
  if (unclosed) return { line: 1, message: `${unclosed} opens a text direction that is never closed` };
  if (columns.length < 4) return { line: 1, message: 'there are fewer than four columns: who, date, figure, sources' };
  const rows: ChartRow[] = [];
  for (const [index, cells] of lines.entries()) {
    const row = parseRow(cells, columns.length);
    if (typeof row === 'string') return { line: index + 2, message: row };
    rows.push(row);
  }
  return rows.length > 0 ? { columns, rows } : { line: 1, message: 'there are no figures' };
}

/** Parses a line. @returns a message if it has a mistake */
function parseRow(cells: readonly string[], columnCount: number): ChartRow | string {
  if (cells.length !== columnCount) return `there are ${cells.length} cells, not ${columnCount}`;
  const unclosed = cells.map(findUnclosedBidi).find(Boolean);
  if (unclosed) return `${unclosed} opens a text direction that is never closed`;
  const [series = '', date = '', value = '', ...extraColumns] = cells.map((cell) => cell.normalize('NFC').trim());
  if (!isPlainDate(date)) return `“${date}” is not a date such as 2026-01-12`;
  const [, prefix, number] = /^(>=|~)?(\d+(?:\.\d+)?)$/.exec(value) ?? [];
  if (!number || !Number.isFinite(Number(number)))
    return `“${value}” is not a number such as 2000, >=2000 (at least) or ~2000 (about)`;
  const sources = (extraColumns.pop() ?? '').split(/\s+/).filter(Boolean);
  if (sources.length === 0) return 'there is no source';
  const qualifier = prefix ? { qualifier: qualifiers[prefix as keyof typeof qualifiers] } : {};
  return { series, date, value: Number(number), ...qualifier, extraColumns, sources };
}

/**
 * Returns a function that parses the data of charts by file name, each file once. With the position of a chart, it
 * reports mistakes there.
 * @param readDataFile returns the text of a file by its name without `.csv`
 * @param sources the ids that the data can cite
 */
export function createChartReader(
  readDataFile: (name: string) => string | undefined,
  sources: { has(id: string): boolean },
  report: Report,
): (name: string, position?: Position) => ChartTable | undefined {
  const tables = new Map<string, ChartTable>();
  return (name, position) => {
    if (tables.has(name) || !position) return tables.get(name);
    const rule = 'chart-data';
    if (!/^[a-z0-9-]+$/.test(name)) {
      const message = `“${name}” cannot name a data file: only a to z, digits and hyphens can.`;
      report({
        rule,
        position,
        message,
        hint: `Rename the file, for example to ${proposeId(name) || 'crossings'}.csv.`,
      });
      return undefined;
    }
    const csv = readDataFile(name);
    if (csv === undefined) {
      const message = `There is no file “data/${name}.csv” in the content folder.`;
      report({ rule, position, message, hint: 'Add it, or use the name of a file that exists, without “.csv”.' });
      return undefined;
    }
    const table = parseChartData(csv);
    if ('message' in table) {
      const message = `data/${name}.csv cannot be used: on line ${table.line}, ${table.message}.`;
      report({ rule, position, message, hint: 'Fix that line.' });
      return undefined;
    }
    for (const id of new Set(table.rows.flatMap((row) => row.sources))) {
      if (sources.has(id)) continue;
      const message = `data/${name}.csv cites the source “${id}”, which is not listed in this explainer.`;
      report({ rule, position, message, hint: `Add “${id}” to the sources.` });
    }
    tables.set(name, table);
    return table;
  };
}
