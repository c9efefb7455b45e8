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

/** The words of the shortest term, and how many terms there are; each has one word more than the one before. */
const textSizes = { min: 3, count: 10 };
const contextSizes: typeof textSizes = { min: 1, count: 16 };

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
  /** Returns terms, short to long, that begin at the first of the segments, which may run backwards. */
  const toTerms = (collected: WordSegment[], sizes: typeof textSizes) => {
    // Punctuation identifies nothing, but the “#” of a heading may be all that distinguishes it from its line
    // in the contents.
    if (!collected.some(({ isWord, start }) => isWord || kindOf[start] === kinds.control)) return [];
    return listSegmentCounts(collected, sizes)
      .map((count) => [collected[0], collected[count - 1]])
      .map(([a, b]) => text.slice(Math.min(a?.start ?? 0, b?.start ?? 0), Math.max(a?.end ?? 0, b?.end ?? 0)).trim());
  };

  const first = segments.findIndex((segment) => segment.start >= start);
  const following = segments.findIndex((segment) => segment.start >= end);
  const next = following < 0 ? segments.length : following;
  // A space next to the range is not part of the context.
  const before = first - (isSpace(segments[first - 1]) ? 2 : 1);
  const after = next + (isSpace(segments[next]) ? 1 : 0);
  const inside = collect(first, 1, false);
  return {
    exact: inside.at(-1)?.end === end ? text.slice(start, end) : undefined,
    starts: toTerms(inside, textSizes),
    ends: toTerms(collect(next - 1, -1, false), textSizes),
    prefixes: toTerms(collect(before, -1, true), contextSizes),
    suffixes: toTerms(collect(after, 1, true), contextSizes),
  };
}

/**
 * Returns how many segments it takes for `min` words, then for one word more each time. If there are fewer words,
 * returns only the number of all segments.
 */
function listSegmentCounts(segments: readonly WordSegment[], { min, count }: typeof textSizes): number[] {
  const segmentCounts = segments.flatMap(({ isWord }, index) => (isWord ? [index + 1] : []));
  return segmentCounts.length >= min ? segmentCounts.slice(min - 1, min - 1 + count) : [segments.length];
}
