/** Completes the figures of a data file, which explain one another: `1,234` is a thousand next to `5,678.9`. */
import type { DiagnosticDetails } from '../../diagnostics/diagnostic.ts';
import type { Figure } from '../../i18n/figures.ts';
import type { Cell, Separator } from './csv.ts';
import { completeFigure, getUsualMark, type RawFigure } from './parse-figure.ts';

export type ReportMistake = (details: DiagnosticDetails) => void;

/** Reports a cell that is no figure. */
export function reportFigure({ text, position }: Cell, refuse: ReportMistake): void {
  const message = text === '' ? 'There is no figure.' : `“${text}” is not a number.`;
  refuse({ position, message, hint: text === '' ? 'Write it, or delete the line.' : proposeFigure(text) });
}

/** Says what to write instead of a text that is no figure. */
function proposeFigure(text: string): string {
  const [, whole, decimals = '', exponent] = /^(-?\d)(?:[.,](\d+))?e\+?(-?\d{1,2})$/i.exec(text) ?? [];
  if (exponent) {
    const tiny = Number(`${whole}.${decimals}e${exponent}`).toFixed(Math.max(0, decimals.length - Number(exponent)));
    const number = Number(exponent) < 0 ? tiny : `${whole}${decimals.padEnd(Number(exponent), '0')}`;
    return `Write all its digits, such as ${number}: a spreadsheet rounds a number that it writes so.`;
  }
  const [, bracketed] = /^\(([^()+-]*\d[^()+-]*)\)$/.exec(text) ?? [];
  if (bracketed) return `If the brackets mean a negative number, write -${bracketed}.`;
  if (/^(?:[^\p{L}\d]+|#?n\/?a|null)$/iu.test(text)) return 'If there is no figure for this date, delete the line.';
  return 'Write 2000, -2.3, >=2000 (at least), <=2000 (at most) or ~2000 (about), without words.';
}

/** A figure before it is complete, with its cell. */
interface RawFigureCell {
  figure: RawFigure;
  cell: Cell;
}

/**
 * Returns a function that completes a figure of a file. The figures of a file have the same mark before decimals and
 * the same sign; it reports others.
 */
export function createFigureCompleter(
  raw: readonly RawFigureCell[],
  separator: Separator,
  refuse: ReportMistake,
): (figure: RawFigureCell) => Figure {
  const usual = getUsualMark(separator);
  const first = raw[0];
  const shown = raw.find(({ figure }) => figure.decimalMark);
  const decimalMark = shown?.figure.decimalMark ?? usual;
  return ({ figure, cell: { text, position } }) => {
    const { digits, sign } = figure;
    const completed = completeFigure(figure, decimalMark);
    if (shown && figure.decimalMark && figure.decimalMark !== decimalMark)
      refuse({
        position,
        message: `“${text}” and “${shown.cell.text}” on line ${shown.cell.position.line} write decimals differently.`,
        hint: 'Write all figures with the same mark before decimals.',
      });
    else if (!shown && separator !== ',' && /[.,]/.test(digits) && !digits.includes(usual))
      refuse({
        position,
        message: `“${text}” can be read with decimals or without.`,
        hint: `Write ${digits.replace(/\D/g, '')}, or ${digits.replace(/\D/g, usual)} if these are decimals.`,
      });
    else if (sign !== first?.figure.sign)
      refuse({
        position,
        message: `“${text}” is in another unit than “${first?.cell.text}”.`,
        hint: 'Write the same sign at all figures, or at none.',
      });
    else if (!Number.isFinite(completed.value)) refuse({ position, message: 'This number is too large.' });
    return completed;
  };
}
