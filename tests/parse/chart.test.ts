/** Charts: what is read from a file of figures, and what is drawn. */
import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { type ChartTable, parseChartData } from '../../src/parse/markdown/chart-data.ts';
import { drawChart } from '../../src/parse/render/draw-chart.ts';

const head = 'Counted by,As of,Dead,Of them,Source\n';
const sound = (rows: string): ChartTable => {
  const figures = parseChartData(head + rows);
  if ('message' in figures) throw new Error(figures.message);
  return figures;
};

describe('a file of figures', () => {
  it('is read with its columns, bounds, remarks and sources', () => {
    expect(sound('City,2026-01-02,1200,"carts, lorries",a b\nCity,2026-01,>=3.5,,a\nGuild,2026,~20,,b')).toEqual({
      columns: ['Counted by', 'As of', 'Dead', 'Of them', 'Source'],
      rows: [
        { series: 'City', date: '2026-01-02', value: 1200, extraColumns: ['carts, lorries'], sources: ['a', 'b'] },
        { series: 'City', date: '2026-01', value: 3.5, qualifier: 'at-least', extraColumns: [''], sources: ['a'] },
        { series: 'Guild', date: '2026', value: 20, qualifier: 'about', extraColumns: [''], sources: ['b'] },
      ],
    });
  });

  it('may have a byte-order mark and lines that end as on Windows', () => {
    expect(parseChartData(`\u{feff}${head}City,2026,1,,a\n`.replaceAll('\n', '\r\n'))).toEqual(sound('City,2026,1,,a'));
  });

  it.each([
    ['a cell too few', 'City,2026,1,a', 2, 'it has 4 cells, not 5'],
    ['no date', 'City,2026,1,,a\nCity,soon,1,,a', 3, '“soon” is not a date such as 2026-01-12'],
    ['a separator in a number', 'City,2026,"1,200",,a', 2, '“1,200” is not a number such as 2000, >=2000'],
    ['no number', 'City,2026,many,,a', 2, '“many” is not a number'],
    ['no source', 'City,2026,1,,', 2, 'it names no source'],
    ['no figures', '', 1, 'it holds no figures'],
  ])('with %s says so, with the line', (_what, rows, line, message) => {
    expect(parseChartData(head + rows)).toEqual({ line, message: expect.stringContaining(message) });
  });

  it('with too few columns says which it needs', () => {
    expect(parseChartData('Who,When,Much\nCity,2026,1')).toEqual({
      line: 1,
      message: expect.stringContaining('who, date, figure, sources'),
    });
  });
});

describe('a chart', () => {
  const rows = 'City,2026-01-02,120,,a\nGuild,2026-01-05,>=900,,b\nCity,2026-01-05,1480,,a';
  const drawing = drawChart(sound(rows), 'crossings', 'en');
  const texts = selectAll('text', drawing).map((text) => textOf(text));

  it('names each counter once, and shows its figures under it with their dates and bounds', () => {
    expect(texts).toEqual([
      ...['0', '500', '1,000', 'crossings →'],
      ...['City', 'Guild'],
      ...['2 Jan 2026', '5 Jan 2026', '5 Jan 2026'],
      ...['120', '1,480', 'at least 900'],
    ]);
  });

  it('joins no figure to another: each line lies level in its own row', () => {
    // “To there, then level to here”: the command H has no height.
    const rows = selectAll('path', drawing).flatMap(
      ({ properties: { d } }) => /^M[\d.]+,([\d.]+)H[\d.]+$/.exec(`${d}`)?.[1] ?? [],
    );
    expect(rows).toHaveLength(3);
    expect(new Set(rows).size).toBe(3);
  });

  it('gives counters different shapes', () => {
    const shapes = selectAll('path[transform][d]', drawing)
      .map(({ properties }) => properties['d'])
      .filter((d) => d !== 'M0,0L0,6');
    expect(new Set(shapes).size).toBe(2);
  });

  it('holds nothing that a content security policy would block, and no size that a narrow page could not change', () => {
    expect(selectAll('style, script, [style], [class]', drawing)).toEqual([]);
    expect(Object.keys(drawing.properties)).toContain('viewBox');
    expect(Object.keys(drawing.properties)).not.toContain('width');
  });
});
