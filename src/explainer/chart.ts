/** Draws figures as a static SVG: one row for each, so that different counters are never joined into one series. */
import * as Plot from '@observablehq/plot';
import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { parseHTML } from 'linkedom';
import { visit } from 'unist-util-visit';
import { formatDate } from '../schema/dates.ts';
import type { Figures } from './figures.ts';

/** Units of the drawing; a phone shows it at about this size. */
const width = 330;
const row = 24;

/**
 * @param unit what the figures count, for the axis
 * @returns the drawing without styles and scripts: colours are those of the text around it
 */
export function drawChart({ rows }: Figures, unit: string, lang: string): Element {
  const { document } = parseHTML('<html></html>');
  const format = new Intl.NumberFormat(lang);
  const groups = [...new Set(rows.map(({ group }) => group))];
  const points = rows.map((figure, index) => ({ ...figure, index }));
  const labels = points.map(({ group, date }) => `${group}, ${dayAndMonth(date, lang)}`);
  const plot = Plot.plot({
    document: document as unknown as Document,
    width,
    height: rows.length * row + 50,
    marginLeft: 152,
    marginRight: 40,
    marginTop: 4,
    marginBottom: 36,
    x: { label: `${unit} →`, labelAnchor: 'right', labelArrow: 'none', ticks: 3, zero: true },
    y: {
      type: 'band',
      domain: points.map(({ index }) => index),
      tickFormat: (index: number) => labels[index] ?? '',
      label: null,
      tickSize: 0,
    },
    marks: [
      Plot.gridY({ stroke: 'currentColor', strokeOpacity: 0.25 }),
      Plot.dot(points, {
        x: 'value',
        y: 'index',
        r: 4.5,
        symbol: ({ group }: { group: string }) => symbols[groups.indexOf(group) % symbols.length],
        fill: 'var(--pencil)',
      }),
      Plot.text(points, {
        x: 'value',
        y: 'index',
        text: ({ value }) => format.format(value),
        dx: 9,
        fill: 'currentColor',
        textAnchor: 'start',
        fontWeight: 600,
      }),
    ],
    style: { fontSize: '11px' },
  });
  return cleaned(plot.outerHTML);
}

const symbols = ['circle', 'square', 'diamond', 'triangle', 'star'];

/** “7 Jan”; a date without a day as a reader of a chart can take it. */
function dayAndMonth(date: string, lang: string): string {
  return date.length === 10
    ? new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
        day: 'numeric',
        month: 'short',
        timeZone: 'UTC',
      }).format(new Date(date))
    : formatDate(date, lang);
}

/** The drawing without style elements, classes, inline styles and needless decimals. */
function cleaned(svg: string): Element {
  const root = fromHtml(svg, { fragment: true });
  visit(root, 'element', (element, index, parent) => {
    if (element.tagName === 'style' && parent && index !== undefined) {
      parent.children.splice(index, 1);
      return index;
    }
    const { properties } = element;
    for (const name of [
      'style',
      'className',
      'ariaLabel',
      'ariaHidden',
      'height',
      'width',
      'fontVariant',
      'fontSize',
      'fontFamily',
    ])
      delete properties[name];
    for (const [name, value] of Object.entries(properties))
      if (typeof value === 'string')
        properties[name] = value.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
    return undefined;
  });
  const [drawing] = root.children;
  if (drawing?.type !== 'element') throw new Error('The chart could not be drawn.');
  return drawing;
}
