import type { ElementContent } from 'hast';
import { h, s } from 'hastscript';
import { formatDate } from '../../i18n/dates.ts';
import { figureFormatter } from '../../i18n/figures.ts';
import { getStrings } from '../../i18n/strings.ts';
import type { Series } from './draw-chart.ts';
import { getStroke, selectNamedPoints } from './line-series.ts';

/**
 * Names each counter with its first, last and highest figures, after a sample of its line if there are several, and
 * explains hollow dots.
 * @param allSeries with their points by date
 */
export function describeSeries(allSeries: readonly Series[], lang: string): ElementContent[] {
  const { bounds } = getStrings(lang);
  const lines = allSeries.map(({ name, points }, index): ElementContent[] => [
    ...(allSeries.length > 1 ? [drawSample(index), toText(' ')] : []),
    h('bdi', name),
    toText(` ${describePoints(points, lang)}`),
  ]);
  const qualifiers = new Set(allSeries.flatMap(({ points }) => points.flatMap(({ qualifier }) => qualifier ?? [])));
  if (qualifiers.size > 0) {
    const words = Array.from(qualifiers, (qualifier) => isolate(bounds[qualifier]('').trim()));
    lines.push([toText(`○ ${words.join(separator)}`)]);
  }
  return lines.flatMap((line, index) => (index > 0 ? [h('br'), ...line] : line));
}

function drawSample(index: number): ElementContent {
  return s('svg', { width: 28, height: 10 }, s('line', { ...getStroke(index), x2: 28, y1: 5, y2: 5 }));
}

function describePoints(points: Series['points'], lang: string): string {
  const formatFigure = figureFormatter(lang);
  const { highest } = getStrings(lang);
  const [highestValue = 0, ...others] = points.map(({ value }) => value).sort((a, b) => b - a);
  const isFlat = others.every((value) => value === highestValue);
  return selectNamedPoints(points)
    .map((point) => {
      const figure = `${formatDate(point.date, lang, 'short')}: ${isolate(formatFigure(point))}`;
      return point.value === highestValue && !isFlat ? `${figure} (${isolate(highest)})` : figure;
    })
    .join(separator);
}

/** A line can end with the dot, but not begin with it. */
const separator = '\u00a0· ';

const toText = (value: string): ElementContent => ({ type: 'text', value });

/** Keeps the direction of a text from affecting the text around it (UAX #9): words may be of another language. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
