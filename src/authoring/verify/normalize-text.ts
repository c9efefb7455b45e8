/**
 * Normalizes text for the comparison of quotes with pages. What typesetting and copying change does not count: case,
 * spaces, the shapes of quotation marks and apostrophes, hyphens and dashes, ligatures, full width, invisible
 * characters, the two encodings of Arabic and Persian letters and digits. Browsers compare text fragments in much the
 * same way.
 */
import { toLatinDigits } from '../../i18n/digits.ts';

/** Normalized text. `offsets[i]` is where its character `i` comes from in the original; the last is the end. */
export interface NormalizedText {
  original: string;
  text: string;
  offsets: Uint32Array;
  /** The text is from a PDF, which has letters at places: where a word ends is a guess. */
  hasUncertainSpaces?: boolean;
}

/** A character with its combining marks, or a Korean syllable in parts. */
const clusters = /[\u1100-\u115f][\u1160-\u11ff]*|\P{M}\p{M}*|\p{M}+/gsu;

/** Spaces, dashes, and what is not seen: soft hyphens, joiners, marks of direction, Arabic and Hebrew vowel marks. */
const ignored =
  /[\s\p{Cf}\p{Pd}\u2212\u02d7\u0640]|[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]|[\u064b-\u0652\u0670]|[\ufe00-\ufe0f]/gu;

const quotationMarks = /["'`´‘’‚‛“”„‟«»‹›′″「」『』〝〞〟ʼʻ]/gu;

/**
 * Letters that Arabic and Persian encode differently, their forms with marks that many texts leave out, and ligatures
 * of PDFs, in the code points of Adobe’s fonts.
 */
const letterForms: Record<string, string> = {
  ...{ ي: 'ی', ى: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا' },
  ...{ '\uf001': 'fi', '\uf002': 'fl' },
};

const simpleText = /^[a-z0-9.,;:!?()]$/;

/** Normalizes text, with the way back from each character to the original. */
export function normalizeText(original: string): NormalizedText {
  const parts: string[] = [];
  const offsets: number[] = [];
  for (const { 0: cluster, index } of original.matchAll(clusters)) {
    const normalized = normalizeInContext(cluster, original, index);
    parts.push(normalized);
    for (let count = 0; count < normalized.length; count++) offsets.push(index);
  }
  offsets.push(original.length);
  return { original, text: parts.join(''), offsets: Uint32Array.from(offsets) };
}

function normalizeInContext(cluster: string, original: string, index: number): string {
  if (cluster === ' ') return '';
  if (simpleText.test(cluster)) return cluster;
  if (isSign(cluster, original, index)) return '-';
  // “10²” is not “102”.
  const isPower = /^[⁰¹²³⁴-⁹]$/.test(cluster) && /\p{Nd}/u.test(original.charAt(index - 1));
  return `${isPower ? '^' : ''}${normalize(cluster)}`;
}

/** Recognizes a minus sign, and the dash between two numbers. A dash at words does not count. */
function isSign(cluster: string, original: string, index: number): boolean {
  if (!/^[\p{Pd}\u2212]$/u.test(cluster)) return false;
  const before = original.slice(Math.max(0, index - 3), index);
  const after = original.slice(index + 1, index + 4);
  if (/\p{Nd}\s*$/u.test(before)) return /^\s*\p{Nd}/u.test(after);
  return /[^—―]/.test(cluster) && /^\p{Nd}/u.test(after) && !/\p{L}\p{M}*$/u.test(before);
}

function normalize(cluster: string): string {
  // Changing the case twice makes “ß” and “SS” the same, as Unicode’s case folding does.
  const folded = cluster.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');
  return toLatinDigits(folded)
    .replace('i\u0307', 'i')
    .replace(ignored, '')
    .replace(quotationMarks, "'")
    .replace(/./gsu, (character) => letterForms[character] ?? character);
}

/** Scripts in which a word may begin or end between any two characters: without spaces, or with particles at words. */
const unspaced =
  /^[\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー]/u;

const isSpacedLetter = (character: string) => /^[\p{L}\p{N}]/u.test(character) && !unspaced.test(character);

/** Places within a number or a word at which no quote may begin or end: what is before the place, and after it. */
const innerPlaces: [before: RegExp, after: RegExp][] = [
  // “1.5”, “1,500”, “9/11”, “12:40”, “.5”
  [/(?:\p{Nd}[.,:/'’،٫٬]|(?:^|[\s(])[.,٫])$/u, /^\p{Nd}/u],
  [/\p{Nd}$/u, /^[.,:/'’،٫٬]\p{Nd}/u],
  // “12 000”, but not “2019 300”
  [/(?<!\p{Nd})\p{Nd}{1,3}[ \u00a0\u2009\u202f]$/u, /^\p{Nd}{3}(?!\p{Nd})/u],
  // “-5”, “10–20”
  [/(?<!\p{L}\p{M}*)[-‐‑‒–\u2212]$/u, /^\p{Nd}/u],
  [/\p{Nd}\p{Pd}$/u, /^\p{Nd}/u],
  [/\p{Nd}$/u, /^[\p{Pd}\u2212]\p{Nd}/u],
  // “non-violent”, “sugar-free”
  [/[\p{L}\p{M}\p{N}][-‐‑]$/u, /^[\p{L}\p{N}]/u],
  // “can’t”
  [/\p{L}$/u, /^['’ʼ]t(?!\p{L})/iu],
];

/** Returns whether a word begins or ends before a character of the normalized text. */
export function isWordBorder({ original, text, offsets }: NormalizedText, at: number): boolean {
  if (at === 0 || at === text.length) return true;
  const [previous = 0, next = 0] = [offsets[at - 1], offsets[at]];
  // Characters that come from one of the original, as those of a ligature, are not separated.
  if (previous === next) return false;
  const [before, after] = [original.slice(Math.max(0, next - 6), next), original.slice(next, next + 6)];
  if (innerPlaces.some(([end, start]) => end.test(before) && start.test(after))) return false;
  const between = original.slice(previous, next);
  return /[\s\p{Pd}]/u.test(between) || !isSpacedLetter(between) || !isSpacedLetter(after);
}

/** Counts the words of a quote that are one word on the page, and the other way: “now here”, “nowhere”. */
export function countOtherDivisions(quote: NormalizedText, page: NormalizedText, start: number): number {
  if (page.hasUncertainSpaces) return 0;
  let count = 0;
  for (let at = 1; at < quote.text.length; at++) {
    const [inQuote, onPage] = [getDivision(quote, at), getDivision(page, start + at)];
    if (inQuote !== undefined && onPage !== undefined && inQuote !== onPage) count += 1;
  }
  return count;
}

/**
 * Returns whether a space divides two letters or digits. @returns undefined where that may differ: at a hyphen, in
 * scripts whose writers differ about spaces, between the thousands of a number
 */
function getDivision({ original, offsets }: NormalizedText, at: number): boolean | undefined {
  const [previous = 0, next = 0] = [offsets[at - 1], offsets[at]];
  const [between, after] = [original.slice(previous, next), original.slice(next, next + 4)];
  const areLetters = /^[\p{Lu}\p{Ll}]/u.test(between) && /^[\p{Lu}\p{Ll}]/u.test(after);
  const areDigits = /^\p{Nd}/u.test(between) && /^\p{Nd}(?!\p{Nd}{2}(?!\p{Nd}))/u.test(after);
  if ((!areLetters && !areDigits) || /\p{Pd}/u.test(between)) return undefined;
  return /\s/.test(between);
}

/** Returns the original text between two characters of the normalized text, on one line. */
export function getOriginalText({ original, offsets }: NormalizedText, start: number, end: number): string {
  return original
    .slice(offsets[start], offsets[end])
    .replace(/\s+/g, ' ')
    .replace(/[\s\p{Cf}\p{Pd}]+$/u, '');
}

/** Removes what a quotation may end with though the page goes on: a comma, a full stop, a colon. */
export function trimPunctuation(text: string): string {
  return text.replace(/^[\s.,;:،؛。、]+|[\s.,;:،؛。、]+$/gu, '');
}
