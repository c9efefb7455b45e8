/** The words that there are, for those who mistype one. */

import { bare, wordsOf } from '../../search/fold.ts';
import { letterName } from '../../search/format.ts';

/** With more words than this the list is cut into one file for each first letter. */
const wholeUpTo = 1500;

export interface WordList {
  kept: 'whole' | 'by-letter';
  /** Name and text of each file: a word a line, the frequent ones first. */
  files: [name: string, text: string][];
}

/** Collects the words of texts, as they are folded for search. Numbers and short words are left out. */
export function wordList(texts: Iterable<string>): WordList {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const part of wordsOf(text).flatMap((word) => word.split(/[-–—/]/))) {
      const word = bare(part);
      if (word.length > 2 && !/\d/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  if (sorted.length <= wholeUpTo) return { kept: 'whole', files: [['all', sorted.join('\n')]] };
  const letters = [...Map.groupBy(sorted, letterName)];
  return { kept: 'by-letter', files: letters.map(([name, words]) => [name, words.join('\n')]) };
}
