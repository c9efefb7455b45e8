import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';
import type { DataPoint } from '../../explainer/model.ts';
import { getDirection } from '../../i18n/strings.ts';
import { createDateScale, createValueScale, type Scale, type Tick, toDay } from './chart-scales.ts';
import type { Series } from './draw-chart.ts';
import { describeSeries } from './line-legend.ts';
import { drawSeries } from './line-series.ts';

/** The height of a line of text, as `figures.css` sets it, in em. */
const lineHeight = 1.5;

/** The height of the axis of values in lines of text, about. */
const axisLines = 8;

/** The width of the drawing on the narrowest screen, in widths of a letter. */
const narrowest = 32;

/** The part of the width that the lines take, so that the last dot is inside the drawing. */
const inset = 0.98;

/**
 * Draws a line for each counter, with time along the direction of reading. The text above names the counters, with
 * their first, last and highest figures. The labels of values are lines of text, which set the distances of the grid:
 * their column is as wide as they are.
 * @param rows all figures of the chart, which the axes span
 */
export function drawLines(allSeries: readonly Series[], rows: readonly DataPoint[], lang: string): ElementContent[] {
  const inOrder = allSeries.map(({ name, points }) => ({ name, points: points.toSorted(compareDates) }));
  const values = createValueScale(rows, lang);
  const labelLetters = Math.max(...values.ticks.map(({ label }) => label.length));
  const dates = createDateScale(rows, lang, narrowest - labelLetters);
  const toX = (position: number) => round((getDirection(lang) === 'rtl' ? 1 - position : position) * 100);
  const toPlace = (point: DataPoint) => ({
    x: toX(dates.toPosition(point) * inset),
    y: round(100 - values.toPosition(point) * 100),
  });
  const intervals = values.ticks.length - 1;
  const linesBetween = Math.round(axisLines / intervals);
  const height = intervals * linesBetween * lineHeight;
  const shapes = inOrder.map(({ points }, index) => drawSeries(points, index, toPlace));
  const frame = { y: `${lineHeight / 2}em`, height: `${height}em`, overflow: 'visible' };
  const ends = [0, dates.ticks.length - 1] as const;
  const dateLabels = dates.ticks.map(({ position, label }, index) => {
    const [textAnchor, at] =
      index === ends[0] ? ['start', 0] : index === ends[1] ? ['end', 1] : ['middle', position * inset];
    return s('text', { x: `${toX(at)}%`, y: `${height + 1.6 * lineHeight}em`, textAnchor }, label);
  });
  return [
    h('p', describeSeries(inOrder, lang)),
    h('span'),
    h('span', stackLabels(values.ticks, linesBetween)),
    s('svg', { height: `${height + 2 * lineHeight}em`, overflow: 'visible' }, [
      s('svg', { ...frame, viewBox: '0 0 100 100', preserveAspectRatio: 'none', fill: 'none' }, [
        ...drawGrid(
          values,
          dates.ticks.map(({ position }) => toX(position * inset)),
        ),
        ...shapes.map(({ path }) => path),
      ]),
      s(
        'svg',
        frame,
        shapes.flatMap(({ dots }) => dots),
      ),
      s('g', { fill: 'currentColor' }, dateLabels),
    ]),
  ];
}

const compareDates = (a: DataPoint, b: DataPoint): number => toDay(a.date) - toDay(b.date);

const round = (percent: number): number => Number(percent.toFixed(1));

/** Writes the labels of values from top to bottom, and a line for the labels of dates. */
function stackLabels(ticks: readonly Tick[], linesBetween: number): ElementContent[] {
  const breaks = Array.from({ length: linesBetween }, () => h('br'));
  const labels = ticks
    .toReversed()
    .flatMap(({ label }, index): ElementContent[] => [...(index > 0 ? breaks : []), { type: 'text', value: label }]);
  return [...labels, h('br'), { type: 'text', value: '\u00a0' }];
}

/**
 * Draws a faint line for each tick of values, and a darker one for zero, or the smallest value, with those of
 * dates.
 */
function drawGrid({ ticks, toPosition }: Scale, dates: readonly number[]): Element[] {
  const toY = (position: number) => round(100 - 100 * position);
  const zero = toPosition({ value: 0, date: '' });
  const base = toY(zero > 0 && zero < 1 ? zero : 0);
  const shared = { stroke: 'currentColor', vectorEffect: 'non-scaling-stroke' };
  const values = ticks.map(({ position }) => `M0 ${toY(position)}H100`).join('');
  const marks = dates.map((x) => `M${x} 100v3`).join('');
  return [
    s('path', { ...shared, strokeOpacity: 0.2, d: values }),
    s('path', { ...shared, strokeOpacity: 0.6, d: `M0 ${base}H100${marks}` }),
  ];
}
