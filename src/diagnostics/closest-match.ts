import { closestMatch } from 'leven';

/** The candidate that `word` was probably meant to be, or undefined when none is near (Levenshtein). */
export function findClosest(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const folded = word.toLowerCase();
  const same = all.find((candidate) => candidate.toLowerCase() === folded);
  if (same !== undefined) return same;
  // A word of two letters has nothing near it but itself.
  if (word.length < 3) return undefined;
  return closestMatch(word, all, { maxDistance: Math.max(1, Math.floor(word.length * 0.4)) });
}

/** “Did you mean …?”, or the fallback sentence when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: string): string {
  const near = findClosest(word, candidates);
  return near === undefined ? otherwise : `Did you mean “${near}”?`;
}
