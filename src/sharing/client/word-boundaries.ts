/**
 * Needs JavaScript because readers select text in the browser. A text fragment consists of complete words, by
 * the boundaries of UAX 29 (https://www.unicode.org/reports/tr29/#Word_Boundaries). By these, “2025.15” is one
 * word, even if 15 is a citation marker.
 */
import { kinds, type PageText } from './page-text.ts';

/** A word, or the characters between two words. */
export interface WordSegment {
  start: number;
  end: number;
  isWord: boolean;
}

/** Splits the text of a page into words and the characters between them. */
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
 * Returns the selection expanded to word boundaries
 * (https://wicg.github.io/scroll-to-text-fragment/#word-boundaries), but not into a citation marker. It drops
 * punctuation that is separated from the words by a marker: no browser searches for text without a word.
 */
export function expandToWords(
  { text, kindOf, start, end }: PageText,
  segments: readonly WordSegment[],
): [number, number] {
  const isText = (index: number) => kindOf[index] === kinds.text;
  let [from, to] = [start, end];
  for (const segment of segments) {
    if (segment.start < start && start < segment.end) while (from > segment.start && isText(from - 1)) from--;
    if (segment.start < end && end < segment.end) while (to < segment.end && isText(to)) to++;
  }
  const hasWord = (a: number, b: number) => /[\p{L}\p{N}]/u.test(text.slice(a, b));
  const isGap = (index: number) => !isText(index) || text[index] === '\n';
  // Drops the author’s text at either end, up to the next gap, while it has no word.
  for (;;) {
    let edge = from;
    while (edge < to && !isGap(edge)) edge++;
    if (edge >= to || hasWord(from, edge)) break;
    while (edge < to && (isGap(edge) || text[edge] === ' ')) edge++;
    from = edge;
  }
  for (;;) {
    let edge = to;
    while (edge > from && !isGap(edge - 1)) edge--;
    if (edge <= from || hasWord(edge, to)) break;
    while (edge > from && (isGap(edge - 1) || text[edge - 1] === ' ')) edge--;
    to = edge;
  }
  return hasWord(from, to) ? [from, to] : [from, from];
}
