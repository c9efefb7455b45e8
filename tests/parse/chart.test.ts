/** Charts: parsing the data file, and drawing the chart. */
import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { type ChartTable, parseChartData } from '../../src/parse/markdown/chart-data.ts';
import { drawChart } from '../../src/parse/render/draw-chart.ts';

const header = 'Counted by,As of,Dead,Of them,Source\n';
const parseRows = (rows: string): ChartTable => {
  const table = parseChartData(header + rows);
  if ('message' in table) throw new Error(table.message);
  return table;
};

describe('the data file of a chart', () => {
  it('yields its columns, values, qualifiers, remarks and sources', () => {
    expect(parseRows('City,2026-01-02,1200,"carts, lorries",a b\nCity,2026-01,>=3.5,,a\nGuild,2026,~20,,b')).toEqual({
      columns: ['Counted by', 'As of', 'Dead', 'Of them', 'Source'],
      rows: [
        { series: 'City', date: '2026-01-02', value: 1200, extraColumns: ['carts, lorries'], sources: ['a', 'b'] },
        { series: 'City', date: '2026-01', value: 3.5, qualifier: 'at-least', extraColumns: [''], sources: ['a'] },
        { series: 'Guild', date: '2026', value: 20, qualifier: 'about', extraColumns: [''], sources: ['b'] },
      ],
    });
  });

  it('may have a byte-order mark and Windows line endings', () => {
    expect(parseChartData(`\u{feff}${header}City,2026,1,,a\n`.replaceAll('\n', '\r\n'))).toEqual(
      parseRows('City,2026,1,,a'),
    );
  });

  it.each([
    ['one cell too few', 'City,2026,1,a', 2, 'there are 4 cells, not 5'],
    ['no date', 'City,2026,1,,a\nCity,soon,1,,a', 3, '“soon” is not a date such as 2026-01-12'],
    ['a separator in a number', 'City,2026,"1,200",,a', 2, '“1,200” is not a number such as 2000, >=2000'],
    ['no number', 'City,2026,many,,a', 2, '“many” is not a number'],
    ['no source', 'City,2026,1,,', 2, 'there is no source'],
    ['no figures', '', 1, 'there are no figures'],
  ])('with %s yields a message with the line', (_what, rows, line, message) => {
    expect(parseChartData(header + rows)).toEqual({ line, message: expect.stringContaining(message) });
  });

  it('with too few columns yields the columns that it needs', () => {
    expect(parseChartData('Who,When,Much\nCity,2026,1')).toEqual({
      line: 1,
      message: expect.stringContaining('who, date, figure, sources'),
    });
  });
});

describe('a chart', () => {
  const rows = 'City,2026-01-02,120,,a\nGuild,2026-01-05,>=900,,b\nCity,2026-01-05,1480,,a';
  const drawing = drawChart(parseRows(rows), 'crossings', 'en');
  const texts = selectAll('text', drawing).map((text) => textOf(text));

  it('names each counter once, with its figures, their dates and qualifiers below', () => {
    expect(texts).toEqual([
      ...['0', '500', '1,000', 'crossings →'],
      ...['City', 'Guild'],
      ...['2 Jan 2026', '5 Jan 2026', '5 Jan 2026'],
      ...['120', '1,480', 'at least 900'],
    ]);
  });

  it('draws a separate horizontal line for each figure, so that no line suggests a trend', () => {
    // In an SVG path, H draws a horizontal line.
    const rows = selectAll('path', drawing).flatMap(
      ({ properties: { d } }) => /^M[\d.]+,([\d.]+)H[\d.]+$/.exec(`${d}`)?.[1] ?? [],
    );
    expect(rows).toHaveLength(3);
    expect(new Set(rows).size).toBe(3);
  });

  it('marks each counter with a different shape', () => {
    const shapes = selectAll('path[transform][d]', drawing)
      .map(({ properties }) => properties['d'])
      .filter((d) => d !== 'M0,0L0,6');
    expect(new Set(shapes).size).toBe(2);
  });

  it('has no inline styles or scripts, which the content security policy blocks, and no fixed size', () => {
    expect(selectAll('style, script, [style], [class]', drawing)).toEqual([]);
    expect(Object.keys(drawing.properties)).toContain('viewBox');
    expect(Object.keys(drawing.properties)).not.toContain('width');
  });
});
