/**
 * Normalizes words for search, in the index and in queries, so that spellings that readers take for the same are equal.
 *
 * Marks are removed where readers take them for accents: in Latin, Greek, Arabic (harakat, hamza) and Hebrew (niqqud),
 * in Cyrillic only stress marks and the dots of ё, in Devanagari only the nukta. Elsewhere a mark is a vowel, a tone or
 * part of a letter, such as й, が or कि, and stays. Letters that do not decompose become what readers type for them.
 * Arabic yeh and kaf become the Persian ones, all digits become Latin ones, and joiners and signs of transliteration,
 * such as ʻ and ʾ, are removed.
 */

import { toLatinDigits } from '../../i18n/digits.ts';

const replacements: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'ng', ĸ: 'k',
  ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', ہ: 'ه', ٱ: 'ا', ς: 'σ', '\u0901': '\u0902',
}; // biome-ignore format: a table reads best in rows

const replaceable = new RegExp(`[${Object.keys(replacements).join('')}]`, 'gu');

/** Normalizes a word or a text. Scripts are those of Unicode Standard Annex 24, forms those of Annex 15. */
export function normalize(text: string): string {
  const folded = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Arabic}\p{sc=Hebrew}\p{N}])\p{M}+/gu, '$1')
    .replace(/\u0300|(?<![гк])\u0301|(?<=е)\u0308|\u093c|[\p{Cf}\u0640\u02b9-\u02bfฯ]/gu, '')
    .replace(replaceable, (letter) => replacements[letter] ?? letter);
  return toLatinDigits(folded).normalize();
}

/** Acronyms that are other words in lower case. */
const acronym = /^(?:AM|I[NST]|ME|ON|OR|US|WHO)$/;

/**
 * Normalizes one word, with the signs in it. Some acronyms keep their capitals: WHO, U.S. Hyphens separate parts,
 * except in A/B and P&O. A number has no signs between its thousands, and one sign for decimals. The letters that
 * Hebrew and Arabic write before a word, for “and”, “in” or “the”, are parts. Armenian has signs of tone in words.
 */
export function normalizeWord(word: string): string {
  const cached = normalizedWords.get(word);
  if (cached !== undefined) return cached;
  const normalized = word
    .replace(/(?<!\p{L})(?:\p{L}\.)+\p{L}$/u, (initials) => initials.replaceAll('.', ''))
    .replace(/[\p{L}\p{M}\p{N}\p{Cf}]+/gu, (part) => {
      return acronym.test(part) ? part : normalize(part);
    })
    .replace(/(?<=\d)[\s,.'’٬](?=(?:\d\d,){0,9}\d{3}(?!\d))/g, '')
    .replace(/^(\d+)[.,](?=\d+(?![.,]?\d))/, '$1٫')
    .replace(/["·׳״՛-՞]/g, '')
    .replace(/(?<=^[וש]?)[ושהבלכמ](?=\p{sc=Hebrew}{2})|^[وفبک](?=ال\p{L}{2})/gu, '$&-')
    .replace('&', '/')
    .replace(/(?!^\.)[^\p{L}\p{M}\p{N}+#/⁄٫]+/gu, '-')
    .replace(/-$/, '');
  normalizedWords.set(word, normalized);
  return normalized;
}

/** Texts repeat their words, so each is normalized once. */
const normalizedWords = new Map<string, string>();

/** Follows a character that no other of its script follows. */
export const endOfRun = '。';

/**
 * Encodes a normalized word as Pagefind indexes it, which keeps letters and digits, splits words at hyphens, and
 * removes all marks. Signs, marks and letters with marks become rare Chinese characters.
 */
export function encodeWord(word: string): string {
  return (
    word
      .replace(/[A-Z]+/g, (capitals) => `${capitals.toLowerCase()}。`)
      // Pagefind’s Greek stemmer leaves nothing of “όταν” if it reads all letters, and nothing would match every word.
      .replace(/(?<!\p{L})\p{sc=Greek}{1,2}/gu, (letters) => letters.replace(/./g, encodeLetter))
      .replace(/[^a-z\d-]/gu, (letter) => {
        const decomposed = letter.normalize('NFD');
        return /\p{sc=Hangul}/u.test(letter) || (decomposed === letter && /[\p{L}\p{N}]/u.test(letter))
          ? decomposed
          : encodeLetter(letter);
      })
  );
}

/** Returns the character 2¹⁷ code points later. */
const encodeLetter = (letter: string): string => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x20000);
