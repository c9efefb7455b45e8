/** Needs JavaScript because it finds the words of a query in texts: in excerpts, and on the page of a result. */
import { isInPairs, joinParts, type Token } from '../format/tokenize.ts';
import type { Hit } from './pagefind-wasm.ts';
import type { Term } from './query.ts';

/** A word that was found in a text. */
export interface Match {
  /** Position of the word, or of its first pair of characters, in words. */
  position: number;
  /** Offsets in the text. */
  start: number;
  end: number;
  weight: number;
}

/** Finds where words, or the pairs of characters of a word, follow one another. One character may begin a pair. */
export function findSequences(tokens: readonly Token[], words: readonly string[]): Omit<Match, 'weight'>[] {
  const isMatch = (token: Token | undefined, word: string) =>
    isInPairs(word) ? token?.word.startsWith(word) : joinParts(token?.word ?? '') === word;
  const last = words.at(-1) ?? '';
  return tokens.flatMap(({ start }, position) => {
    const end = tokens[position + words.length - 1];
    if (!end || !words.every((word, index) => isMatch(tokens[position + index], word))) return [];
    return [{ position, start, end: isInPairs(last) ? end.start + last.length : end.end }];
  });
}

/** Locates the words that the engine found. Pairs of characters count only where a term has all of its pairs. */
export function locateMatches(tokens: readonly Token[], hits: Hit['matches'], terms: readonly Term[]): Match[] {
  const words = hits.flatMap(({ position, weight }) => {
    const token = tokens[position];
    return token && !isInPairs(token.word) ? [{ position, start: token.start, end: token.end, weight }] : [];
  });
  const pairs = terms
    .filter(({ normalized }) => isInPairs(normalized))
    .flatMap(({ normalized }) => findSequences(tokens, normalized.split(' ')))
    .map((match) => ({ ...match, weight: 1 }));
  return [...words, ...pairs].sort((a, b) => a.position - b.position);
}
