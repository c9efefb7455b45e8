/** Needs JavaScript because it looks for what a reader may have meant by a word that stands nowhere. */
import leven from 'leven';

/** How many words are worth trying in the place of another. */
const most = 3;

/**
 * The words nearest to a mistyped one, the nearest first: by Levenshtein’s distance, with two letters that changed places for
 * one, less where only the spelling of a sound differs, more where the first letter does. Of those as near the most frequent.
 * @param words the frequent ones first
 */
export function suggestSpellings(word: string, words: readonly string[]): string[] {
  const limit = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
  const sound = soundOf(word);
  const near: { candidate: string; distance: number }[] = [];
  for (const candidate of new Set(words)) {
    if (candidate === word || Math.abs(candidate.length - word.length) > limit + 1) continue;
    const letters = isSwapped(word, candidate) ? 1 : leven(word, candidate, { maxDistance: limit + 1 });
    const distance = soundOf(candidate) === sound ? 0.5 : letters + (candidate.charAt(0) === word.charAt(0) ? 0 : 0.5);
    if (letters <= limit || distance < 1) near.push({ candidate, distance });
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Whether two neighbouring letters changed places, and nothing else is different. */
function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

const spellings: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/[cq]|gh|kh|ck/g, 'k'],
  [/ou|oo|w|o/g, 'u'],
  [/ee|ie|ei|y|e/g, 'i'],
  [/z/g, 's'],
  [/h(?!$)/g, ''],
  [/(.)\1+/g, '$1'],
];

/** A spelling that transliterations of one name share: Qalibaf and Ghalibaf, Araghchi and Araqchi. */
function soundOf(word: string): string {
  return spellings.reduce((sound, [letters, one]) => sound.replace(letters, one), word);
}
