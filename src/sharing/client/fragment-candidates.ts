/**
 * Needs JavaScript because words are selected in the browser. Collects the parts that a text directive of a stretch of the
 * page can have, none of which holds the number of a citation mark: it shifts when the text changes.
 */
import type { TextRange } from './directive-matcher.ts';
import { kinds, type PageText } from './page-text.ts';
import type { WordSegment } from './word-boundaries.ts';

/** Parts that a directive can have; of each, the shortest first. */
export interface FragmentCandidates {
  /** The whole stretch; none where it holds a mark or goes on in another block. */
  exact: string | undefined;
  /** Its first words. */
  starts: string[];
  /** Its last words. */
  ends: string[];
  /** The words before it. */
  prefixes: string[];
  /** The words after it. */
  suffixes: string[];
}

/** Words of a part: at least so many, where there are, and so many sizes of it at most. */
const sizes = { least: 3, most: 10 };
const contextSizes = { least: 1, most: 16 };

/**
 * Collects the parts.
 * @param inside kinds of characters that the words of the stretch may have
 * @param context and those that the words before and after may have
 */
export function findCandidates(
  { text, kindOf }: PageText,
  pieces: readonly WordSegment[],
  stretch: TextRange,
  inside: readonly number[],
  context: readonly number[],
): FragmentCandidates {
  // Where a word is one with the number of a mark, all of it.
  const start = pieces.find((piece) => piece.end > stretch[0])?.start ?? stretch[0];
  const end = pieces.findLast((piece) => piece.start < stretch[1])?.end ?? stretch[1];
  const isSpace = (piece: WordSegment | undefined) =>
    piece !== undefined && text.slice(piece.start, piece.end).trim() === '';
  /** The pieces from one on, up to a mark or the end of the block. */
  const run = (from: number, step: 1 | -1, isContext: boolean) => {
    const found: WordSegment[] = [];
    for (let index = from; ; index += step) {
      const piece = pieces[index];
      if (!piece || (!isContext && (piece.start < start || piece.end > end))) return found;
      for (let at = piece.start; at < piece.end; at++) {
        const isOpen = (isContext ? context : inside).includes(kindOf[at] ?? 0);
        if (!isOpen || text[at] === '\n') return found;
      }
      found.push(piece);
    }
  };
  /** The first or last words of a run. */
  const cut = (found: WordSegment[], size: typeof sizes) => {
    // A stop tells nothing apart; the “#” beside a heading may be all that tells it from its line in the contents.
    if (!found.some(({ isWord, start }) => isWord || kindOf[start] === kinds.control)) return [];
    return grow(found, size)
      .map((count) => [found[0], found[count - 1]])
      .map(([a, b]) => text.slice(Math.min(a?.start ?? 0, b?.start ?? 0), Math.max(a?.end ?? 0, b?.end ?? 0)).trim());
  };

  const first = pieces.findIndex((piece) => piece.start >= start);
  const beyond = pieces.findIndex((piece) => piece.start >= end);
  const next = beyond < 0 ? pieces.length : beyond;
  const before = first - (isSpace(pieces[first - 1]) ? 2 : 1);
  const after = next + (isSpace(pieces[next]) ? 1 : 0);
  const own = run(first, 1, false);
  return {
    exact: own.at(-1)?.end === end ? text.slice(start, end) : undefined,
    starts: cut(own, sizes),
    ends: cut(run(next - 1, -1, false), sizes),
    prefixes: cut(run(before, -1, true), contextSizes),
    suffixes: cut(run(after, 1, true), contextSizes),
  };
}

/** How many pieces hold so many words at least, then one more each time; all of them where there are fewer. */
function grow(pieces: readonly WordSegment[], { least, most }: typeof sizes): number[] {
  const counts = pieces.flatMap(({ isWord }, index) => (isWord ? [index + 1] : []));
  return counts.length >= least ? counts.slice(least - 1).slice(0, most) : [pieces.length];
}
