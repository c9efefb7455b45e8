/** Needs JavaScript because it looks up words that are in no part that is open yet. */
import { letterName, type ManifestVocabulary } from '../format/format.ts';
import { once } from './files.ts';

/** Gives the words of a site that begin as a word does, or as it would if its first letter were one too many. */
export type Vocabulary = (word: string) => Promise<string[]>;

/** @param home address of the site’s home page */
export function createVocabulary(home: string, { folder, kept }: ManifestVocabulary): Vocabulary {
  const list = once(async (name) => {
    const response = await fetch(`${home}pagefind/${folder}/${name}.txt`);
    // No word begins with this letter.
    if (response.status === 404) return [];
    if (!response.ok) throw new Error(`The list of words answers ${response.status}.`);
    return (await response.text()).split('\n');
  });
  return async (word) => {
    const names = kept === 'whole' ? ['all'] : new Set([word, word.slice(1)].map(letterName));
    return (await Promise.all(Array.from(names, list))).flat();
  };
}
