/** Charts: parsing the data file, and drawing the chart. */
import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import type { DiagnosticDetails } from '../../src/diagnostics/diagnostic.ts';
import { type ChartTable, parseChartData } from '../../src/parse/chart-data/chart-data.ts';
import { createValueScale } from '../../src/parse/render/chart-scales.ts';
import { drawChart } from '../../src/parse/render/draw-chart.ts';

const header = 'Counted by,As of,Dead,Of them,Source\n';

function parseCsv(csv: string): ChartTable {
  const mistakes: DiagnosticDetails[] = [];
  const table = parseChartData(csv, (mistake) => mistakes.push(mistake));
  if (!table || mistakes.length > 0) throw new Error(mistakes.map(({ message }) => message).join('\n'));
  return table;
}

const parseRows = (rows: string): ChartTable => parseCsv(header + rows);

/** Parses a file and returns its mistakes: position, message and hint. */
function findMistakes(csv: string): [position: string, message: string, hint: string | undefined][] {
  const mistakes: DiagnosticDetails[] = [];
  expect(parseChartData(csv, (mistake) => mistakes.push(mistake))).toBeUndefined();
  return mistakes.map(({ position, message, hint }) => [`${position.line}:${position.column}`, message, hint]);
}

describe('the data file of a chart', () => {
  it('yields its columns, values, qualifiers, remarks and sources', () => {
    expect(parseRows('City,2026-01-02,1200,"carts, lorries",a b\nCity,2026-01,>=3.50,,a\nGuild,2026,~20,,b')).toEqual({
      columns: ['Counted by', 'As of', 'Dead', 'Of them', 'Source'],
      rows: [
        {
          series: 'City',
          date: '2026-01-02',
          value: 1200,
          written: '1200',
          extraColumns: ['carts, lorries'],
          sources: ['a', 'b'],
        },
        {
          series: 'City',
          date: '2026-01',
          value: 3.5,
          written: '3.50',
          qualifier: 'at-least',
          extraColumns: [''],
          sources: ['a'],
        },
        {
          series: 'Guild',
          date: '2026',
          value: 20,
          written: '20',
          qualifier: 'about',
          extraColumns: [''],
          sources: ['b'],
        },
      ],
    });
  });

  const table = parseRows('City,2026,1,"x ""y"", z",a\nGuild,2026,2,,a');
  it.each([
    ['a byte-order mark and Windows line endings', (csv: string) => `\u{feff}${csv}\r\n`.replaceAll('\n', '\r\n')],
    ['semicolons', (csv: string) => csv.replaceAll(/,(?! )/g, ';')],
    ['tabs', (csv: string) => csv.replaceAll(/,(?! )/g, '\t')],
    ['the line with which a spreadsheet names its separator', (csv: string) => `sep=,\r\n${csv}`],
    ['empty columns at the end', (csv: string) => csv.replaceAll(/$/gm, ',,')],
    ['an empty column between', (csv: string) => csv.replaceAll(/^([^,]*),/gm, '$1,,')],
    ['empty lines and lines of separators', (csv: string) => `\n${csv.replaceAll('\n', '\n,,,,\n\n')}\n,,\n`],
    ['spaces around cells', (csv: string) => csv.replaceAll(/,(?! )/g, ' , ')],
  ])('can have %s', (_what, change) => {
    expect(parseCsv(change(`${header}City,2026,1,"x ""y"", z",a\nGuild,2026,2,,a`))).toEqual(table);
  });

  it.each([
    ['0.0004', '0.0004'],
    ['-2.3', '-2.3'],
    ['−2.3', '-2.3'],
    ['–2.3', '-2.3'],
    ['+1.10', '1.10'],
    ['.5', '0.5'],
    ['007', '7'],
    ['"1,234"', '1234'],
    ['"1,234,567.80"', '1234567.80'],
    ['"12,34,567"', '1234567'],
    ['"1234,5"', '1234.5'],
    ['1.234.567', '1234567'],
    ['1.234', '1.234'],
    ['1 234', '1234'],
    ['1\u00a0234\u00a0567', '1234567'],
    ['1\u202f234.5', '1234.5'],
    ['1’234', '1234'],
    ['98765432109876543.25', '98765432109876543.25'],
    ['۱۲٬۳۴۵٫۶', '12345.6'],
    ['١٢٣', '123'],
    ['१२३', '123'],
    ['１２３', '123'],
  ])('can have the figure %s', (cell, written) => {
    expect(parseRows(`City,2026,${cell},,a`).rows[0]?.written).toBe(written);
  });

  it.each([
    ['>= 5', 'at-least'],
    ['≥5', 'at-least'],
    ['at least 5', 'at-least'],
    ['5+', 'at-least'],
    ['≤5', 'at-most'],
    ['up to 5', 'at-most'],
    ['>5', 'more-than'],
    ['<5', 'less-than'],
    ['~5', 'about'],
    ['≈ 5', 'about'],
    ['about 5', 'about'],
    ['c. 5', 'about'],
    ['ca. 5', 'about'],
    ['Circa 5', 'about'],
  ])('can have %s, which is not exact', (cell, qualifier) => {
    expect(parseRows(`City,2026,${cell},,a`).rows[0]).toMatchObject({ written: '5', qualifier });
  });

  it.each([
    ['12.5%', '12.5', '%'],
    ['~ -12.5 %', '-12.5', '%'],
    ['%12.5', '12.5', '%'],
    ['$1234', '1234', '$'],
    ['-€5', '-5', '€'],
    ['€ -5', '-5', '€'],
    ['5 ₪', '5', '₪'],
    ['3‰', '3', '‰'],
  ])('can have the figure %s with a sign', (cell, written, sign) => {
    expect(parseRows(`City,2026,${cell},,a`).rows[0]).toMatchObject({ written, sign });
  });

  it.each([
    [';', ['1234,5', '1.234'], ['1234.5', '1234']],
    [';', ['1.234,50', '12'], ['1234.50', '12']],
    [';', ['1,234'], ['1.234']],
    [';', ['0.5', '1,234'], ['0.5', '1234']],
    ['\t', ['1.234'], ['1.234']],
    ['\t', ['1,234.5', '5,678'], ['1234.5', '5678']],
  ])('with “%s” between cells and the figures %j has %j', (separator, cells, written) => {
    const lines = [['Who', 'When', 'Much', 'Source'], ...cells.map((cell) => ['City', '2026', cell, 'a'])];
    const { rows } = parseCsv(lines.map((line) => line.join(separator)).join('\n'));
    expect(rows.map((row) => row.written)).toEqual(written);
  });

  it.each([
    ['2:11', '“1.234” can be read with', 'Write 1234, or 1,234 if these are', 'W;D;N;S\nCity;2026;1.234;a'],
    ['2:11', '“1,234” can be read with', 'Write 1234, or 1.234 if', 'W\tD\tN\tS\nCity\t2026\t1,234\ta'],
    ['3:11', '“1.5” and “1,5” on line 2 write', 'the same mark', `${header}City,2026,"1,5",,a\nCity,2026,1.5,,a`],
    ['3:11', '“12” is in another unit than “5%”', 'the same sign', `${header}City,2026,5%,,a\nCity,2026,12,,a`],
  ])('reports at %s that %s', (position, message, hint, csv) => {
    expect(findMistakes(csv)).toEqual([[position, expect.stringContaining(message), expect.stringContaining(hint)]]);
  });

  it.each([
    ['one cell too few', 'City,2026,1,a', '2:1', 'This line has 4 cells, and the first line 5.', 'separated by commas'],
    ['a thousand that splits a cell', 'City,2026,1,234,x,a', '2:11', 'This line has 6 cells', 'write 1234'],
    ['a quotation mark too few', 'City,2026,"1,,a', '2:11', 'a quotation mark', 'between quotation marks'],
    ['a quotation mark in a cell', 'City,2026,1,"x" y,a', '2:13', 'a quotation mark', 'write each one inside it twice'],
    ['a word as date', 'City,soon,1,,a', '2:6', '“soon” is not a date', '2026-01-12, 2026-01 or 2026'],
    ['a day of the spreadsheet', 'City,25/01/2026,1,,a', '2:6', 'is not a date', 'Write 2026-01-25.'],
    ['an ambiguous day', 'City,05/01/2026,1,,a', '2:6', 'is not a date', 'Write 2026-01-05 or 2026-05-01, whichever'],
    ['a German day', 'City,5.1.2026,1,,a', '2:6', 'is not a date', 'Write 2026-01-05.'],
    ['a day without zeros', 'City,2026-1-5,1,,a', '2:6', 'is not a date', 'Write 2026-01-05.'],
    ['a day with a time', 'City,2026-01-05 00:00:00,1,,a', '2:6', 'is not a date', 'Write 2026-01-05.'],
    ['a day in words', 'City,"January 5, 2026",1,,a', '2:6', 'is not a date', 'Write 2026-01-05.'],
    ['a month', 'City,1/2026,1,,a', '2:6', 'is not a date', 'Write 2026-01.'],
    ['a day that does not exist', 'City,2026-02-30,1,,a', '2:6', 'is not a date', '2026-01-12, 2026-01 or 2026'],
    ['a word as figure', 'City,2026,many,,a', '2:11', '“many” is not a number', '>=2000 (at least)'],
    ['a unit after the figure', 'City,2026,5 million,,a', '2:11', '“5 million” is not a number', 'without words'],
    ['a range', 'City,2026,5-7,,a', '2:11', '“5-7” is not a number', '~2000 (about)'],
    ['a superscript', 'City,2026,12²,,a', '2:11', '“12²” is not a number', 'without words'],
    ['a wrong group', 'City,2026,"1,23,4",,a', '2:11', 'is not a number', 'without words'],
    ['an exponent', 'City,2026,1.2E+12,,a', '2:11', 'is not a number', 'such as 1200000000000:'],
    ['a negative exponent', 'City,2026,1.5e-07,,a', '2:11', 'is not a number', 'such as 0.00000015:'],
    ['an exponent after a comma', 'City,2026,"1,23E+09",,a', '2:11', 'is not a number', 'such as 1230000000:'],
    ['brackets', 'City,2026,"(1,234)",,a', '2:11', 'is not a number', 'a negative number, write -1,234.'],
    ['a sign for no figure', 'City,2026,n/a,,a', '2:11', '“n/a” is not a number', 'delete the line'],
    ['a dash for no figure', 'City,2026,–,,a', '2:11', '“–” is not a number', 'delete the line'],
    ['an error of the spreadsheet', 'City,2026,#N/A,,a', '2:11', '“#N/A” is not a number', 'delete the line'],
    ['no figure', 'City,2026,,,a', '2:11', 'There is no figure.', 'or delete the line'],
    ['no name', ',2026,1,,a', '2:1', 'Nobody is named', 'Repeat the name'],
    ['no source', 'City,2026,1,,', '2:14', 'has no source', 'in the last column'],
    ['no figures', '', '1:1', 'There are no figures.', 'each line'],
    ['a text direction', 'City,2026,1,\u202ex,a', '2:13', 'U+202E opens a text direction', 'Delete it'],
  ])('with %s yields a message with the position', (_what, rows, position, message, hint) => {
    expect(findMistakes(header + rows)).toEqual([
      [position, expect.stringContaining(message), expect.stringContaining(hint)],
    ]);
  });

  it('yields all mistakes, in the lines of the file, with line ends inside cells', () => {
    const mistakes = findMistakes(`${header}"City\nhall",soon,1,,a\n\nCity,2026,x,,a`);
    expect(mistakes.map(([position]) => position)).toEqual(['3:7', '5:11']);
  });

  it.each([
    ['Who,When,Much\nCity,2026,1', '3 columns, separated by commas; at least four'],
    ['Who;When;Much\nCity;2026;1', '3 columns, separated by semicolons; at least four'],
    ['Who|When|Much|Source\nCity|2026|1|a', 'no commas, semicolons or tabs'],
  ])('with too few columns yields those that it needs', (csv, message) => {
    expect(findMistakes(csv)).toEqual([['1:1', expect.stringContaining(message), expect.stringContaining('sources')]]);
  });

  it('with a column that has text but no name yields the position of the name', () => {
    expect(findMistakes(',Who,When,Much,Source\n1,City,2026,1,a')).toEqual([
      ['1:1', 'This column has no name.', 'Name it, or delete the column.'],
    ]);
  });
});

/** Returns the texts of a drawing. */
const listTexts = (csv: string, lang = 'en'): string[] => {
  const drawing = drawChart(parseCsv(csv), 'Crossings of the bridge', lang);
  return drawing.children.flatMap((node) => {
    const text = textOf(node).trim();
    return text ? [text] : [];
  });
};

const getWidths = (csv: string): unknown[] =>
  selectAll('rect', drawChart(parseCsv(csv), 'Title', 'en')).map(({ properties }) => [
    properties['x'] ?? '0%',
    properties['width'],
  ]);

describe('a chart', () => {
  const csv = `${header}City,2026-01-02,120,,a\nGuild,2026-01-05,>=900,,b\nCity,2026-01-05,1200,,a`;

  it('names each counter once, with its dates, its figures and their qualifiers below', () => {
    expect(listTexts(csv)).toEqual([
      ...['City', '2 Jan 2026', '120', '5 Jan 2026', '1,200'],
      ...['Guild', '5 Jan 2026', 'at least 900'],
    ]);
  });

  it('has a bar from zero for each figure, to scale', () => {
    expect(getWidths(csv)).toEqual([
      ['0%', '10%'],
      ['0%', '100%'],
      ['0%', '75%'],
    ]);
  });

  it('draws negative figures on the other side of zero, mirrored from right to left', () => {
    const changes = `${header}City,2026,-1,,a\nCity,2027,3,,a`;
    expect(getWidths(changes)).toEqual([
      ['0%', '25%'],
      ['25%', '75%'],
    ]);
    const drawing = drawChart(parseCsv(changes), 'Title', 'he');
    expect(selectAll('rect', drawing).map(({ properties }) => properties['x'])).toEqual(['75%', undefined]);
  });

  it('has no bar for zero, and a visible one for the smallest figure', () => {
    expect(getWidths(`${header}City,2026,0,,a\nCity,2027,0.0000001,,a\nCity,2028,1000000000000,,a`)).toEqual([
      ['0%', '0%'],
      ['0%', '0.5%'],
      ['0%', '100%'],
    ]);
    expect(getWidths(`${header}City,2026,0,,a`)).toEqual([['0%', '0%']]);
  });

  it.each([
    ['en', '-1234567.50', '−1,234,567.50'],
    ['de', '-1234567.50', '−1.234.567,50'],
    ['fa', '-2.3', '\u200e−۲٫۳'],
    ['en', '0.0004', '0.0004'],
    ['en', '98765432109876543.25', '98,765,432,109,876,543.25'],
    ['de', '12.5%', '12,5 %'],
    ['tr', '12.5%', '%12,5'],
    ['en', '3‰', '3‰'],
    ['en', '-$5', '−$5'],
    ['de', '₪5.20', '5,20 ₪'],
    ['en', '<=5', 'at most 5'],
    ['en', '>5', 'more than 5'],
    ['en', '<5', 'less than 5'],
  ])('shows in %s the figure %s as %s', (lang, cell, text) => {
    const shown = listTexts(`${header}City,2026,${cell},,a`, lang).at(-1);
    expect(shown?.replace(/\u00a0/g, ' ')).toBe(text);
  });

  it('has no inline styles or scripts, which the content security policy blocks', () => {
    for (const data of [csv, years(1960, 2019)]) {
      const drawing = drawChart(parseCsv(data), 'Title', 'en');
      expect(selectAll('style, script, [style]', drawing)).toEqual([]);
    }
  });
});

/** Returns a file with a figure for each year. */
function years(first: number, last: number, name = 'City', without: number[] = []): string {
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const rows = all
    .filter((year) => !without.includes(year))
    .map((year) => `${name},${year},${(year - 1950) * 10},,a\n`);
  return header + rows.join('');
}

/** Returns the parts of each line of a drawing. */
const getLines = (csv: string, lang = 'en'): string[][] =>
  selectAll('path[stroke-linejoin]', drawChart(parseCsv(csv), 'Title', lang)).map(
    ({ properties }) => `${properties['d']}`.match(/M[^M]*/g) ?? [],
  );

describe('a chart of a counter with eight dates or more', () => {
  it('is a line with round values and dates on its axes, which names the first, last and highest figure', () => {
    const drawing = drawChart(parseCsv(years(1960, 2019)), 'Title', 'en');
    expect(selectAll('rect', drawing)).toEqual([]);
    expect(selectAll('text', drawing).map((text) => textOf(text))).toEqual(['1960', '1980', '2000', '2019']);
    expect(selectAll('span', drawing).map((span) => textOf(span))[1]).toBe('8006004002000\u00a0');
    expect(textOf(selectAll('p', drawing)[0] ?? drawing).replace(/[\u2068\u2069]/g, '')).toBe(
      'City 1960: 100\u00a0· 2019: 690 (highest)',
    );
  });

  it('begins at zero, unless the values hardly differ', () => {
    const temperatures = years(2001, 2008).replaceAll(/,\d*0,/g, (value) => `,14.${value.slice(2, 3)}5,`);
    const drawing = drawChart(parseCsv(temperatures), 'Title', 'en');
    expect(textOf(selectAll('span', drawing)[1] ?? drawing)).toMatch(/^15\.014\.8.*14\.0\u00a0$/);
  });

  it('has bars with seven dates', () => {
    expect(getLines(years(2001, 2007))).toEqual([]);
    expect(getLines(years(2001, 2008))).toHaveLength(1);
  });

  it('has a line for each counter, in dashes of its own; a drawing for each if there are more than four', () => {
    const rows = (name: string) => years(2001, 2010, name).slice(header.length);
    const four = drawChart(parseCsv(header + ['A', 'B', 'C', 'D'].map(rows).join('')), 'Title', 'en');
    const dashes = selectAll('path[stroke-linejoin]', four).map(({ properties }) => properties['strokeDashArray']);
    expect(new Set(dashes).size).toBe(4);
    expect(selectAll('[viewBox]', four)).toHaveLength(1);
    const five = drawChart(parseCsv(header + ['A', 'B', 'C', 'D', 'E'].map(rows).join('')), 'Title', 'en');
    expect(selectAll('[viewBox]', five)).toHaveLength(5);
  });

  it('is interrupted where a date is missing, in whichever order the lines of the file are', () => {
    expect(getLines(years(2001, 2012, 'City', [2005]))[0]?.map((part) => part.split('L').length)).toEqual([4, 7]);
    const [first, ...lines] = years(2001, 2008).trim().split('\n');
    expect(getLines([first, ...lines.toReversed()].join('\n'))).toEqual(getLines(years(2001, 2008)));
  });

  it('is not interrupted by months of different length, weekends, or dates without a rhythm', () => {
    const write = (dates: string[]) => header + dates.map((date) => `City,${date},5,,a\n`).join('');
    const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
    const workdays = ['01', '02', '05', '06', '07', '08', '09', '12', '13'].map((day) => `2026-01-${day}`);
    const polls = ['01', '02', '05', '11', '12', '20', '21', '30'].map((day) => `2026-01-${day}`);
    for (const dates of [months, months.map((month) => `${month}-01`), workdays, polls])
      expect(getLines(write(dates))[0]).toHaveLength(1);
  });

  it('runs from right to left in a language that does', () => {
    expect(getLines(years(2001, 2008))[0]?.[0]).toMatch(/^M0 .*L98 /);
    expect(getLines(years(2001, 2008), 'fa')[0]?.[0]).toMatch(/^M100 .*L2 /);
  });

  it('marks figures that are not exact with hollow dots, and says what they are', () => {
    const drawing = drawChart(parseCsv(`${years(2001, 2008)}City,2009,>=5,,a`), 'Title', 'en');
    const fills = selectAll('circle', drawing).map(({ properties }) => properties['fill']);
    expect(fills.filter((fill) => fill === 'var(--paper)')).toHaveLength(1);
    expect(textOf(drawing)).toContain('○ \u2068at least\u2069');
  });
});

it.each([
  ['en', [0, 1.5e7], ['0', '5m', '10m', '15m']],
  ['en', [1.2e7, 1.37e7], ['12m', '12.5m', '13m', '13.5m', '14m']],
  ['en', [1_234_567.01, 1_234_567.03], ['1.23456701m', '1.23456702m', '1.23456703m']],
  ['de', [0, 25_000], ['0', '10.000', '20.000', '30.000']],
] as const)('an axis in “%s” from %j has labels of one kind, each exact', (lang, values, labels) => {
  const points = values.map((value) => ({ date: '2026', value }));
  expect(createValueScale(points, lang).ticks.map(({ label }) => label)).toEqual(labels);
});
