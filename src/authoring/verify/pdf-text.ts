/** Reads the text of a PDF. */
import { extractTextItems } from 'unpdf';

/** The texts of a PDF: as its file has them, and read column by column. */
export interface PdfText {
  text: string;
  columns: string;
}

type TextItem = Awaited<ReturnType<typeof extractTextItems>>['items'][number][number];

/** @throws Error when the file is damaged or encrypted */
export async function readPdfText(bytes: Uint8Array): Promise<PdfText> {
  // The parser takes the bytes over, so it gets a copy.
  const { items } = await extractTextItems(Uint8Array.from(bytes));
  return {
    text: items.map(joinItems).join('\n'),
    columns: items.map((page) => joinItems(sortByColumn(page))).join('\n'),
  };
}

function joinItems(items: readonly TextItem[]): string {
  return items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('');
}

/** Sorts the lines of a page with two columns: those of the left half, then those of the right half. */
function sortByColumn(items: readonly TextItem[]): TextItem[] {
  const texts = items.filter(({ str }) => str.trim() !== '');
  const left = Math.min(...texts.map(({ x }) => x));
  const right = Math.max(...texts.map(({ x, width }) => x + width));
  const middle = (left + right) / 2;
  const isRight = ({ x }: TextItem) => x >= middle - (right - left) * 0.05;
  const sortByLine = (column: readonly TextItem[]) =>
    [...column].sort((a, b) => (Math.abs(a.y - b.y) > 2 ? b.y - a.y : a.x - b.x));
  return [...sortByLine(texts.filter((item) => !isRight(item))), ...sortByLine(texts.filter(isRight))].map((item) => ({
    ...item,
    hasEOL: true,
  }));
}
