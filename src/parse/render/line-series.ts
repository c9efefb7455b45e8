import type { Element } from 'hast';
import { s } from 'hastscript';
import type { DataPoint } from '../../explainer/model.ts';
import { toDay } from './chart-scales.ts';

/** Lines differ in their dashes as well as in their colour. */
const strokes = [
  { stroke: 'var(--pencil)' },
  { stroke: 'currentColor', strokeDasharray: '7 4' },
  { stroke: 'var(--pencil)', strokeDasharray: '2 3' },
  { stroke: 'currentColor', strokeDasharray: '12 3 3 3' },
] as const;

/** Returns the attributes of the line of the nth counter. */
export function getStroke(index: number): { stroke: string; strokeDasharray?: string; strokeWidth: number } {
  return { ...(strokes[index] ?? strokes[0]), strokeWidth: 2 };
}

/** Returns the first, the highest and the last figure of a counter, each once, by date. */
export function selectNamedPoints(points: readonly DataPoint[]): DataPoint[] {
  const highest = points.toSorted((a, b) => b.value - a.value)[0];
  return points.filter((point, index) => index === 0 || point === highest || index === points.length - 1);
}

/**
 * Draws the line of a counter, interrupted where dates are missing. Dots are at the figures that the text names, at
 * figures without a line, and, hollow, at figures that are not exact.
 * @param toPlace returns where a point is, in percent from the top left corner
 */
export function drawSeries(
  points: readonly DataPoint[],
  index: number,
  toPlace: (point: DataPoint) => { x: number; y: number },
): { path: Element; dots: Element[] } {
  const stroke = getStroke(index);
  const { isIrregular, gaps } = findGaps(points);
  const isStart = (at: number) => at === 0 || gaps.has(at);
  const named = new Set(selectNamedPoints(points));
  const places = points.map(toPlace);
  const d = places.map(({ x, y }, at) => `${isStart(at) ? 'M' : 'L'}${x} ${y}`).join('');
  const dots = points.flatMap((point, at): Element[] => {
    const isAlone = isStart(at) && (at === points.length - 1 || isStart(at + 1));
    if (!point.qualifier && !named.has(point) && !isAlone && !isIrregular) return [];
    const { x, y } = places[at] ?? toPlace(point);
    const fill = point.qualifier ? 'var(--paper)' : stroke.stroke;
    return [s('circle', { cx: `${x}%`, cy: `${y}%`, r: named.has(point) ? 4 : 2.5, fill, stroke: stroke.stroke })];
  });
  return { path: s('path', { ...stroke, d, strokeLinejoin: 'round', vectorEffect: 'non-scaling-stroke' }), dots };
}

/** The most days between two figures of a daily count that pauses at weekends and on holidays. */
const longWeekend = 4;

/**
 * Finds the points before which dates are missing: most dates are equally distant, and this one is further from the
 * last. Dates without a rhythm have no gaps.
 */
function findGaps(points: readonly DataPoint[]): { isIrregular: boolean; gaps: ReadonlySet<number> } {
  const days = points.map(({ date }) => toDay(date));
  const steps = days.map((day, index) => day - (days[index - 1] ?? day)).slice(1);
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  const isIrregular = steps.filter((step) => Math.abs(step - usual) <= usual / 4).length * 3 < steps.length * 2;
  const longest = usual === 1 ? longWeekend : usual * 1.75;
  const gaps = isIrregular ? [] : steps.flatMap((step, index) => (step > longest ? index + 1 : []));
  return { isIrregular, gaps: new Set(gaps) };
}
