/** The data of a chart: a CSV file in `content/data/`. */
import type { Position } from '../../diagnostics/diagnostic.ts';
import type { DataPoint } from '../../explainer/model.ts';
import { isPlainDate } from '../../i18n/dates.ts';
import type { Figure } from '../../i18n/figures.ts';
import { findUnclosedBidi } from '../frontmatter/text-safety.ts';
import { createFigureCompleter, type ReportMistake, reportFigure } from './complete-figures.ts';
import { type Cell, type ParsedCsv, parseCsv, type Separator, separators } from './csv.ts';
import { parseFigure, type RawFigure } from './parse-figure.ts';
import { suggestDates } from './suggest-date.ts';

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

/** A row before its figure is complete. */
interface RawRow extends Omit<ChartRow, keyof Figure> {
  cell: Cell;
  figure: RawFigure;
}

/**
 * Parses a CSV file. Its columns are: who counted, the date, the figure, any number of remarks, and the ids of the
 * sources, separated by spaces. The first line names the columns.
 * @param report receives each mistake with its position in the file
 * @returns undefined if there is a mistake
 */
export function parseChartData(text: string, report: ReportMistake): ChartTable | undefined {
  let isValid = true;
  const refuse: ReportMistake = (details) => {
    isValid = false;
    report(details);
  };
  const csv = parseCsv(text);
  if (csv.unclosed) {
    const hint = 'Put the whole cell between quotation marks, and write each one inside it twice.';
    refuse({ position: csv.unclosed, message: 'The cell starts with a quotation mark that does not end it.', hint });
  }
  const [header = [], ...lines] = removeEmptyColumns(csv.rows);
  checkHeader(header, csv.separator, refuse);
  if (!isValid) return undefined;
  const rawRows = lines.flatMap((cells) => parseRow(cells, header.length, csv.separator, refuse) ?? []);
  const complete = createFigureCompleter(rawRows, csv.separator, refuse);
  const rows = rawRows.map(({ cell, figure, ...row }) => ({ ...row, ...complete({ cell, figure }) }));
  if (isValid && rawRows.length === 0)
    refuse({ position: start, message: 'There are no figures.', hint: 'Write one on each line after the first.' });
  return isValid ? { columns: header.map((cell) => cell.text), rows } : undefined;
}

const start: Position = { line: 1, column: 1 };

/** Removes the columns that are empty in all rows, which spreadsheets write. */
function removeEmptyColumns(rows: ParsedCsv['rows']): ParsedCsv['rows'] {
  const used = new Set(rows.flatMap((row) => row.flatMap(({ text }, index) => (text === '' ? [] : index))));
  return rows.map((row) => row.filter((_cell, index) => used.has(index)));
}

function checkHeader(header: readonly Cell[], separator: Separator, refuse: ReportMistake): void {
  for (const cell of header) {
    checkBidi(cell, refuse);
    if (cell.text !== '') continue;
    refuse({ position: cell.position, message: 'This column has no name.', hint: 'Name it, or delete the column.' });
  }
  if (header.length >= 4) return;
  const found =
    header.length > 1
      ? `${header.length} columns, separated by ${separators[separator]}`
      : 'no commas, semicolons or tabs';
  refuse({
    position: header[0]?.position ?? start,
    message: `The first line has ${found}; at least four columns are needed.`,
    hint: 'Name the columns in the first line: who counted, the date, the figure, any remarks, the sources.',
  });
}

function checkBidi({ text, position }: Cell, refuse: ReportMistake): void {
  const unclosed = findUnclosedBidi(text);
  if (!unclosed) return;
  const message = `${unclosed} opens a text direction that is never closed.`;
  refuse({ position, message, hint: 'Delete it: text in another script gets its direction by itself.' });
}

/** Parses a line. @returns undefined if it has a mistake */
function parseRow(
  cells: readonly Cell[],
  columnCount: number,
  separator: Separator,
  refuse: ReportMistake,
): RawRow | undefined {
  const [series, date, cell, ...others] = cells;
  const sources = others.pop();
  if (cells.length !== columnCount || !series || !date || !cell || !sources) {
    reportCellCount(cells, columnCount, separator, refuse);
    return undefined;
  }
  for (const each of cells) checkBidi(each, refuse);
  if (series.text === '')
    refuse({
      position: series.position,
      message: 'Nobody is named who gives this figure.',
      hint: 'Repeat the name on each line.',
    });
  if (!isPlainDate(date.text)) reportDate(date, refuse);
  const ids = sources.text.split(/[\s;,]+/).filter(Boolean);
  if (ids.length === 0)
    refuse({
      position: sources.position,
      message: 'The figure has no source.',
      hint: 'Write the id of its source in the last column.',
    });
  const figure = parseFigure(cell.text);
  if (!figure) {
    reportFigure(cell, refuse);
    return undefined;
  }
  return {
    series: series.text,
    date: date.text,
    extraColumns: others.map(({ text }) => text),
    sources: ids,
    figure,
    cell,
  };
}

function reportCellCount(
  cells: readonly Cell[],
  columnCount: number,
  separator: Separator,
  refuse: ReportMistake,
): void {
  const [, , figure, next] = cells.map(({ text }) => text);
  const isSplit = cells.length > columnCount && /\d$/.test(figure ?? '') && /^\d{3}\b/.test(next ?? '');
  refuse({
    position: (isSplit ? cells[2] : cells[0])?.position ?? start,
    message: `This line has ${cells.length === 1 ? 'one cell' : `${cells.length} cells`}, and the first line ${columnCount}.`,
    hint: isSplit
      ? `If the figure is ${figure}${separator}${next}, write ${figure}${next}.`
      : `Cells are separated by ${separators[separator]}; put a cell that contains one between quotation marks.`,
  });
}

function reportDate({ text, position }: Cell, refuse: ReportMistake): void {
  const [first, second] = suggestDates(text);
  const form = 'Write a date as 2026-01-12, 2026-01 or 2026; in a spreadsheet, format the column as text first.';
  const hint = second ? `Write ${first} or ${second}, whichever is meant.` : first ? `Write ${first}.` : form;
  refuse({ position, message: `“${text}” is not a date such as 2026-01-12.`, hint });
}
