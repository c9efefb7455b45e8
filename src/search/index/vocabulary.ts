/** The words that there are, for those who mistype one. */

import { letterName, type ManifestVocabulary } from '../format/format.ts';
import { stripPunctuation, tokenize } from '../format/normalize.ts';

/** With more words than this the list is cut into one file for each first letter. */
const wholeUpTo = 1500;

/** How often each word stands in some texts, as they are folded for search. Numbers and short words are left out. */
export type WordCounts = Map<string, number>;

export function countWords(texts: Iterable<string>): WordCounts {
  // Each is folded once, however often it stands there.
  const parts = new Map<string, number>();
  for (const text of texts)
    for (const word of tokenize(text))
      for (const part of word.split(/[-–—/]/)) parts.set(part, (parts.get(part) ?? 0) + 1);
  const counts: WordCounts = new Map();
  for (const [part, times] of parts) {
    const word = stripPunctuation(part);
    if (word.length > 2 && !/\d/.test(word)) counts.set(word, (counts.get(word) ?? 0) + times);
  }
  return counts;
}

/** Adds up what was counted in several places. */
export function sumCounts(all: readonly Iterable<[string, number]>[]): WordCounts {
  const counts: WordCounts = new Map();
  for (const some of all) for (const [word, count] of some) counts.set(word, (counts.get(word) ?? 0) + count);
  return counts;
}

/** The words of several texts as files: a word a line, the frequent ones first. */
export function writeVocabulary(all: readonly Iterable<[string, number]>[]): {
  kept: ManifestVocabulary['kept'];
  files: [name: string, text: string][];
} {
  const sorted = [...sumCounts(all)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  if (sorted.length > 0 && sorted.length <= wholeUpTo) return { kept: 'whole', files: [['all', sorted.join('\n')]] };
  const letters = Map.groupBy(sorted, letterName);
  return { kept: 'by-letter', files: Array.from(letters, ([name, words]) => [name, words.join('\n')]) };
}
