/**
 * Needs JavaScript because readers select text in the browser. Builds text directives from candidate terms and
 * takes the shortest that matches, by
 * https://wicg.github.io/scroll-to-text-fragment/#generating-text-fragment-directives.
 */
import type { TextDirective } from './directive-matcher.ts';
import type { FragmentCandidates } from './fragment-candidates.ts';

/**
 * The longest text, in characters, that a directive quotes in full. A longer one is given by its first and last
 * words.
 */
const maxExactLength = 60;

/**
 * Returns the shortest directive that matches the range, or undefined when none does.
 * @param matches whether a directive matches the range
 * @param startsAtRange whether the match of a directive starts where the range starts
 */
export function findShortestDirective(
  candidates: FragmentCandidates,
  matches: (directive: TextDirective) => boolean,
  startsAtRange: (directive: TextDirective) => boolean,
): TextDirective | undefined {
  const findExact = () => listExact(candidates).find(matches);
  const findRange = () => {
    const start = listStarts(candidates).find(startsAtRange);
    return start && listRanges(start, candidates).find(matches);
  };
  return (candidates.exact ?? '').length <= maxExactLength
    ? (findExact() ?? findRange())
    : (findRange() ?? findExact());
}

/** The complete text, then with more and more context. */
function listExact({ exact: textStart, prefixes, suffixes }: FragmentCandidates): TextDirective[] {
  if (!textStart) return [];
  const withContext = Array.from({ length: Math.max(prefixes.length, suffixes.length) }, (_, index) => {
    const prefix = prefixes[index] ?? prefixes.at(-1);
    const suffix = suffixes[index] ?? suffixes.at(-1);
    return [
      { textStart, suffix },
      { prefix, textStart },
      { prefix, textStart, suffix },
    ];
  });
  return [{ textStart }, ...withContext.flat()];
}

/** More and more first words, then with a prefix. */
function listStarts({ starts, prefixes }: FragmentCandidates): TextDirective[] {
  const extremes = [starts[0], starts.at(-1)].filter((textStart) => textStart !== undefined);
  return [
    ...starts.map((textStart) => ({ textStart })),
    ...prefixes.flatMap((prefix) => extremes.map((textStart) => ({ prefix, textStart }))),
  ];
}

/** From a start to more and more last words, then with a suffix. */
function listRanges(start: TextDirective, { ends, suffixes }: FragmentCandidates): TextDirective[] {
  const extremes = [ends[0], ends.at(-1)].filter((textEnd) => textEnd !== undefined);
  return [
    ...ends.map((textEnd) => ({ ...start, textEnd })),
    ...suffixes.flatMap((suffix) => extremes.map((textEnd) => ({ ...start, textEnd, suffix }))),
  ];
}

/**
 * Returns a directive as text for a URL. It encodes hyphens, commas and ampersands, which are part of the syntax:
 * https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
export function serializeDirective({ prefix, textStart, textEnd, suffix }: TextDirective): string {
  const encode = (term: string) => encodeURIComponent(term).replaceAll('-', '%2D');
  const terms = [prefix && `${encode(prefix)}-`, encode(textStart), textEnd && encode(textEnd)];
  return `text=${[...terms, suffix && `-${encode(suffix)}`].filter(Boolean).join(',')}`;
}
