/** The vocabulary: all words of the index, from which the browser corrects spelling. */
import { fullVocabulary, letterName, type ManifestVocabulary } from '../format/format.ts';
import { divideWords, isInPairs, joinParts, tokenize } from '../format/tokenize.ts';

/** A vocabulary of more words is split into one file for each first letter. */
const maxWordsInFile = 1500;

/** How often each normalized word occurs. */
export type WordCounts = Map<string, number>;

/** Counts the words of some texts, without numbers, words of one or two letters, and pairs of characters. */
export function countWords(texts: Iterable<string>): WordCounts {
  const counts: WordCounts = new Map();
  // “O’Neill” is one word to readers.
  for (const text of texts)
    for (const { word } of tokenize(divideWords(text)))
      for (const part of /^\p{L}-/u.test(word) ? [joinParts(word)] : word.split('-'))
        if (part.length > 2 && !/\d/.test(part) && !isInPairs(part)) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}

export function sumCounts(wordCounts: readonly Iterable<[string, number]>[]): WordCounts {
  const sums: WordCounts = new Map();
  for (const counts of wordCounts) for (const [word, count] of counts) sums.set(word, (sums.get(word) ?? 0) + count);
  return sums;
}

/** Formats the words of several counts as files: one word a line, most frequent first. */
export function formatVocabulary(wordCounts: readonly Iterable<[string, number]>[]): {
  kept: ManifestVocabulary['kept'];
  files: [name: string, text: string][];
} {
  const words = [...sumCounts(wordCounts)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  if (words.length > 0 && words.length <= maxWordsInFile)
    return { kept: 'whole', files: [[fullVocabulary, words.join('\n')]] };
  const byLetter = Map.groupBy(words, letterName);
  return { kept: 'by-letter', files: Array.from(byLetter, ([name, each]) => [name, each.join('\n')]) };
}
