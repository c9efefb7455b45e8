/** The direction of text, from its letters. Text that runs against its page is marked up in HTML. */
export type Direction = 'ltr' | 'rtl';

/** The blocks of Unicode whose letters run from right to left (Bidi_Class R and AL of UAX #9). */
const rightToLeftBlocks = String.raw`\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}`;
const rightToLeft = new RegExp(`[${rightToLeftBlocks}]`, 'u');

/** Says whether a text may have letters that run from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** Says whether a text has letters of both directions, so that its parts can change places. */
export function isMixed(text: string): boolean {
  if (!rightToLeft.test(text)) return false;
  const [first, ...others] = getDirections(text);
  return others.some((direction) => direction !== first);
}

/** How many letters of its direction a text has for one letter of the direction of its page. */
const minimumRatio = 4;

/**
 * Returns the direction of a text if that is the opposite of its page’s: its first letter and almost all others run the
 * other way. A sentence in Hebrew that begins with a Latin name is one in Hebrew.
 */
export function findOppositeDirection(text: string, pageDirection: Direction): Direction | undefined {
  if (pageDirection === 'ltr' && !rightToLeft.test(text)) return undefined;
  const directions = getDirections(text);
  const [first] = directions;
  if (!first || first === pageDirection) return undefined;
  const count = directions.filter((direction) => direction === first).length;
  return count >= minimumRatio * (directions.length - count) ? first : undefined;
}

/** Returns the direction of each letter. */
function getDirections(text: string): Direction[] {
  return Array.from(text.match(/\p{L}/gu) ?? [], (letter) => (rightToLeft.test(letter) ? 'rtl' : 'ltr'));
}

/** Matches words that follow one another, also in brackets. */
const followedBy = (word: string, separator: string) =>
  `${word}(?:${separator}(?:${word}|\\(${word}(?:${separator}${word})*\\.?\\)))*`;

/**
 * A number or a Latin word, with a sign before it and what belongs to it: #Iran, +98, -7.5%, C++, U.S, an address. The
 * sign can have a mark before it that sets the direction already, as in figures that the site writes.
 * Arabic-Indic digits are not included: with these, a sign is on the right.
 */
const latinWord = String.raw`(?:(?<![\p{L}\p{N}])\u200e?[#@+−±-])?[\p{Script=Latin}0-9۰-۹](?:[\p{Script=Latin}\p{M}0-9۰-۹'’._/&@:+#?=~%,٫٬-]*[\p{Script=Latin}0-9۰-۹+#%‰٪°/])?`;
/** The last word can be an abbreviation with its full stop. */
const latinPhrases = new RegExp(followedBy(latinWord, '[.,:;]? ') + String.raw`(?:(?<=\.\p{Script=Latin})\.)?`, 'gu');
/** Signs at the ends of a phrase, which the bidirectional algorithm moves to the other side of it: “++C”, “98+”. */
const hasOuterSign = /^[#@+−±-]|[+#]$|\.\p{Script=Latin}\.$|\/$(?<=:\/\/.*)/u;

/**
 * A word of letters that run from right to left, or a number before one. It matches a text in one way only:
 * failing is fast.
 */
const rightToLeftWord = `(?:[0-9.,%]{1,40}(?=[ -][${rightToLeftBlocks}])|[${rightToLeftBlocks}](?:[${rightToLeftBlocks}\\p{M}\\u200c\\u200d'’-]|[0-9](?:[.,](?=[0-9]))?|"(?=[${rightToLeftBlocks}]))*)`;
const rightToLeftPhrases = new RegExp(followedBy(rightToLeftWord, '[.,:;]? '), 'gu');

/**
 * Splits text at the phrases that must be isolated, which are every second part. In text from right to left, these are
 * phrases with outer signs. In text from left to right, these are all that run the other way: a number after one would
 * move to its other side.
 */
export function splitPhrases(text: string, direction: Direction): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: phrase, index } of text.matchAll(direction === 'rtl' ? latinPhrases : rightToLeftPhrases)) {
    if (direction === 'rtl' ? !hasOuterSign.test(phrase) : !rightToLeft.test(phrase)) continue;
    parts.push(text.slice(end, index), phrase);
    end = index + phrase.length;
  }
  return [...parts, text.slice(end)];
}
