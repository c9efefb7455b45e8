/** Reads the text of a PDF. */
import { extractTextItems } from 'unpdf';
import { readPdf } from '../web/read-pdf.ts';

/** The texts of a PDF: in the order of its file, which is mostly that of reading, and column by column. */
export interface PdfText {
  text: string;
  columns: string;
}

type TextItem = Awaited<ReturnType<typeof extractTextItems>>['items'][number][number];

/** @throws Error when the file is damaged or encrypted */
export async function readPdfText(bytes: Uint8Array): Promise<PdfText> {
  const { items: pages } = await readPdf(bytes, extractTextItems);
  const columns = pages.map((page) => sortByColumn(page.filter(({ str }) => str.trim() !== '')));
  return { text: pages.map(joinItems).join('\n'), columns: columns.map(joinItems).join('\n') };
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
