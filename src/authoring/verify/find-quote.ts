/** Finds the words of a quote in the text of a page, exactly or nearly. */
import search from 'approx-string-match';
import { splitAtGaps } from '../../citations/text-fragment-url.ts';
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
type FindPattern = (pattern: NormalizedText, page: NormalizedText, start?: number, end?: number) => Occurrence[];

/** A verbatim part of a quote. */
interface Part {
  words: string;
  pattern: NormalizedText;
  /** How far from the part before it may be. Characters. */
  maxGap: number;
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

function splitIntoParts(quote: string): Part[] {
  const text = quote.replace(/\s+/g, ' ');
  let end = 0;
  return splitAtGaps(text).map((passage) => {
    const start = text.indexOf(passage, end);
    const isOmission = /…|\.\s?\.|\[\s*\]/.test(text.slice(end, start));
    end = start + passage.length;
    const words = trimPunctuation(passage);
    return { words, pattern: normalizeText(words), maxGap: isOmission ? maxGaps.omission : maxGaps.change };
  });
}

const findExact: FindPattern = (pattern, page, start = 0, end = page.text.length) => {
  const occurrences: Occurrence[] = [];
  const { text } = pattern;
  for (let at = page.text.indexOf(text, start); at >= 0; at = page.text.indexOf(text, at + 1)) {
    const to = at + text.length;
    if (to > end || occurrences.length === maxOccurrences) break;
    if (isWordBorder(page, at) && isWordBorder(page, to) && countOtherDivisions(pattern, page, at) === 0)
      occurrences.push({ start: at, end: to, errors: 0 });
  }
  return occurrences;
};

/** Returns exact occurrences, or else those with the fewest errors, extended to complete words. */
const findSimilar: FindPattern = (pattern, page, start = 0, end = page.text.length) => {
  const exact = findExact(pattern, page, start, end);
  if (exact.length > 0) return exact;
  const { text } = pattern;
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
  for (const anchor of find(main.pattern, page)) {
    const found = [anchor];
    for (const { pattern, maxGap } of parts.slice(longest + 1)) {
      const { end } = found.at(-1) ?? anchor;
      found.push(...find(pattern, page, end, end + maxGap + pattern.text.length).slice(0, 1));
    }
    for (const [index, { pattern }] of [...parts.slice(0, longest).entries()].reverse()) {
      const { start } = found.at(0) ?? anchor;
      const reach = (parts[index + 1]?.maxGap ?? 0) + pattern.text.length;
      found.unshift(...find(pattern, page, Math.max(0, start - reach), start).slice(-1));
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
