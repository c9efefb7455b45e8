/** Charts with hard data: long names, large and negative figures, many counters, lines over time, right to left. */
import { describe, expect, inject, it } from 'vitest';
import { home, startBrowser, wide } from './visit.ts';

const visit = startBrowser();
const { address } = inject('cases');

/** A text of a chart on the screen. */
interface TextBox {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Measures all texts of the charts of a page, line by line. Runs in the browser. */
function measureCharts(): { figure: Omit<TextBox, 'text'>; width: number; texts: TextBox[] }[] {
  return Array.from(document.querySelectorAll('.chart'), (chart) => {
    const drawing = chart.querySelector('[role=img]') ?? chart;
    const walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
    const texts: TextBox[] = [];
    while (walker.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { left, right, top, bottom } of range.getClientRects())
        texts.push({ text: walker.currentNode.textContent ?? '', left, right, top, bottom });
    }
    const { left, right, top, bottom } = chart.getBoundingClientRect();
    return {
      figure: { left, right, top, bottom },
      width: document.documentElement.clientWidth,
      texts: texts.filter(({ text }) => text.trim() !== ''),
    };
  });
}

/** Fonts round glyphs to pixels, and the lines of a paragraph touch. */
const tolerance = 1.5;

function overlaps(a: TextBox, b: TextBox): boolean {
  return (
    a.left < b.right - tolerance &&
    b.left < a.right - tolerance &&
    a.top < b.bottom - 2 * tolerance &&
    b.top < a.bottom - 2 * tolerance
  );
}

const cases =
  'chart-hard chart-lines chart-rtl chart-hebrew chart-ja clip-2 csv-small csv-negative csv-series csv-semicolon';
const pages = [
  ...cases.split(' ').map((name) => `${address}${name}/`),
  `${address}csv-series/one/`,
  `${home}how-the-dead-are-counted/`,
];

describe.each(pages)('the charts of %s', (path) => {
  it.each([
    ['screen', 320],
    ['screen', 390],
    ['screen', 1280],
    ['print', 700],
  ] as const)('have all their texts inside, none over another, on a %s %i px wide', async (media, width) => {
    const { page } = await visit(path, { ...wide, viewport: { width, height: 800 } });
    if (media === 'print') await page.emulateMedia({ media });
    const charts = await page.evaluate(measureCharts);
    expect(charts.length).toBeGreaterThan(0);
    for (const { figure, width: visible, texts } of charts) {
      expect(texts.length).toBeGreaterThan(2);
      const outside = texts.filter(
        ({ left, right, top, bottom }) =>
          left < Math.max(0, figure.left) - tolerance ||
          right > Math.min(visible, figure.right) + tolerance ||
          top < figure.top - tolerance ||
          bottom > figure.bottom + tolerance,
      );
      expect(outside).toEqual([]);
      const overlapping = texts.flatMap((one, index) =>
        texts.slice(index + 1).flatMap((other) => (overlaps(one, other) ? [[one.text, other.text]] : [])),
      );
      expect(overlapping).toEqual([]);
    }
  });
});

it.each([
  ['left', 'csv-small'],
  ['right', 'chart-rtl'],
] as const)('bars start at the %s, next to their figures, in the direction of the language', async (side, name) => {
  const { page } = await visit(`${address}${name}/`);
  const gaps = await page
    .locator('.chart')
    .first()
    .evaluate((chart) =>
      Array.from(chart.querySelectorAll('span + svg'), (drawing) => {
        const column = drawing.getBoundingClientRect();
        const figure = drawing.previousElementSibling?.getBoundingClientRect() ?? column;
        return { left: column.left - figure.right, right: figure.left - column.right };
      }),
    );
  expect(gaps.length).toBeGreaterThan(1);
  for (const gap of gaps) {
    expect(gap[side]).toBeGreaterThan(4);
    expect(gap[side]).toBeLessThan(20);
  }
});

it.each([
  [320, 1],
  [1280, 0.75],
] as const)('at %i px, the longest bar takes %d of the width of the chart', async (width, part) => {
  const { page } = await visit(`${address}csv-small/`, { ...wide, viewport: { width, height: 800 } });
  const longest = await page
    .locator('.chart [role=img]')
    .first()
    .evaluate((chart) =>
      Math.max(
        ...Array.from(chart.querySelectorAll('rect'), (bar) => bar.getBoundingClientRect().width / chart.clientWidth),
      ),
    );
  expect(longest).toBeCloseTo(part, 1);
});

it('only the names of counters are bold, not figures in which the direction of text is set', async () => {
  const { page } = await visit(`${address}chart-rtl/`);
  const weights = (selector: string) =>
    page.locator(selector).evaluateAll((all) => [...new Set(all.map((each) => getComputedStyle(each).fontWeight))]);
  expect(await weights('.chart [role=img] > bdi')).toEqual(['600']);
  expect(await page.locator('.chart td bdi[dir], .chart p bdi[dir], .chart span bdi[dir]').count()).toBeGreaterThan(0);
  expect(await weights('.chart :is(td, p, span) bdi[dir]')).toEqual(['400']);
});
