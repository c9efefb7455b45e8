/** Synonyms: an abbreviation finds its expansion, and a name finds the other names of the same thing. */
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { listWords } from '../format/tokenize.ts';

/** Returns all names in the groups whose names a text contains. */
export type SynonymFinder = (text: string) => string[];

/** Groups synonyms from the glossary and from the texts. Groups are unique, and sorted to be always the same. */
export function groupSynonyms(glossary: Glossary, introduced: readonly (readonly string[])[]): string[][] {
  const groups = [
    ...Object.values(glossary).map(({ term, also = [] }) => [term, ...also]),
    ...introduced.map((names) => [...names]),
  ];
  const byKey = new Map(groups.map((group) => [JSON.stringify(group), group]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** Creates a finder for groups of synonyms. */
export function createSynonymFinder(groups: readonly string[][]): SynonymFinder {
  const byFirstWord = new Map<string, { words: string[]; group: string[] }[]>();
  for (const group of groups) {
    for (const name of group) {
      const words = listWords(name);
      const [first] = words;
      if (first) byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, group }]);
    }
  }
  return (text) => {
    const textWords = listWords(text);
    const found = new Set<string>();
    textWords.forEach((word, start) => {
      for (const { words, group } of byFirstWord.get(word) ?? [])
        if (words.every((each, index) => textWords[start + index] === each)) for (const name of group) found.add(name);
    });
    return [...found];
  };
}
