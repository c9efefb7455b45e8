/** Figures for readers: digits, separators and signs of a language, as exact as they were written. */
import { getRegion } from './dates.ts';
import { getStrings, type UiStrings } from './strings.ts';

/** A number that somebody gives. */
export interface Figure {
  value: number;
  /** The same number with the decimals that were written: `1234.50`. A number of JavaScript would lose them. */
  written: string;
  /** A percent, per-mille or currency sign. */
  sign?: string;
  /** Set if the value is not exact. */
  qualifier?: keyof UiStrings['bounds'];
}

export type Notation = 'standard' | 'compact';

const formats = new Map<string, Intl.NumberFormat>();

/** Returns a format for numbers with so many decimals, and with a sign of the same kind as `sign`. */
function getFormat(lang: string, decimals: number, sign: string, notation: Notation): Intl.NumberFormat {
  const kind = sign === '' ? 'decimal' : /[%‰]/.test(sign) ? 'unit' : 'currency';
  const key = `${lang} ${decimals} ${kind} ${notation}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(getRegion(lang), {
      style: kind,
      ...(kind === 'unit' && { unit: 'percent' }),
      // The currency only decides on which side of the number the sign is.
      ...(kind === 'currency' && { currency: 'EUR' }),
      notation,
      // By default, compact numbers are rounded to two digits.
      minimumFractionDigits: notation === 'standard' ? decimals : 0,
      maximumFractionDigits: notation === 'standard' ? decimals : 100,
    });
  formats.set(key, format);
  return format;
}

/**
 * Writes a number in a language, with the same decimals: `-1234.50` as “−1,234.50”.
 * @param notation compact is “2.5M”
 */
export function formatNumber(written: string, lang: string, sign = '', notation: Notation = 'standard'): string {
  const decimals = Math.min(100, written.split('.')[1]?.length ?? 0);
  const parts = getFormat(lang, decimals, sign, notation).formatToParts(written as Intl.StringNumericLiteral);
  return parts
    .map(({ type, value }) => {
      if (type === 'minusSign') return value.replace('-', '\u2212');
      if (type === 'currency') return sign;
      return sign === '‰' && type === 'unit' ? value.replace(/[%٪]/, sign) : value;
    })
    .join('');
}

/** Returns a function that writes figures in a language, with “at least”, “about” and so on where one is not exact. */
export function figureFormatter(lang: string): (figure: Pick<Figure, 'written' | 'sign' | 'qualifier'>) => string {
  const { bounds } = getStrings(lang);
  return ({ written, sign, qualifier }) => {
    const text = formatNumber(written, lang, sign);
    return qualifier ? bounds[qualifier](text) : text;
  };
}
