import type { Translation } from './schema/passages.ts';

/** Returns a translation with its translator, however it is written. One without a translator is by the author. */
export function getTranslation(translation: Translation): Exclude<Translation, string> {
  return typeof translation === 'string' ? { text: translation } : translation;
}
