/** Needs JavaScript because it looks up words of shards that are not open yet. */
import { fullVocabulary, letterName, type ManifestVocabulary, vocabularyPath } from '../format/format.ts';
import { memoize } from './files.ts';

/** Returns the words that begin with the first letter of a word, or with its second, in case the first is a typo. */
export type Vocabulary = (word: string) => Promise<string[]>;

/** @param home address of the site’s home page, with a slash at the end */
export function createVocabulary(home: string, { folder, kept }: ManifestVocabulary): Vocabulary {
  const load = memoize(async (name) => {
    const response = await fetch(`${home}pagefind/${vocabularyPath(folder, name)}`);
    // No word begins with this letter.
    if (response.status === 404) return [];
    if (!response.ok) throw new Error(`The vocabulary answers ${response.status}.`);
    return (await response.text()).split('\n');
  });
  return async (word) => {
    const names = kept === 'whole' ? [fullVocabulary] : new Set([word, word.slice(1)].map(letterName));
    return (await Promise.all(Array.from(names, load))).flat();
  };
}
