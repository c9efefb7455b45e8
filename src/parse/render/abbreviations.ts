/** Names and the abbreviations that a text introduces for them: “Name of It (NOI)” or “NOI (Name of It)”. */

const capital = String.raw`\p{Lu}[\p{L}’'-]*`;
const small = '(?:of|the|and|for|in|on|to|de|la|du|des)';
const longName = String.raw`${capital}(?:\s+(?:${small}\s+)*${capital}){1,8}`;
const shortName = String.raw`\p{Lu}[\p{Lu}\d]{1,9}`;
const written = new RegExp(String.raw`(${longName})\s+\((${shortName})\)|\b(${shortName})\s+\((${longName})\)`, 'gu');

/** Pairs of a name and its abbreviation, each once: the letters of one begin the words of the other. */
export function findAbbreviations(texts: readonly string[]): [name: string, abbreviation: string][] {
  const found = texts
    .flatMap((text) => Array.from(text.matchAll(written), pairOf))
    .filter((pair) => pair !== undefined);
  return Array.from(new Map(found.map((pair) => [pair.join('\n'), pair])).values());
}

function pairOf([, long, short, shortFirst, longAfter]: RegExpMatchArray): [string, string] | undefined {
  const letters = (short ?? shortFirst ?? '').toUpperCase();
  const words = (long ?? longAfter ?? '').split(/\s+/);
  for (let from = words.length - 1; from >= 0; from--) {
    const initials = words
      .slice(from)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map((word) => word.charAt(0));
    if (initials.join('') === letters) return [words.slice(from).join(' '), letters];
  }
  return undefined;
}
