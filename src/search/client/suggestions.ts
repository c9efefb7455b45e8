/** Needs JavaScript because it suggests words of the vocabulary for one that is mistyped. */

const maxSuggestions = 3;

/**
 * Suggests the words that are most similar to a mistyped one, most similar first: by Levenshtein distance, in which two
 * swapped letters count as one edit. Words that sound the same are nearer, words with another first letter farther. Of
 * words at the same distance, the more frequent one comes first.
 * @param words most frequent first
 */
export function suggestSpellings(word: string, words: readonly string[]): string[] {
  const maxDistance = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
  const sound = getSound(word);
  const suggestions: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(words)) {
    if (candidate === word || Math.abs(candidate.length - word.length) > maxDistance + 1) continue;
    const edits = countEdits(word, candidate, maxDistance);
    const distance = isSameSpelling(candidate, word)
      ? 0
      : getSound(candidate) === sound
        ? 0.5
        : edits + (candidate.charAt(0) === word.charAt(0) ? 0 : 0.5);
    if (edits <= maxDistance || distance < 1) suggestions.push({ candidate, distance });
  }
  return suggestions
    .sort((a, b) => a.distance - b.distance)
    .slice(0, maxSuggestions)
    .map(({ candidate }) => candidate);
}

/** Whether words differ only in how they spell letters that many keyboards lack: Müller, Mueller; Đoković, Djokovic. */
export function isSameSpelling(a: string, b: string): boolean {
  const [foldedA, foldedB] = [a, b].map((word) => word.replace(/(?<=[aou])e|(?<=a)a|(?<=d)j/g, ''));
  return foldedA === foldedB;
}

/** Counts the letters to add, remove, replace or swap. @param max the result is only exact up to this */
function countEdits(a: string, b: string, max: number): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const skip = (lettersOfA: number, lettersOfB: number) =>
    countEdits(a.slice(start + lettersOfA), b.slice(start + lettersOfB), max - 1);
  if (start === a.length || start === b.length) return a.length + b.length - 2 * start;
  if (max === 0) return 1;
  const isSwapped = a[start] === b[start + 1] && a[start + 1] === b[start];
  return 1 + Math.min(skip(1, 0), skip(0, 1), skip(1, 1), isSwapped ? skip(2, 2) : max);
}

const soundRules: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/[cq]|gh|kh|ck/g, 'k'],
  [/ou|oo|w|o/g, 'u'],
  [/ee|ie|ei|y|e/g, 'i'],
  [/z/g, 's'],
  [/h(?!$)/g, ''],
  [/(.)\1+/g, '$1'],
];

/** Returns a form that different transliterations of a name share: Qalibaf and Ghalibaf, Araghchi and Araqchi. */
function getSound(word: string): string {
  return soundRules.reduce((sound, [letters, replacement]) => sound.replace(letters, replacement), word);
}
