/** Reads tables as spreadsheets write them: comma-separated values (RFC 4180), or with semicolons or tabs. */
import type { Position } from '../../diagnostics/diagnostic.ts';
import { splitLines } from '../../diagnostics/lines.ts';

/** The characters that separate cells, with their names for messages. */
export const separators = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const;

/** The character that separates the cells of a file. */
export type Separator = keyof typeof separators;

export interface Cell {
  /** Without the quotation marks around it, and without spaces at its ends. */
  text: string;
  position: Position;
}

/** A table as it is written, before its cells are checked. */
export interface ParsedCsv {
  separator: Separator;
  /** The lines that are not empty. */
  rows: Cell[][];
  /** The position of a quotation mark that does not end with its cell. The text after it is not read. */
  unclosed?: Position;
}

/** Parses a text. Its separator is the one that gives the first line the most cells. */
export function parseCsv(text: string): ParsedCsv {
  // The byte-order mark, and the line with which some spreadsheets name the separator.
  const csv = text.replace(/^\u{feff}/u, '').replace(/^"?sep=.?"?(?=[\r\n])/i, '');
  const [firstLine = ''] = csv.trimStart().split(/[\r\n]/, 1);
  const countCells = (separator: Separator) => splitCells(firstLine, separator).rows[0]?.length ?? 0;
  const [first, ...others] = Object.keys(separators) as [Separator, ...Separator[]];
  const separator = others.reduce((best, other) => (countCells(other) > countCells(best) ? other : best), first);
  return { separator, ...splitCells(csv, separator) };
}

function splitCells(csv: string, separator: Separator): Omit<ParsedCsv, 'separator'> {
  const cell = new RegExp(`(?: *"((?:[^"]|"")*)" *|([^${separator}\r\n]*))(${separator}|\r\n?|\n|$)`, 'y');
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  const position = { line: 1, column: 1 };
  while (cell.lastIndex < csv.length) {
    const [whole = '', quoted, plain = '', end = ''] = cell.exec(csv) ?? [];
    if (plain.trimStart().startsWith('"')) return { rows, unclosed: { ...position } };
    row.push({ text: (quoted?.replaceAll('""', '"') ?? plain).normalize('NFC').trim(), position: { ...position } });
    const lines = splitLines(whole);
    position.column = (lines.length > 1 ? 1 : position.column) + (lines.at(-1)?.length ?? 0);
    position.line += lines.length - 1;
    if (end === separator && cell.lastIndex < csv.length) continue;
    if (end === separator) row.push({ text: '', position: { ...position } });
    if (row.some(({ text }) => text !== '')) rows.push(row);
    row = [];
  }
  return { rows };
}
