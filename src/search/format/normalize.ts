/**
 * Normalizes text for search, in the index and in queries, so that spellings that readers take for the same are equal.
 *
 * Letters lose their case and their marks: NFKD of Unicode Standard Annex 15 without category M. Letters that NFKD
 * does not decompose become what readers type for them. Arabic yeh and kaf become the Persian ones, Persian and Arabic
 * digits become Latin ones, and joiners are removed.
 */

const replacements: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'ng', ĸ: 'k',
  ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', ہ: 'ه', ٱ: 'ا',
}; // biome-ignore format: a table reads best in rows

const replaceable = new RegExp(`[${Object.keys(replacements).join('')}]`, 'g');

/** Normalizes a word or a text. Spaces stay where they are, so a text and its normalized form have the same words. */
export function normalize(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(replaceable, (letter) => replacements[letter] ?? letter)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
}

/** Splits a text at spaces into the words that the index counts. None is empty. */
export function tokenize(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Normalizes a word and keeps only its letters and digits, as the index does. Returns '' for a dash by itself. */
export function stripPunctuation(word: string): string {
  return normalize(word).replace(/[^\p{L}\p{N}]/gu, '');
}
