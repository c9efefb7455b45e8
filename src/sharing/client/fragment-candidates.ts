/**
 * Needs JavaScript because readers select text in the browser. Collects the terms that a text directive for a
 * range can have. No term contains the number of a citation marker, because the number changes with the text.
 */
import type { TextRange } from './directive-matcher.ts';
import { kinds, type PageText } from './page-text.ts';
import type { WordSegment } from './word-boundaries.ts';

/** The terms that a directive can have, each list from short to long. */
export interface FragmentCandidates {
  /** The text of the range; undefined where it contains a marker or spans several blocks. */
  exact: string | undefined;
  /** The first words of the range. */
  starts: string[];
  /** The last words of the range. */
  ends: string[];
  /** The words before the range. */
  prefixes: string[];
  /** The words after the range. */
  suffixes: string[];
}

/** The smallest number of words in a term, and the number of candidates. */
const sizes = { min: 3, count: 10 };
const contextSizes = { min: 1, count: 16 };

/**
 * Collects the candidates for a range.
 * @param textKinds the kinds of characters that `textStart` and `textEnd` may contain
 * @param contextKinds the kinds of characters that `prefix` and `suffix` may contain
 */
export function findCandidates(
  { text, kindOf }: PageText,
  segments: readonly WordSegment[],
  range: TextRange,
  textKinds: readonly number[],
  contextKinds: readonly number[],
): FragmentCandidates {
  // A word may include the number of a marker: then the range is extended to the complete word.
  const start = segments.find((segment) => segment.end > range[0])?.start ?? range[0];
  const end = segments.findLast((segment) => segment.start < range[1])?.end ?? range[1];
  const isSpace = (segment: WordSegment | undefined) =>
    segment !== undefined && text.slice(segment.start, segment.end).trim() === '';
  /** Returns the segments from an index on, up to a marker or the end of the block. */
  const collect = (from: number, step: 1 | -1, isContext: boolean) => {
    const collected: WordSegment[] = [];
    for (let index = from; ; index += step) {
      const segment = segments[index];
      if (!segment || (!isContext && (segment.start < start || segment.end > end))) return collected;
      for (let at = segment.start; at < segment.end; at++) {
        const isAllowed = (isContext ? contextKinds : textKinds).includes(kindOf[at] ?? 0);
        if (!isAllowed || text[at] === '\n') return collected;
      }
      collected.push(segment);
    }
  };
  /** Returns growing terms from the start of a list of segments. */
  const toTerms = (collected: WordSegment[], size: typeof sizes) => {
    // Punctuation identifies nothing, but the “#” of a heading may be all that distinguishes it from its line
    // in the contents.
    if (!collected.some(({ isWord, start }) => isWord || kindOf[start] === kinds.control)) return [];
    return listSizes(collected, size)
      .map((count) => [collected[0], collected[count - 1]])
      .map(([a, b]) => text.slice(Math.min(a?.start ?? 0, b?.start ?? 0), Math.max(a?.end ?? 0, b?.end ?? 0)).trim());
  };

  const first = segments.findIndex((segment) => segment.start >= start);
  const following = segments.findIndex((segment) => segment.start >= end);
  const next = following < 0 ? segments.length : following;
  const before = first - (isSpace(segments[first - 1]) ? 2 : 1);
  const after = next + (isSpace(segments[next]) ? 1 : 0);
  const inside = collect(first, 1, false);
  return {
    exact: inside.at(-1)?.end === end ? text.slice(start, end) : undefined,
    starts: toTerms(inside, sizes),
    ends: toTerms(collect(next - 1, -1, false), sizes),
    prefixes: toTerms(collect(before, -1, true), contextSizes),
    suffixes: toTerms(collect(after, 1, true), contextSizes),
  };
}

/**
 * Returns the numbers of segments that contain `min` words, then one word more each time; all segments where
 * there are fewer words.
 */
function listSizes(segments: readonly WordSegment[], { min, count }: typeof sizes): number[] {
  const sizes = segments.flatMap(({ isWord }, index) => (isWord ? [index + 1] : []));
  return sizes.length >= min ? sizes.slice(min - 1).slice(0, count) : [segments.length];
}
