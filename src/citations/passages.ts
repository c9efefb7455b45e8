/** What a citation can point at within a source: its quotes, then its places. */
import type { Translation } from '../explainer/schema/passages.ts';
import type { Source } from '../explainer/schema/source.ts';
import { getTranslation } from '../explainer/translation.ts';

/** A quote, or a place without words. */
export interface Passage {
  /** The key by which `[^id:key]` cites it. */
  key: string;
  /** The words of a quote. */
  words?: string;
  /** Where in the work it is: “p. 12”, “12:40”. A place always has one. */
  at?: string;
  translation?: Exclude<Translation, string>;
}

/** Lists the quotes of a source, then its places, in the order of the file. */
export function listPassages({ quotes = {}, places = {} }: Pick<Source, 'quotes' | 'places'>): Passage[] {
  return [
    ...Object.entries(quotes).map(([key, quote]): Passage => {
      if (typeof quote === 'string') return { key, words: quote };
      const { words, at, translation } = quote;
      return {
        key,
        words,
        ...(at === undefined ? {} : { at }),
        ...(translation === undefined ? {} : { translation: getTranslation(translation) }),
      };
    }),
    ...Object.entries(places).map(([key, at]): Passage => ({ key, at })),
  ];
}
