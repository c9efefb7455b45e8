import type { ElementData } from 'hast';
import { h } from 'hastscript';
import type { ChartData } from '../../../explainer/model.ts';
import type { Component } from '../components.ts';
import { drawChart } from '../draw-chart.ts';
import { selectElements } from '../html-tree.ts';
import { md } from '../write-markdown.ts';

declare module 'hast' {
  interface ElementData {
    /** The data of a chart, for share cards, which draw it again. */
    chart?: ChartData;
  }
}

/** A chart with its text. The last child is the table of its data. */
export const chart: Component = {
  attributes: ['data', 'title', 'unit'],
  required: ['data', 'title', 'unit'],
  placement: 'block',
  hasContent: true,
  toHtml: ({ attributes: { data: name = '', title, unit = '' }, children }, { data, strings, getChartTable }) => {
    const chartTable = getChartTable(name);
    if (!chartTable || !title) return [];
    const blocks = selectElements(children);
    const figure = h('figure', { className: 'chart' }, [
      h('figcaption', [h('b', title), h('p', { className: 'meta' }, unit), ...blocks.slice(0, -1)]),
      drawChart(chartTable, title, data.lang),
      h('details', [h('summary', strings.figures), ...blocks.slice(-1)]),
    ]);
    const rows = chartTable.rows.map(({ extraColumns, sources, ...point }) => point);
    return [{ ...figure, data: { chart: { unit, rows } } as ElementData }];
  },
  toMarkdown: ({ attributes: { data: name = '', title }, children }, { getChartTable }) =>
    title && getChartTable(name) ? [md.paragraph(md.strong(title)), ...children] : [],
};
