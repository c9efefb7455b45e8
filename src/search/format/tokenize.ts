/**
 * Divides text into the words that the index counts. Build and browser divide alike, so a word has the same position in
 * both. Words need no space between them, and have more than letters in them: “COVID-19”, “C++”, “3.5”, “U.S.”.
 *
 * Chinese and Japanese are divided into pairs of adjacent characters, so that every part of a text is found, however a
 * dictionary divides it. The scripts of Southeast Asia are divided where `divideWords` has put word breaks.
 */
import { endOfRun, normalize, normalizeWord } from './normalize.ts';

/** A word of a text. */
export interface Token {
  /** Offsets of the word in the text. Pairs of characters overlap. */
  start: number;
  end: number;
  /** Normalized. A hyphen separates parts that are found as well. */
  word: string;
}

/** Marks the end of a word in a script without spaces. Unicode calls it ZERO WIDTH SPACE. */
export const wordBreak = '\u200b';

const southeastAsian = String.raw`\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const eastAsian = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}ーｰﾞﾟ`;
const inWord = String.raw`[[\p{L}\p{M}\p{N}\p{Cf}]--[${southeastAsian}${eastAsian}\u200b]]`;
const sign = String.raw`[&'.:@_·׳״՛-՞‐‑‘’\-]`;

/**
 * Signs in a word: between letters, not between digits, except in numbers; a slash only next to a single letter.
 * “Mid-2020s” is two words, because Pagefind finds no part of a word that has both digits and letters.
 */
const innerSign = [
  String.raw`${sign}(?=\p{L})|(?<!\p{N})${sign}(?=\p{N}+(?!${inWord}))`,
  String.raw`(?<=\p{N})[',.’⁄٫٬](?=\p{N})`,
  String.raw`(?<=(?<!${inWord})\p{L})\/(?=\p{L})|\/(?=\p{L}(?!${inWord}))`,
  String.raw`(?<=\p{sc=Hebrew})"(?=\p{sc=Hebrew})`,
].join('|');

const wordPattern = new RegExp(
  [
    // Most words are found soonest this way.
    String.raw`[A-Za-z]+(?=[ ,;]|\. )`,
    // A number with spaces between its groups of digits
    String.raw`(?<![\p{N}.,])\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f]\p{Nd}{3})+(?!${inWord})`,
    `[${eastAsian}][${eastAsian}\\p{M}]*`,
    `[${southeastAsian}]+`,
    // A word, with its signs if it is .NET, C++ or F#
    String.raw`(?:(?<![^\s\(“"])\.(?=[A-Za-z]))?(?!\p{M}|\p{Cf})${inWord}(?:${inWord}|${innerSign})*` +
      String.raw`(?:(?<=[A-Za-z])(?:\+\+?|#)(?!${inWord}))?`,
  ].join('|'),
  'gv',
);
const isEastAsian = new RegExp(`^[${eastAsian}]`, 'u');

/** Divides a text into words. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: raw, index } of text.matchAll(wordPattern)) {
    const characters = isEastAsian.test(raw) ? [...raw.matchAll(/.[\p{M}ﾞﾟ]*/gsu)] : [];
    for (const [position, { 0: character, index: offset }] of characters.entries()) {
      const pair = character + (characters[position + 1]?.[0] ?? '');
      const start = index + offset;
      tokens.push({ start, end: start + pair.length, word: normalize(pair === character ? pair + endOfRun : pair) });
    }
    const word = characters.length === 0 && normalizeWord(raw);
    if (word) tokens.push({ start: index, end: index + raw.length, word });
  }
  return tokens;
}

/** Whether a word is a pair of characters, or a query for one. */
export const isInPairs = (word: string): boolean => isEastAsian.test(word);

const southeastAsianWord = new RegExp(`^[${southeastAsian}]+$`, 'u');

/** Whether a word is in a script that is divided by a dictionary. */
export const needsDictionary = (word: string): boolean => southeastAsianWord.test(word);

/** Returns a word as a query looks it up: its parts joined. */
export const joinParts = (word: string): string => word.replaceAll('-', '');

/** Returns the words of a text as they follow one another. The last character of a run counts only by itself. */
export const listWords = (text: string): string[] =>
  tokenize(text)
    .filter(({ word }, index) => !word.endsWith(endOfRun) || index === 0)
    .map(({ word }) => joinParts(word).replace(endOfRun, ''));

const segmenter = 'Segmenter' in Intl && new Intl.Segmenter('en', { granularity: 'word' });
const southeastAsianRun = new RegExp(`[${southeastAsian}]+`, 'gu');
const anyRun = new RegExp(`[${southeastAsian}]+|[${eastAsian}]+`, 'gu');

/**
 * Puts breaks between words in scripts without spaces, if the platform knows these words.
 * @param isQuery whether to divide Chinese and Japanese too
 */
export function divideWords(text: string, isQuery = false): string {
  if (!segmenter) return text;
  return text.replace(isQuery ? anyRun : southeastAsianRun, (run) =>
    Array.from(segmenter.segment(run), ({ segment }) => segment).join(wordBreak),
  );
}
