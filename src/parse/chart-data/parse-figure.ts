/** Reads figures as people and spreadsheets write them: `-2.3`, `>=1 480`, `1.234,5`, `12 %`, `€5`. */
import { toLatinDigits } from '../../i18n/digits.ts';
import type { Figure } from '../../i18n/figures.ts';
import type { Separator } from './csv.ts';

/** What can be written before a figure that is not exact. */
const qualifiers: [qualifier: NonNullable<Figure['qualifier']>, words: RegExp][] = [
  ['at-least', /^(?:>=|≥|⩾|at least|min\.)/i],
  ['at-most', /^(?:<=|≤|⩽|at most|up to|max\.)/i],
  ['more-than', /^(?:>|more than|over)/i],
  ['less-than', /^(?:<|less than|fewer than|under)/i],
  ['about', /^(?:~|≈|about|around|approx\.?|approximately|circa|ca?\.?)/i],
];

type DecimalMark = '.' | ',';

/** A figure before it is known which mark the file has before decimals. */
export interface RawFigure extends Pick<Figure, 'sign' | 'qualifier'> {
  isNegative: boolean;
  /** ASCII digits with `.` and `,` between them. */
  digits: string;
  /** The mark before its decimals, as far as the digits show: `1,234` may be a decimal or a thousand. */
  decimalMark?: DecimalMark;
}

/** Parses a figure. @returns undefined if it is none */
export function parseFigure(text: string): RawFigure | undefined {
  let rest = toAscii(text).trim();
  const [qualifier, words] = qualifiers.find(([, pattern]) => pattern.test(rest)) ?? [];
  if (words) rest = rest.replace(words, '').trim();
  const [, minus, before = '', innerMinus, number = '', after = '', plus] =
    /^([-+]?)\s*(?:([%\p{Sc}])\s*)?([-+]?)([.,]?\d[\d.,]*?)\s*([%‰\p{Sc}]?)(\+?)$/u.exec(joinGroups(rest)) ?? [];
  if (!/\d$/.test(number) || (minus && innerMinus) || (before && after) || (plus && qualifier)) return undefined;
  const digits = number.replace(/^(?=\D)/, '0');
  const decimalMark = findDecimalMark(digits);
  if (decimalMark === 'none') return undefined;
  const exactness = plus ? 'at-least' : qualifier;
  const sign = before || after;
  return {
    isNegative: (minus || innerMinus) === '-',
    digits,
    ...(decimalMark && { decimalMark }),
    ...(sign && { sign }),
    ...(exactness && { qualifier: exactness }),
  };
}

/** Writes the digits of any script, full-width characters and all minus signs in ASCII. */
function toAscii(text: string): string {
  return toLatinDigits(text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)))
    .replace(/[\u2012\u2013\u2212]/g, '-')
    .replace(/٪/g, '%')
    .replace(/٫/g, '.')
    .replace(/٬/g, ',')
    .replace(/[\u200e\u200f\u061c]/g, '');
}

/** Removes spaces and apostrophes between groups of three digits. */
function joinGroups(text: string): string {
  return text.replace(/(?<![\d.,])\d{1,3}(?:([\s'’])\d{3})(?:\1\d{3})*(?!\d)/g, (groups) => groups.replace(/\D/g, ''));
}

/** Returns the mark before decimals, undefined if the digits do not show it, or `none` if they are no number. */
function findDecimalMark(digits: string): DecimalMark | 'none' | undefined {
  const marks = digits.replace(/\d/g, '');
  const last = marks.at(-1);
  if (last !== '.' && last !== ',') return undefined;
  const other = last === '.' ? ',' : '.';
  const isGrouped = (whole: string, mark: string) =>
    new RegExp(`^[1-9]\\d{0,2}(?:\\${mark}\\d{2,3})*\\${mark}\\d{3}$`).test(whole);
  const [whole = '', ...rest] = digits.split(last);
  if (rest.length > 1) return isGrouped(digits, last) ? other : 'none';
  if (marks.length > 1) return isGrouped(whole, other) ? last : 'none';
  return isGrouped(digits, last) ? undefined : last;
}

/** Returns the mark before decimals that programs write in a file with this separator. */
export function getUsualMark(separator: Separator): DecimalMark {
  return separator === ';' ? ',' : '.';
}

/** Completes a figure with the mark before decimals in its file. */
export function completeFigure(raw: RawFigure, decimalMark: DecimalMark): Figure {
  const { isNegative, digits, sign, qualifier } = raw;
  const number = digits.replaceAll(decimalMark === '.' ? ',' : '.', '').replace(decimalMark, '.');
  const written = (isNegative ? '-' : '') + number.replace(/^0+(?=\d)/, '');
  return { value: Number(written), written, ...(sign && { sign }), ...(qualifier && { qualifier }) };
}
