import { closestMatch } from 'leven';

/** Returns the candidate that `word` is probably a misspelling of (by Levenshtein distance), if any is close enough. */
export function findClosest(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const lowerCase = word.toLowerCase();
  const sameLetters = all.find((candidate) => candidate.toLowerCase() === lowerCase);
  if (sameLetters !== undefined) return sameLetters;
  // Every other word of two letters would be close to a word of two letters.
  if (word.length < 3) return undefined;
  return closestMatch(word, all, { maxDistance: Math.max(1, Math.floor(word.length * 0.4)) });
}

/** Returns “Did you mean …?”, or `fallback` if no candidate is close enough. */
export function didYouMean(word: string, candidates: Iterable<string>, fallback: string): string;
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined;
export function didYouMean(word: string, candidates: Iterable<string>, fallback?: string): string | undefined {
  const closest = findClosest(word, candidates);
  return closest === undefined ? fallback : `Did you mean “${closest}”?`;
}
