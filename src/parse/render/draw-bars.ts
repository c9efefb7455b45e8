import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { formatDate } from '../../i18n/dates.ts';
import { figureFormatter } from '../../i18n/figures.ts';
import { getDirection } from '../../i18n/strings.ts';
import type { Series } from './draw-chart.ts';

/** The height of a bar in pixels. */
const height = 12;

/** The width in percent of the bar of a figure that is nearly zero. */
const minWidth = 0.5;

/**
 * Draws each figure as a row: its date, the figure, and its bar from zero. The name of the counter is above its
 * rows.
 */
export function drawBars(allSeries: readonly Series[], lang: string): ElementContent[] {
  const formatFigure = figureFormatter(lang);
  const isMirrored = getDirection(lang) === 'rtl';
  const values = allSeries.flatMap(({ points }) => points.map(({ value }) => value));
  const low = values.reduce((a, b) => Math.min(a, b), 0);
  const high = values.reduce((a, b) => Math.max(a, b), 0);
  // Values near the limits of JavaScript’s numbers would overflow if they were multiplied first.
  const toPercent = (value: number) => (high === low ? 0 : (value / (high / 2 - low / 2)) * 50);
  const round = (percent: number) => `${Number(percent.toFixed(1))}%`;
  const zero = toPercent(-low);
  const drawBar = (value: number) => {
    const width = value === 0 ? 0 : Math.max(minWidth, Math.abs(toPercent(value)));
    const left = value < 0 ? zero - width : zero;
    const x = isMirrored ? 100 - left - width : left;
    const bar = s('rect', { ...(x > 0 && { x: round(x) }), width: round(width), height });
    return s('svg', { height, ...(low < 0 && { overflow: 'visible' }) }, low < 0 ? [bar, drawZero()] : [bar]);
  };
  const drawZero = () => {
    const x = round(isMirrored ? 100 - zero : zero);
    return s('line', { x1: x, x2: x, y1: -height, y2: 2 * height, stroke: 'currentColor' });
  };
  return allSeries.flatMap(({ name, points }): ElementContent[] => [
    h('bdi', name),
    ...points.flatMap((point): ElementContent[] => [
      { type: 'text', value: formatDate(point.date, lang, 'short') },
      h('span', addBreaks(formatFigure(point))),
      drawBar(point.value),
    ]),
  ]);
}

/** Lets a number of more than 21 characters break between its groups of digits, for narrow screens. */
function addBreaks(figure: string): ElementContent[] {
  const groups = /\S{22}/.test(figure) ? figure.split(/(?<=\p{Nd}{3}[^\p{Nd}\s])(?=\p{Nd}{3})/u) : [figure];
  return groups.flatMap((group, index) => [...(index > 0 ? [h('wbr')] : []), { type: 'text', value: group }]);
}
