/**
 * One form for words that readers take for the same: the index is written in it, and queries are put into it.
 *
 * Letters lose their case and their marks (NFKD of Unicode Standard Annex 15, without what is left of category M); letters
 * that Unicode does not take apart are taken for what they are typed as. Arabic yeh and kaf are the Persian ones, digits
 * of either kind are the Latin ones, and what only joins or parts letters goes.
 */

const typedAs: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'ng', ĸ: 'k',
  ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', ہ: 'ه', ٱ: 'ا',
}; // biome-ignore format: a table reads best in rows

const special = new RegExp(`[${Object.keys(typedAs).join('')}]`, 'g');

/** The form of a word or a text. Spaces stay where they are, so that the words of both can be counted alike. */
export function normalize(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(special, (letter) => typedAs[letter] ?? letter)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
}

/** A text as the words that the index counts: parted by spaces, none of them empty. */
export function tokenize(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** What is left of a word for the index: letters and digits. Empty for a dash that stands alone. */
export function stripPunctuation(word: string): string {
  return normalize(word).replace(/[^\p{L}\p{N}]/gu, '');
}
