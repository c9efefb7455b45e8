/** Finds the words of a quote in the text of a page, exactly or nearly. */
import search from 'approx-string-match';
import { splitAtGaps } from '../../citations/text-fragment-url.ts';
import { getEditDistance } from './edit-distance.ts';
import {
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
type FindPattern = (pattern: string, page: NormalizedText, start?: number, end?: number) => Occurrence[];

/** How far apart the parts of a quote that leaves words out may be: half a page of a book. Characters. */
const maxGap = 1500;

/** How many occurrences of the longest part are looked at. */
const maxOccurrences = 200;

/** The share of a quote that may differ before it counts as missing: of its characters, or of its words. */
const maxChange = { characters: 0.2, words: 0.25 };

/** The share of characters that may differ before words are counted: one word may be much of a short quote. */
const maxSearchedChange = 0.5;

/** Finds a quote. @returns undefined if the page has nothing like it */
export function findQuote(quote: string, page: NormalizedText): QuoteMatch | undefined {
  const parts = splitAtGaps(quote).map(trimPunctuation);
  const patterns = parts.map((part) => normalizeText(part).text);
  if (patterns.length === 0) return undefined;
  const exact = findParts(patterns, page, findExact);
  if (exact) return { distance: 0, changedWords: 0, found: getText(page, exact) };
  const similar = findParts(patterns, page, findSimilar);
  return similar && measureChange(parts, similar, page);
}

const findExact: FindPattern = (pattern, page, start = 0, end = page.text.length) => {
  const occurrences: Occurrence[] = [];
  for (let at = page.text.indexOf(pattern, start); at >= 0; at = page.text.indexOf(pattern, at + 1)) {
    const to = at + pattern.length;
    if (to > end || occurrences.length === maxOccurrences) break;
    if (isWordBorder(page, at) && isWordBorder(page, to)) occurrences.push({ start: at, end: to, errors: 0 });
  }
  return occurrences;
};

/** Returns exact occurrences, or else those with the fewest errors, extended to complete words. */
const findSimilar: FindPattern = (pattern, page, start = 0, end = page.text.length) => {
  const exact = findExact(pattern, page, start, end);
  if (exact.length > 0) return exact;
  const matches = search(page.text.slice(start, end), pattern, Math.max(1, pattern.length * maxSearchedChange));
  return matches.slice(0, maxOccurrences).map(({ errors, ...match }) => {
    let [from, to] = [start + match.start, start + match.end];
    while (!isWordBorder(page, from)) from--;
    while (!isWordBorder(page, to)) to++;
    return { start: from, end: to, errors };
  });
};

/** Returns an occurrence of each part, in order and near each other, with the fewest errors. */
function findParts(patterns: readonly string[], page: NormalizedText, find: FindPattern): Occurrence[] | undefined {
  const longest = patterns.reduce(
    (best, { length }, index) => (length > (patterns[best]?.length ?? 0) ? index : best),
    0,
  );
  const [before, after] = [patterns.slice(0, longest).reverse(), patterns.slice(longest + 1)];
  let best: Occurrence[] | undefined;
  for (const anchor of find(patterns[longest] ?? '', page)) {
    const found = [anchor];
    for (const pattern of after) {
      const { end } = found.at(-1) ?? anchor;
      found.push(...find(pattern, page, end, end + maxGap + pattern.length).slice(0, 1));
    }
    for (const pattern of before) {
      const { start } = found.at(0) ?? anchor;
      found.unshift(...find(pattern, page, Math.max(0, start - maxGap - pattern.length), start).slice(-1));
    }
    if (found.length === patterns.length && (!best || countErrors(found) < countErrors(best))) best = found;
    if (best && countErrors(best) === 0) break;
  }
  return best;
}

const countErrors = (occurrences: readonly Occurrence[]) => occurrences.reduce((sum, { errors }) => sum + errors, 0);

/** Measures how much the page differs from a quote. @returns undefined if that is too much for the same words */
function measureChange(
  parts: readonly string[],
  occurrences: readonly Occurrence[],
  page: NormalizedText,
): QuoteMatch | undefined {
  let [distance, changedWords, characterCount, wordCount] = [0, 0, 0, 0];
  for (const [index, { start, end }] of occurrences.entries()) {
    const part = parts[index] ?? '';
    const [characters, words] = [[...normalizeText(part).text], splitWords(part)];
    distance += getEditDistance(characters, [...page.text.slice(start, end)]);
    changedWords += getEditDistance(words, splitWords(getOriginalText(page, start, end)));
    characterCount += characters.length;
    wordCount += words.length;
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
