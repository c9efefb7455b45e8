/** Reads the text of a PDF. */
import { extractTextItems } from 'unpdf';
import { readPdf } from '../web/read-pdf.ts';

type TextItem = Awaited<ReturnType<typeof extractTextItems>>['items'][number][number];

/**
 * Returns the texts of a PDF: in the order of its file, which is mostly that of reading, and in other orders in which
 * its words may be read.
 * @throws Error when the file is damaged or encrypted
 */
export async function readPdfTexts(bytes: Uint8Array): Promise<string[]> {
  const { items: pages } = await readPdf(bytes, extractTextItems);
  const columns = pages.map((page) => sortByColumn(page.filter(({ str }) => str.trim() !== '')));
  const inFileOrder = pages.map(joinItems);
  const text = inFileOrder.join('\n');
  const flowing = removeRunningLines(inFileOrder.map((page) => page.trim().split('\n'))).join('\n');
  return [
    ...new Set([
      text,
      columns.map(joinItems).join('\n'),
      flowing,
      pages.map((page) => joinItems(turnRightToLeft(page))).join('\n'),
    ]),
  ];
}

/** How many lines a header or a footer may have. */
const runningLines = 3;

/** Removes headers and footers: lines at the ends of a page that another page has too, but for numbers. */
function removeRunningLines(pages: readonly string[][]): string[] {
  const toKey = (line: string) => line.replace(/[\d\s]+/g, '');
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set([...lines.slice(0, runningLines), ...lines.slice(-runningLines)].map(toKey)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRunning = (line: string) => (counts.get(toKey(line)) ?? 0) > 1;
  return pages.map((lines) => {
    const first = lines.slice(0, runningLines).findIndex((line) => !isRunning(line));
    const start = first < 0 ? Math.min(runningLines, lines.length) : first;
    const last = lines
      .slice(start)
      .slice(-runningLines)
      .findLastIndex((line) => !isRunning(line));
    const rest = Math.max(start, lines.length - runningLines);
    return lines.slice(start, rest + last + 1).join('\n');
  });
}

/** Turns lines in scripts that are written from right to left: many PDFs have their letters from left to right. */
function turnRightToLeft(items: readonly TextItem[]): TextItem[] {
  const lines: TextItem[][] = [[]];
  for (const item of items) {
    lines.at(-1)?.push({ ...item, hasEOL: false });
    if (item.hasEOL) lines.push([]);
  }
  return lines.flatMap((line) => {
    const isRightToLeft = line.some(({ dir }) => dir === 'rtl');
    const end: TextItem[] = line.slice(-1).map((item) => ({ ...item, str: '', hasEOL: true }));
    return [...(isRightToLeft ? line.reverse() : line), ...end];
  });
}

function joinItems(items: readonly TextItem[]): string {
  return items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('');
}

/** Sorts the texts of a page with two columns: those on the left, then those on the right, each from the top. */
function sortByColumn(items: readonly TextItem[]): TextItem[] {
  const gutter = findGutter(items);
  if (gutter === undefined) return [];
  const sides = [items.filter(({ x }) => x < gutter), items.filter(({ x }) => x >= gutter)];
  return sides.flatMap((side) => side.sort(compareLines)).map((item) => ({ ...item, str: `${item.str} ` }));
}

/** The baselines of one line may differ by this much: half of the smallest type. */
const lineTolerance = 3;

const compareLines = (a: TextItem, b: TextItem) => (Math.abs(a.y - b.y) > lineTolerance ? b.y - a.y : a.x - b.x);

/** Finds the middle of a page with two columns: hardly any text crosses it, and there is enough on both sides. */
function findGutter(items: readonly TextItem[]): number | undefined {
  const left = Math.min(...items.map(({ x }) => x));
  const right = Math.max(...items.map(({ x, width }) => x + width));
  const candidates = Array.from({ length: 41 }, (_, step) => left + (right - left) * (0.3 + step / 100));
  const countCrossing = (at: number) => items.filter(({ x, width }) => x < at - 1 && x + width > at + 1).length;
  const best = candidates.reduce((least, at) => (countCrossing(at) < countCrossing(least) ? at : least));
  const [before, after] = [items.filter(({ x }) => x < best).length, items.filter(({ x }) => x >= best).length];
  const enough = items.length / 5;
  return before >= enough && after >= enough && countCrossing(best) <= enough ? best : undefined;
}
