/**
 * Draws the data of a chart, at build time. Its texts are texts of HTML, which wrap, are as large as the reader sets
 * them and follow the direction of the language; SVG only draws shapes.
 */
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { DataPoint } from '../../explainer/model.ts';
import type { ChartTable } from '../chart-data/chart-data.ts';
import { drawBars } from './draw-bars.ts';
import { drawLines } from './draw-lines.ts';

/** A counter with so many dates is drawn as a line. */
const datesOfLine = 8;

/** The most lines that readers tell apart in one drawing. With more counters, each has its own. */
const maxLines = 4;

/** The figures of one counter. */
export interface Series {
  name: string;
  points: DataPoint[];
}

/**
 * Draws a chart: a bar for each figure, or, if a counter has figures for many dates, a line for each counter. No line
 * joins the figures of different counters.
 * @returns an element for grids of three columns (`figures.css`), without inline styles
 */
export function drawChart({ rows }: ChartTable, title: string, lang: string): Element {
  const groups = Map.groupBy(rows, ({ series }) => series);
  const allSeries = Array.from(groups, ([name, points]): Series => ({ name, points }));
  const isOverTime = allSeries.some(({ points }) => new Set(points.map(({ date }) => date)).size >= datesOfLine);
  const drawings = !isOverTime
    ? drawBars(allSeries, lang)
    : allSeries.length <= maxLines
      ? drawLines(allSeries, rows, lang)
      : allSeries.flatMap((series) => drawLines([series], rows, lang));
  return h('div', { role: 'img', ariaLabel: title }, drawings);
}
