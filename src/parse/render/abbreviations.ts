/** Finds abbreviations that a text introduces: “Bank of Example (BE)” or “BE (Bank of Example)”. */

const capitalized = String.raw`\p{Lu}[\p{L}’'-]*`;
const particle = '(?:of|the|and|for|in|on|to|de|la|du|des)';
const longName = String.raw`${capitalized}(?:\s+(?:${particle}\s+)*${capitalized}){1,8}`;
const shortName = String.raw`\p{Lu}{2,10}`;
const introduction = new RegExp(
  String.raw`(${longName})\s+\((${shortName})\)|\b(${shortName})\s+\((${longName})\)`,
  'gu',
);

/** Returns each pair of name and abbreviation once. An abbreviation is the initials of the name’s capitalized words. */
export function findAbbreviations(texts: readonly string[]): [name: string, abbreviation: string][] {
  const pairs = texts
    .flatMap((text) => Array.from(text.matchAll(introduction), toPair))
    .filter((pair) => pair !== undefined);
  return Array.from(new Map(pairs.map((pair) => [pair.join('\n'), pair])).values());
}

/**
 * Returns the shortest end of the name whose initials are the abbreviation: words before it belong to the
 * sentence.
 */
function toPair([, long, short, shortFirst, longAfter]: RegExpMatchArray): [string, string] | undefined {
  const abbreviation = short ?? shortFirst ?? '';
  const words = (long ?? longAfter ?? '').split(/\s+/);
  for (let start = words.length - 1; start >= 0; start--) {
    const initials = words
      .slice(start)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word.charAt(0));
    if (initials.join('') === abbreviation) return [words.slice(start).join(' '), abbreviation];
  }
  return undefined;
}
