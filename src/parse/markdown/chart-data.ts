/** The data of a chart: a CSV file in `content/data/`. */
import { csvParseRows } from 'd3-dsv';
import type { DataPoint } from '../../explainer/model.ts';
import { isPlainDate } from '../../i18n/dates.ts';
import { findUnclosedBidi } from '../frontmatter/text-safety.ts';

/** How a value that is no exact count is written before it: `>=192` is at least 192, `~2000` about 2,000. */
const bounds = { '>=': 'at-least', '~': 'about' } as const;

/** A row of the table: a value, and what else its line says. */
export interface ChartRow extends DataPoint {
  /** What stands in the columns between the value and the sources. */
  extraColumns: string[];
  /** Ids of sources. */
  sources: string[];
}

/** A table of figures with the names of its columns. */
export interface ChartTable {
  columns: string[];
  rows: ChartRow[];
}

/**
 * Reads a CSV file. Its columns are: who gives the figure, the date it holds for, the figure (`>=` before it for “at
 * least”, `~` for “about”), any columns of remarks, and the ids of its sources, apart by spaces. The first line names the columns.
 * @returns the figures, or what is wrong with the first line that is not right
 */
export function parseChartData(csv: string): ChartTable | { line: number; message: string } {
  const [columns = [], ...lines] = csvParseRows(csv.replace(/^\u{feff}/u, '').trim());
  const open = columns.map(findUnclosedBidi).find(Boolean);
  if (open) return { line: 1, message: `${open} opens a direction of writing, and nothing closes it` };
  if (columns.length < 4) return { line: 1, message: 'it needs at least four columns: who, date, figure, sources' };
  const rows: ChartRow[] = [];
  for (const [index, cells] of lines.entries()) {
    const at = (message: string) => ({ line: index + 2, message });
    if (cells.length !== columns.length) return at(`it has ${cells.length} cells, not ${columns.length}`);
    const open = cells.map(findUnclosedBidi).find(Boolean);
    if (open) return at(`${open} opens a direction of writing, and nothing closes it`);
    const [series = '', date = '', value = '', ...extraColumns] = cells.map((cell) => cell.trim());
    if (!isPlainDate(date)) return at(`“${date}” is not a date such as 2026-01-12`);
    const [, sign, number] = /^(>=|~)?(\d+(?:\.\d+)?)$/.exec(value) ?? [];
    if (!number || !Number.isFinite(Number(number)))
      return at(`“${value}” is not a number such as 2000, >=2000 (at least) or ~2000 (about)`);
    const sources = (extraColumns.pop() ?? '').split(/\s+/).filter(Boolean);
    if (sources.length === 0) return at('it names no source');
    const qualifier = sign ? { qualifier: bounds[sign as keyof typeof bounds] } : {};
    rows.push({ series, date, value: Number(number), ...qualifier, extraColumns, sources });
  }
  return rows.length > 0 ? { columns, rows } : { line: 1, message: 'it holds no figures' };
}
