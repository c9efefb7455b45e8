/**
 * Draws the data of a chart as a static SVG: one row for each value, grouped by series, so that no line joins
 * the values of different series.
 */
import * as Plot from '@observablehq/plot';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { parseHTML } from 'linkedom';
import { visit } from 'unist-util-visit';
import { formatDate } from '../../i18n/dates.ts';
import { numberFormatter } from '../../i18n/strings.ts';
import type { ChartTable } from '../markdown/chart-data.ts';

/** Lengths in units of the drawing, which is about as wide as a phone’s screen in CSS pixels. */
const size = { width: 330, row: 22, head: 26, dates: 72, values: 76, axis: 34 };

/** One shape for each series. */
const symbols = ['circle', 'square', 'diamond', 'triangle', 'star'] as const;

/**
 * Draws a chart.
 * @param unit what the values count, for the axis
 * @returns an `svg` element without styles and scripts, in the colours of the surrounding text
 */
export function drawChart({ rows }: ChartTable, unit: string, lang: string): Element {
  const { document } = parseHTML('<html></html>');
  const formatNumber = numberFormatter(lang);
  const seriesNames = [...new Set(rows.map(({ series }) => series))];
  let height = 0;
  /** Adds a row at the bottom and returns the middle of it. */
  const addRow = (rowHeight: number) => {
    height += rowHeight;
    return height - rowHeight / 2;
  };
  const heads: { series: string; y: number }[] = [];
  const points = seriesNames.flatMap((series, index) => {
    heads.push({ series, y: addRow(size.head) });
    const symbol = symbols[index % symbols.length];
    return rows.filter((row) => row.series === series).map((row) => ({ ...row, symbol, y: addRow(size.row) }));
  });
  const label = { frameAnchor: 'left', textAnchor: 'start', dx: -size.dates, y: 'y', fill: 'currentColor' } as const;
  const plot = Plot.plot({
    document: document as unknown as Document,
    width: size.width,
    height: height + size.axis,
    marginLeft: size.dates,
    marginRight: size.values,
    marginTop: 0,
    marginBottom: size.axis,
    x: { label: `${unit} →`, labelAnchor: 'right', labelArrow: 'none', ticks: 3, zero: true },
    y: { axis: null, domain: [height, 0] },
    marks: [
      Plot.ruleY(points, { y: 'y', x1: 0, x2: 'value', stroke: 'currentColor', strokeOpacity: 0.4 }),
      Plot.dot(points, { x: 'value', y: 'y', r: 4.5, symbol: 'symbol', fill: 'var(--pencil)' }),
      Plot.text(heads, { ...label, text: 'series', fontWeight: 600 }),
      Plot.text(points, { ...label, text: ({ date }) => formatDate(date, lang, 'short') }),
      Plot.text(points, {
        x: 'value',
        y: 'y',
        text: ({ value, qualifier }) => formatNumber(value, qualifier),
        dx: 9,
        fill: 'currentColor',
        textAnchor: 'start',
        fontWeight: 600,
      }),
    ],
    symbol: { type: 'identity' },
  });
  return cleanSvg(plot.outerHTML);
}

/** Attributes for Plot’s style sheet, which is removed: the page sets colours and fonts. */
const unusedAttributes = 'style className ariaLabel ariaHidden height width fontVariant fontSize fontFamily'.split(' ');

/** Rounds a number as far as nobody can see: below ten to a tenth of a unit, above to a unit. */
function round(number: string): string {
  return String(Number(number) < 10 ? Math.round(Number(number) * 10) / 10 : Math.round(Number(number)));
}

/** Replaces the transform of a text by its two coordinates, which is shorter. */
function simplifyText(properties: Element['properties']): void {
  const [, x, y] = /^translate\(([\d.]+),([\d.]+)\)$/.exec(String(properties['transform'])) ?? [];
  if (x === undefined || y === undefined) return;
  Object.assign(properties, { x, y, dy: properties['y'] });
  delete properties['transform'];
}

/** Replaces a horizontal line by a path, which is shorter. */
function simplifyLine(line: Element): void {
  const { x1, x2, y1, ...rest } = line.properties;
  delete rest['y2'];
  line.tagName = 'path';
  line.properties = { ...rest, d: `M${x1},${y1}H${x2}` };
}

/** Parses a drawing and removes style elements, classes, inline styles and needless decimals. */
function cleanSvg(svg: string): Element {
  const root = fromHtml(svg, { fragment: true });
  visit(root, 'element', (element, index, parent) => {
    if (element.tagName === 'style' && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    if (element.tagName === 'text') simplifyText(element.properties);
    if (element.tagName === 'line') simplifyLine(element);
    const { properties } = element;
    for (const name of unusedAttributes) delete properties[name];
    for (const [name, value] of Object.entries(properties))
      if (typeof value === 'string') properties[name] = value.replace(/\d+\.\d+/g, round);
    return undefined;
  });
  const [drawing] = root.children;
  if (drawing?.type !== 'element') throw new Error('The chart could not be drawn.');
  return drawing;
}
