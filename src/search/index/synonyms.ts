/** Other names of what a text speaks of: an abbreviation finds its expansion, and a name what else it is called. */
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { stripPunctuation, tokenize } from '../format/normalize.ts';

/** Gives the names that do not stand in a text, of what does under another name. */
export type Synonyms = (text: string) => string[];

/** Names of the same, from the glossary and as texts introduce them; each group once, in an order of its own. */
export function groupSynonyms(glossary: Glossary, introduced: readonly (readonly string[])[]): string[][] {
  const groups = [
    ...Object.values(glossary).map(({ term, also = [] }) => [term, ...also]),
    ...introduced.map((names) => [...names]),
  ];
  const keyed = new Map(groups.map((group) => [JSON.stringify(group), group]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** Learns groups of names. */
export function findSynonyms(groups: readonly string[][]): Synonyms {
  const byFirst = new Map<string, { words: string[]; group: string[] }[]>();
  for (const group of groups) {
    for (const name of group) {
      const words = tokenize(name).map(stripPunctuation).filter(Boolean);
      const [first] = words;
      if (first) byFirst.set(first, [...(byFirst.get(first) ?? []), { words, group }]);
    }
  }
  return (text) => {
    const words = tokenize(text).map(stripPunctuation);
    const found = new Set<string>();
    words.forEach((word, at) => {
      for (const { words: name, group } of byFirst.get(word) ?? [])
        if (name.every((each, index) => words[at + index] === each)) for (const other of group) found.add(other);
    });
    return [...found];
  };
}
