/** Other names of what a text speaks of: an abbreviation finds its expansion, and a name what else it is called. */
import type { Glossary } from '../../schema/directory.ts';
import { bare, wordsOf } from '../../search/fold.ts';

/** Gives the names that do not stand in a text, of what does under another name. */
export type OtherNames = (text: string) => string[];

/** Learns names from the glossary, and from texts that write “Name of It (NOI)” or “NOI (Name of It)”. */
export function otherNames(glossary: Glossary, texts: Iterable<string>): OtherNames {
  const groups = Object.values(glossary).map(({ term, also = [] }) => [term, ...also]);
  for (const text of texts) groups.push(...abbreviations(text));
  const byFirst = new Map<string, { words: string[]; group: string[] }[]>();
  const seen = new Set<string>();
  for (const group of groups) {
    const key = JSON.stringify(group);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const name of group) {
      const words = wordsOf(name).map(bare).filter(Boolean);
      const [first] = words;
      if (first) byFirst.set(first, [...(byFirst.get(first) ?? []), { words, group }]);
    }
  }
  return (text) => {
    const words = wordsOf(text).map(bare);
    const found = new Set<string>();
    words.forEach((word, at) => {
      for (const { words: name, group } of byFirst.get(word) ?? [])
        if (name.every((each, index) => words[at + index] === each)) for (const other of group) found.add(other);
    });
    return [...found];
  };
}

const capital = String.raw`\p{Lu}[\p{L}’'-]*`;
const small = '(?:of|the|and|for|in|on|to|de|la|du|des)';
const longName = String.raw`${capital}(?:\s+(?:${small}\s+)*${capital}){1,8}`;
const shortName = String.raw`\p{Lu}[\p{Lu}\d]{1,9}`;
const written = new RegExp(String.raw`(${longName})\s+\((${shortName})\)|\b(${shortName})\s+\((${longName})\)`, 'gu');

/** Pairs of a name and its abbreviation: the letters of one begin the words of the other. */
function abbreviations(text: string): string[][] {
  return Array.from(text.matchAll(written), ([, long, short, shortFirst, longAfter]) => {
    const letters = (short ?? shortFirst ?? '').toUpperCase();
    const words = (long ?? longAfter ?? '').split(/\s+/);
    for (let from = words.length - 1; from >= 0; from--) {
      const initials = words
        .slice(from)
        .filter((word) => /^\p{Lu}/u.test(word))
        .map((word) => word.charAt(0));
      if (initials.join('') === letters) return [words.slice(from).join(' '), letters];
    }
    return [];
  }).filter(({ length }) => length > 0);
}
