/** Finds the words of a quote in the text of a page, exactly or nearly. */
import search from 'approx-string-match';
import { getEditDistance } from './edit-distance.ts';
import {
  countOtherDivisions,
  getOriginalText,
  isWordBorder,
  type NormalizedText,
  normalizeText,
  trimPunctuation,
} from './normalize-text.ts';

/** Where a page has a quote. */
export interface QuoteMatch {
  /** How many characters differ, after normalization. 0: the words are there. */
  distance: number;
  /** How many words differ. */
  changedWords: number;
  /** The text of the page there. */
  found: string;
}

/** A part of a quote at a position of the page’s normalized text. */
interface Occurrence {
  start: number;
  end: number;
  /** How many characters differ, roughly. */
  errors: number;
}

/** Finds the occurrences of a pattern in a range of the page’s normalized text. */
type FindPattern = (part: Part, page: NormalizedText, start?: number, end?: number) => Occurrence[];

/** A verbatim part of a quote. */
interface Part {
  words: string;
  pattern: NormalizedText;
  /** How far from the part before it may be. Characters. */
  maxGap: number;
  /** It begins or ends within a word, the rest of which the author changed: `kill[ed]`. */
  isOpen: { start: boolean; end: boolean };
}

/**
 * How far apart the parts of a quote may be: half a page of a book where it leaves words out (`…`), and a long name
 * where it changes them (`[Iran]`). Characters.
 */
const maxGaps = { omission: 1500, change: 120 };

/** How many occurrences of the longest part are looked at. */
const maxOccurrences = 200;

/** The share of a quote that may differ before it counts as missing: of its characters, or of its words. */
const maxChange = { characters: 0.2, words: 0.25 };

/** The share of characters that may differ before words are counted: one word may be much of a short quote. */
const maxSearchedChange = 0.5;

/** Finds a quote. @returns undefined if the page has nothing like it */
export function findQuote(quote: string, page: NormalizedText): QuoteMatch | undefined {
  const parts = splitIntoParts(quote);
  if (parts.length === 0) return undefined;
  const exact = findParts(parts, page, findExact);
  if (exact) return { distance: 0, changedWords: 0, found: getText(page, exact) };
  const similar = findParts(parts, page, findSimilar);
  return similar && measureChange(parts, similar, page);
}

/** Where a quote leaves words out or changes them: “…”, “...”, “[…]”, “[Iran]”, “kill[ed]”. */
const gap = /(?:\[[^\]]*\]|…|(?:\.\s?){3,}|\s)+/gu;

/** A letter that the author wrote large or small: “[T]he”. */
const changedCase = /(?<![\p{L}\p{M}])\[(\p{L}\p{M}*)\](?=\p{L})/gu;

function splitIntoParts(quote: string): Part[] {
  const text = quote.replace(changedCase, '$1');
  const gaps = Array.from(text.matchAll(gap)).filter(([signs]) => /[^\s]/.test(signs));
  const borders = [{ signs: '', start: 0, end: 0 }];
  for (const { 0: signs, index } of gaps) borders.push({ signs, start: index, end: index + signs.length });
  let isOmission = false;
  return borders.flatMap(({ signs, end }, index) => {
    const next = borders[index + 1];
    const words = trimPunctuation(text.slice(end, next?.start));
    isOmission ||= /…|\.\s?\.|\[\s*\]/.test(signs);
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const maxGap = isOmission ? maxGaps.omission : maxGaps.change;
    isOmission = false;
    const isOpen = { start: signs.endsWith(']'), end: next?.signs.startsWith('[') ?? false };
    return [{ words, pattern: normalizeText(words), maxGap, isOpen }];
  });
}

const findExact: FindPattern = ({ pattern, isOpen }, page, start = 0, end = page.text.length) => {
  const occurrences: Occurrence[] = [];
  const { text } = pattern;
  for (let at = page.text.indexOf(text, start); at >= 0; at = page.text.indexOf(text, at + 1)) {
    const to = at + text.length;
    if (to > end || occurrences.length === maxOccurrences) break;
    const isWhole = (isOpen.start || isWordBorder(page, at)) && (isOpen.end || isWordBorder(page, to));
    if (isWhole && countOtherDivisions(pattern, page, at) === 0) occurrences.push({ start: at, end: to, errors: 0 });
  }
  return occurrences;
};

/** Returns exact occurrences, or else those with the fewest errors, extended to complete words. */
const findSimilar: FindPattern = (part, page, start = 0, end = page.text.length) => {
  const exact = findExact(part, page, start, end);
  if (exact.length > 0) return exact;
  const { text } = part.pattern;
  const matches = search(page.text.slice(start, end), text, Math.max(1, text.length * maxSearchedChange));
  return matches.slice(0, maxOccurrences).map(({ errors, ...match }) => {
    let [from, to] = [start + match.start, start + match.end];
    while (!isWordBorder(page, from)) from--;
    while (!isWordBorder(page, to)) to++;
    return { start: from, end: to, errors };
  });
};

/** Returns an occurrence of each part, in order and near each other, with the fewest errors. */
function findParts(parts: readonly Part[], page: NormalizedText, find: FindPattern): Occurrence[] | undefined {
  const longest = parts.reduce(
    (best, { pattern }, index) => (pattern.text.length > (parts[best]?.pattern.text.length ?? 0) ? index : best),
    0,
  );
  const main = parts[longest];
  if (!main) return undefined;
  let best: Occurrence[] | undefined;
  for (const anchor of find(main, page)) {
    const found = [anchor];
    for (const part of parts.slice(longest + 1)) {
      const { end } = found.at(-1) ?? anchor;
      found.push(...find(part, page, end, end + part.maxGap + part.pattern.text.length).slice(0, 1));
    }
    for (const [index, part] of [...parts.slice(0, longest).entries()].reverse()) {
      const { start } = found.at(0) ?? anchor;
      const reach = (parts[index + 1]?.maxGap ?? 0) + part.pattern.text.length;
      found.unshift(...find(part, page, Math.max(0, start - reach), start).slice(-1));
    }
    if (found.length === parts.length && (!best || countErrors(found) < countErrors(best))) best = found;
    if (best && countErrors(best) === 0) break;
  }
  return best;
}

const countErrors = (occurrences: readonly Occurrence[]) => occurrences.reduce((sum, { errors }) => sum + errors, 0);

/** Measures how much the page differs from a quote. @returns undefined if that is too much for the same words */
function measureChange(
  parts: readonly Part[],
  occurrences: readonly Occurrence[],
  page: NormalizedText,
): QuoteMatch | undefined {
  let [distance, changedWords, characterCount, wordCount] = [0, 0, 0, 0];
  for (const [index, { words, pattern }] of parts.entries()) {
    const { start, end } = occurrences[index] ?? { start: 0, end: 0 };
    const [characters, quoted] = [[...pattern.text], splitWords(words)];
    const changes = getEditDistance(characters, [...page.text.slice(start, end)]);
    distance += changes > 0 ? changes : countOtherDivisions(pattern, page, start);
    changedWords += getEditDistance(quoted, splitWords(getOriginalText(page, start, end)));
    characterCount += characters.length;
    wordCount += quoted.length;
  }
  const maxWords = Math.max(wordCount >= 3 ? 1 : 0, Math.floor(wordCount * maxChange.words));
  const maxCharacters = Math.max(1, Math.floor(characterCount * maxChange.characters));
  if (distance > maxCharacters && changedWords > maxWords) return undefined;
  return { distance, changedWords, found: getText(page, occurrences) };
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

function splitWords(text: string): string[] {
  return Array.from(segmenter.segment(text)).flatMap(({ segment, isWordLike }) =>
    isWordLike ? [normalizeText(segment).text] : [],
  );
}

/** Returns the text of the page from the first to the last of the occurrences. */
function getText(page: NormalizedText, occurrences: readonly Occurrence[]): string {
  return getOriginalText(page, occurrences.at(0)?.start ?? 0, occurrences.at(-1)?.end ?? 0);
}
