/** Where the values and dates of a line chart are, and which of them its axes name. */
import type { DataPoint } from '../../explainer/model.ts';
import { formatDate } from '../../i18n/dates.ts';
import { formatNumber, type Notation } from '../../i18n/figures.ts';

/** A value that an axis names. */
export interface Tick {
  /** Between 0, the smallest value or first date, and 1. */
  position: number;
  label: string;
}

type Point = Pick<DataPoint, 'date' | 'value' | 'sign'>;

export interface Scale {
  ticks: Tick[];
  /** Returns the position of a point. */
  toPosition(point: Point): number;
}

/** Returns a scale of values. It has zero, unless the values differ by less than a third of the largest. */
export function createValueScale(points: readonly Point[], lang: string): Scale {
  const values = points.map(({ value }) => value).sort((a, b) => a - b);
  let [low = 0] = values;
  let high = values.at(-1) ?? 0;
  const isWide = high === low || high - low > Math.max(Math.abs(high), Math.abs(low)) / 3;
  if (isWide) low = Math.min(0, low);
  if (isWide) high = Math.max(0, high);
  if (high === low) high = 1;
  const exponent = Math.floor(Math.log10((high - low) / 4));
  const power = 10 ** exponent;
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each * 4 >= high - low) ?? 10 * power;
  // Rounding to nine decimals keeps 0.3 / 0.1 from being more than 3.
  const first = Math.floor(Number((low / step).toFixed(9)));
  const last = Math.ceil(Number((high / step).toFixed(9)));
  const count = last - first;
  const decimals = Math.min(100, Math.max(0, -exponent));
  const written = Array.from({ length: count + 1 }, (_, index) => ((first + index) * step).toFixed(decimals));
  const labels = formatTicks(written, lang, points[0]?.sign);
  const ticks = labels.map((label, index): Tick => ({ position: index / count, label }));
  return { ticks, toPosition: ({ value }) => (value / step - first) / count };
}

/** The longest label of an axis, in characters, that is not shortened. */
const maxLabel = 9;

/** Writes the values of an axis, all as “2,500,000”, or all as “2.5M” if one would be too long. */
function formatTicks(written: readonly string[], lang: string, sign?: string): string[] {
  const format = (notation: Notation) =>
    written.map((number) => formatNumber(Number(number) === 0 ? '0' : number, lang, sign, notation));
  const labels = format('standard');
  const longest = getLongest(labels);
  const short = longest > maxLabel ? format('compact') : labels;
  return (getLongest(short) < longest ? short : labels).map((label) => label.replaceAll(' ', '\u00a0'));
}

const getLongest = (labels: readonly string[]): number => Math.max(...labels.map(({ length }) => length));

/** Returns the day of a plain date, counted from 1970; the first day of a month or year. */
export function toDay(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** The months between ticks: some months, or some years. */
const monthSteps = [1, 2, 3, 6, ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => 12 * years)];

/**
 * Returns a scale of dates. It names the first date, the last one, and round ones between that fit.
 * @param width of the axis on the narrowest screen, in widths of a letter
 */
export function createDateScale(points: readonly Point[], lang: string, width: number): Scale {
  const dates = points.map(({ date }) => date).sort();
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const start = toDay(first);
  const toPosition = ({ date }: Pick<Point, 'date'>) => (toDay(date) - start) / (toDay(last) - start || 1);
  const toTick = (date: string): Tick => ({ position: toPosition({ date }), label: formatDate(date, lang, 'short') });
  const ends = [toTick(first), toTick(last)] as const;
  const fits = (ticks: readonly Tick[]) =>
    ticks.every(({ position, label }, index) => {
      const next = ticks[index + 1];
      return !next || (next.position - position) * width > (countLetters(label) + countLetters(next.label)) / 2 + 2;
    });
  const isClear = ({ position, label }: Tick) =>
    position * width > countLetters(ends[0].label) + countLetters(label) / 2 + 2 &&
    (1 - position) * width > countLetters(ends[1].label) + countLetters(label) / 2 + 2;
  const candidates = monthSteps.map((step) => listMonths(first, last, step).map(toTick).filter(isClear));
  return { ticks: [ends[0], ...(candidates.find(fits) ?? []), ends[1]], toPosition };
}

/** Lists the dates between two dates at which so many months begin; years if the months are whole years. */
function listMonths(first: string, last: string, step: number): string[] {
  const toMonth = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || 1) - 1;
  const start = Math.floor(toMonth(first) / step) + 1;
  const count = Math.max(0, Math.floor(toMonth(last) / step) - start + 1);
  return Array.from({ length: count }, (_, index) => {
    const month = (start + index) * step;
    const year = String(Math.floor(month / 12)).padStart(4, '0');
    return step % 12 === 0 ? year : `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

/** Counts the letters of a text; ideographs are twice as wide. */
function countLetters(text: string): number {
  return Array.from(text.replace(/\p{M}/gu, '')).reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
}
