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

/** A run of letters and digits. Some signs do not end it if a letter or digit follows. */
const run =
  /(?<![\p{N}.,])\p{Nd}{1,3}(?:[ \u00a0\u2009\u202f]\p{Nd}{3})+(?![\p{L}\p{N}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*(?:["&',./:@_·׳״‐‑‘’⁄٫٬-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}\p{Cf}]+)*/gu;

/** A run that is one word. */
const simpleRun = new RegExp(`^(?:(?![${southeastAsian}${eastAsian}])[\\p{L}\\p{M}])+$`, 'u');

/** A run of one script, without the signs that separate words there. */
const part = new RegExp(
  [
    `[${eastAsian}][${eastAsian}\\p{M}]*`,
    `[${southeastAsian}]+`,
    `(?:(?![${southeastAsian}${eastAsian}\u200b])[^",]|(?<=\\p{N}),(?=\\p{N})|(?<=\\p{sc=Hebrew})"(?=\\p{sc=Hebrew}))+`,
  ].join('|'),
  'gu',
);

const isEastAsian = new RegExp(`^[${eastAsian}]`, 'u');
const character = /.[\p{M}ﾞﾟ]*/gsu;
const number = /^\p{Nd}[\p{Nd}\p{Zs}',./:’⁄٫٬‐‑-]*$/u;
const twoWords = /\p{L}{2}\/[\p{L}\p{N}]{2}|[\p{L}\p{N}]{2}\/\p{L}{2}|\p{L}\p{N}\/\p{L}\p{N}/u;

type Add = (start: number, raw: string, word: string) => void;

/** Divides a text into words. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const add: Add = (start, raw, word) => {
    if (word) tokens.push({ start, end: start + raw.length, word });
  };
  for (const { 0: raw, index } of text.matchAll(run)) {
    if (simpleRun.test(raw)) {
      const [before, after] = getSigns(text, index, index + raw.length);
      add(index - before.length, before + raw + after, before + normalizeWord(raw) + after);
      continue;
    }
    for (const { 0: each, index: offset } of raw.matchAll(part)) {
      if (isEastAsian.test(each)) addPairs(index + offset, each, add);
      else if (number.test(each)) addNumbers(index + offset, each, add);
      else
        for (const { 0: side, index: sideOffset } of each.matchAll(twoWords.test(each) ? /[^/]+/g : /.+/gs))
          add(index + offset + sideOffset, side, normalizeCompound(side));
    }
  }
  return tokens;
}

/** Returns the signs that belong to a word: those of .NET, C++ and F#. */
function getSigns(text: string, start: number, end: number): [before: string, after: string] {
  if (!/[A-Za-z]/.test(text[start] ?? '')) return ['', ''];
  const [after = ''] = /^(?:\+\+?|#)(?![\p{L}\p{N}+#])/u.exec(text.slice(end, end + 3)) ?? [];
  return [/(?:^|[\s(“"])\.$/.test(text.slice(Math.max(0, start - 2), start)) ? '.' : '', after];
}

/** Adds a word for each pair of adjacent characters, and for the last character. */
function addPairs(start: number, raw: string, add: Add): void {
  const characters = [...raw.matchAll(character)];
  for (const [position, { 0: first, index }] of characters.entries()) {
    const second = characters[position + 1]?.[0];
    add(start + index, first + (second ?? ''), normalize(first + (second ?? endOfRun)));
  }
}

/** Adds a number, or the numbers of a date, a time, a range or a fraction: “9/11” is two words. */
function addNumbers(start: number, raw: string, add: Add): void {
  for (const { 0: each, index } of raw.matchAll(/[^:/⁄‐‑-]+/g)) {
    const value = normalizeNumber(normalize(each));
    if (/^[\d.]+$/.test(value)) add(start + index, each, value);
    else
      for (const { 0: digits, index: offset } of each.matchAll(/\p{N}+/gu))
        add(start + index + offset, digits, normalize(digits));
  }
}

/** Removes what separates groups of digits, and writes a decimal separator as a point. Dates remain as they are. */
function normalizeNumber(value: string): string {
  const [, whole, , fraction] =
    /^(\d{1,3}(?:([\s',.’٬])\d{3}|,\d\d(?=[\d,]*,\d{3}))+)(?:(?!\2)[.,٫](\d+))?$/.exec(value) ?? [];
  if (whole) return whole.replace(/\D/g, '') + (fraction ? `.${fraction}` : '');
  return value.replace(/^(\d+)[.,٫](\d+)$/, '$1.$2').replace(/[,٫٬'’\s]|\..*\./g, '-');
}

/** Normalizes a word with signs in it. Hyphens separate its parts, except in A/B and P&O; initials are joined: U.S. */
function normalizeCompound(raw: string): string {
  const joined = /^\p{L}(?:\.\p{L})+$/u.test(raw) ? raw.replaceAll('.', '') : raw.replace(/["·׳״]/g, '');
  return joined
    .split(/(\d[\d',.’]*\d|[^\p{L}\p{M}\p{N}\p{Cf}])/u)
    .map((each, index) => {
      if (index % 2 === 0) return normalizeWord(each);
      return /^\d/.test(each) ? normalizeNumber(each) : /[&/]/.test(each) ? '/' : '-';
    })
    .join('')
    .replace(/-+/g, '-');
}

/** Whether a word, or a query for it, is in pairs of characters. */
export const isInPairs = (word: string): boolean => isEastAsian.test(word);

const southeastAsianWord = new RegExp(`^[${southeastAsian}]+$`, 'u');

/** Whether a word is in a script that is divided by a dictionary. */
export const needsDictionary = (word: string): boolean => southeastAsianWord.test(word);

/** Returns a word as a query looks it up: its parts joined. */
export const joinParts = (word: string): string => word.replaceAll('-', '');

/** Returns the words of a text as they follow one another. The last character of a run counts only by itself. */
export const listWords = (text: string): string[] =>
  tokenize(text)
    .map(({ word }) => joinParts(word))
    .filter((word, index) => !word.endsWith(endOfRun) || index === 0);

const southeastAsianRun = new RegExp(`[${southeastAsian}]{2,}`, 'gu');
const anyRun = new RegExp(`[${southeastAsian}]{2,}|[${eastAsian}]{3,}`, 'gu');

/**
 * Puts breaks between words in scripts without spaces, if the platform knows these words.
 * @param isQuery whether to divide Chinese and Japanese too
 */
export function divideWords(text: string, isQuery = false): string {
  return text.replace(isQuery ? anyRun : southeastAsianRun, (run) =>
    'Segmenter' in Intl
      ? Array.from(new Intl.Segmenter('en', { granularity: 'word' }).segment(run), ({ segment }) => segment).join(
          wordBreak,
        )
      : run,
  );
}
