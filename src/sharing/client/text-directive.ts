/**
 * Needs JavaScript because words are selected in the browser. Puts a text directive together from its parts and takes the
 * shortest that leads to the words meant, by the rules of
 * https://wicg.github.io/scroll-to-text-fragment/#generating-text-fragment-directives.
 */
import type { FragmentCandidates } from './fragment-candidates.ts';
import type { Directive } from './directive-matcher.ts';

/** Characters up to which words stand in a directive as they are; of more, the first and the last stand for all. */
const longestExact = 60;

/**
 * The shortest directive of which something is true; none where it is of no choice of parts.
 * @param leads whether a directive leads to the words meant
 * @param begins whether one leads to where they begin
 */
export function findShortestDirective(
  choices: FragmentCandidates,
  leads: (directive: Directive) => boolean,
  begins: (directive: Directive) => boolean,
): Directive | undefined {
  const exact = () => exactly(choices).find(leads);
  const range = () => {
    const begin = beginnings(choices).find(begins);
    return begin && rangesFrom(begin, choices).find(leads);
  };
  return (choices.exact ?? '').length <= longestExact ? (exact() ?? range()) : (range() ?? exact());
}

/** All the words; then with more and more words around them. */
function exactly({ exact: textStart, prefixes, suffixes }: FragmentCandidates): Directive[] {
  if (!textStart) return [];
  const context = Array.from({ length: Math.max(prefixes.length, suffixes.length) }, (_, index) => {
    const prefix = prefixes[index] ?? prefixes.at(-1);
    const suffix = suffixes[index] ?? suffixes.at(-1);
    return [
      { textStart, suffix },
      { prefix, textStart },
      { prefix, textStart, suffix },
    ];
  });
  return [{ textStart }, ...context.flat()];
}

/** The first words, more and more; then with words before them. */
function beginnings({ starts, prefixes }: FragmentCandidates): Directive[] {
  const ends = [starts[0], starts.at(-1)].filter((textStart) => textStart !== undefined);
  return [
    ...starts.map((textStart) => ({ textStart })),
    ...prefixes.flatMap((prefix) => ends.map((textStart) => ({ prefix, textStart }))),
  ];
}

/** From a beginning to the last words, more and more; then with words after them. */
function rangesFrom(begin: Directive, { ends, suffixes }: FragmentCandidates): Directive[] {
  const most = [ends[0], ends.at(-1)].filter((textEnd) => textEnd !== undefined);
  return [
    ...ends.map((textEnd) => ({ ...begin, textEnd })),
    ...suffixes.flatMap((suffix) => most.map((textEnd) => ({ ...begin, textEnd, suffix }))),
  ];
}

/**
 * Writes a directive as it stands in an address. A hyphen means something in it, as `,` and `&` do.
 * Source: https://wicg.github.io/scroll-to-text-fragment/#syntax.
 */
export function serializeDirective({ prefix, textStart, textEnd, suffix }: Directive): string {
  const encode = (words: string) => encodeURIComponent(words).replaceAll('-', '%2D');
  const parts = [prefix && `${encode(prefix)}-`, encode(textStart), textEnd && encode(textEnd)];
  return `text=${[...parts, suffix && `-${encode(suffix)}`].filter(Boolean).join(',')}`;
}
