/** Draws figures as a static SVG: one row for each, under the name of who counted, so that different counters are never joined. */
import * as Plot from '@observablehq/plot';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { parseHTML } from 'linkedom';
import { visit } from 'unist-util-visit';
import { formatDate } from '../../i18n/dates.ts';
import { numberFormatter } from '../../i18n/strings.ts';
import type { ChartTable } from '../markdown/chart-data.ts';

/** Units of the drawing; a phone shows it at about this size. */
const size = { width: 330, row: 22, head: 26, dates: 72, values: 76, axis: 34 };

/** A shape for each counter, beside its name. */
const symbols = ['circle', 'square', 'diamond', 'triangle', 'star'] as const;

/**
 * @param unit what the figures count, for the axis
 * @returns the drawing without styles and scripts: colours are those of the text around it
 */
export function drawChart({ rows }: ChartTable, unit: string, lang: string): Element {
  const { document } = parseHTML('<html></html>');
  const figure = numberFormatter(lang);
  const groups = [...new Set(rows.map(({ series }) => series))];
  // Heights, from the top: a name, then its figures.
  let height = 0;
  const next = (step: number) => {
    height += step;
    return height - step / 2;
  };
  const heads: { group: string; y: number }[] = [];
  const points = groups.flatMap((group, index) => {
    heads.push({ group, y: next(size.head) });
    const symbol = symbols[index % symbols.length];
    return rows.filter((row) => row.series === group).map((row) => ({ ...row, symbol, y: next(size.row) }));
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
      Plot.text(heads, { ...label, text: 'group', fontWeight: 600 }),
      Plot.text(points, { ...label, text: ({ date }) => formatDate(date, lang, 'short') }),
      Plot.text(points, {
        x: 'value',
        y: 'y',
        text: ({ value, qualifier }) => figure(value, qualifier),
        dx: 9,
        fill: 'currentColor',
        textAnchor: 'start',
        fontWeight: 600,
      }),
    ],
    symbol: { type: 'identity' },
  });
  return cleaned(plot.outerHTML);
}

/** What Plot writes for its own style sheet, which is left out; colours and letters come from the page. */
const unused = 'style className ariaLabel ariaHidden height width fontVariant fontSize fontFamily'.split(' ');

/** A number as exact as it can be seen: a tenth of a unit for what is small, whole units for the rest. */
function rounded(number: string): string {
  return String(Number(number) < 10 ? Math.round(Number(number) * 10) / 10 : Math.round(Number(number)));
}

/** Says with two numbers what Plot says with a transform. */
function placeText(properties: Element['properties']): void {
  const [, x, y] = /^translate\(([\d.]+),([\d.]+)\)$/.exec(String(properties['transform'])) ?? [];
  if (x === undefined || y === undefined) return;
  Object.assign(properties, { x, y, dy: properties['y'] });
  delete properties['transform'];
}

/** Says in a path what Plot says with a line’s four coordinates: its lines run across. */
function drawAcross(line: Element): void {
  const { x1, x2, y1, ...rest } = line.properties;
  delete rest['y2'];
  line.tagName = 'path';
  line.properties = { ...rest, d: `M${x1},${y1}H${x2}` };
}

/** The drawing without style elements, classes, inline styles and needless decimals. */
function cleaned(svg: string): Element {
  const root = fromHtml(svg, { fragment: true });
  visit(root, 'element', (element, index, parent) => {
    if (element.tagName === 'style' && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    if (element.tagName === 'text') placeText(element.properties);
    if (element.tagName === 'line') drawAcross(element);
    const { properties } = element;
    for (const name of unused) delete properties[name];
    for (const [name, value] of Object.entries(properties))
      if (typeof value === 'string') properties[name] = value.replace(/\d+\.\d+/g, rounded);
    return undefined;
  });
  const [drawing] = root.children;
  if (drawing?.type !== 'element') throw new Error('The chart could not be drawn.');
  return drawing;
}
