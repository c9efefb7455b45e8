/**
 * Needs JavaScript because words are selected in the browser. A text fragment holds whole words, as UAX 29 tells them
 * apart (https://www.unicode.org/reports/tr29/#Word_Boundaries); by it “2025.15” is one, though 15 be a citation mark.
 */
import { kinds, type PageText } from './page-text.ts';

/** A word of a page, or what stands between two. */
export interface WordSegment {
  start: number;
  end: number;
  isWord: boolean;
}

/** Cuts the text of a page into words and what stands between them. */
export function segmentWords({ text }: PageText): WordSegment[] {
  const language = document.documentElement.lang || navigator.language;
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  return Array.from(segments, ({ index, segment, isWordLike }) => ({
    start: index,
    end: index + segment.length,
    isWord: isWordLike === true,
  }));
}

/**
 * What is selected, grown to whole words, as the standard has it (“word boundaries”,
 * https://wicg.github.io/scroll-to-text-fragment/#word-boundaries), but not into a mark. A stop that stands alone after a mark
 * is left out: no browser looks for what is not a word.
 */
export function expandToWords(
  { text, kindOf, start, end }: PageText,
  pieces: readonly WordSegment[],
): [number, number] {
  const isOwn = (index: number) => kindOf[index] === kinds.words;
  let [from, to] = [start, end];
  for (const piece of pieces) {
    if (piece.start < start && start < piece.end) while (from > piece.start && isOwn(from - 1)) from--;
    if (piece.start < end && end < piece.end) while (to < piece.end && isOwn(to)) to++;
  }
  const hasWord = (a: number, b: number) => /[\p{L}\p{N}]/u.test(text.slice(a, b));
  const isEdge = (index: number) => !isOwn(index) || text[index] === '\n';
  // The stretch of own text at either end, while it has no word.
  for (;;) {
    let edge = from;
    while (edge < to && !isEdge(edge)) edge++;
    if (edge >= to || hasWord(from, edge)) break;
    while (edge < to && (isEdge(edge) || text[edge] === ' ')) edge++;
    from = edge;
  }
  for (;;) {
    let edge = to;
    while (edge > from && !isEdge(edge - 1)) edge--;
    if (edge <= from || hasWord(edge, to)) break;
    while (edge > from && (isEdge(edge - 1) || text[edge - 1] === ' ')) edge--;
    to = edge;
  }
  return hasWord(from, to) ? [from, to] : [from, from];
}
