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
  /** The day on which the words were found in the work. */
  checkedOn?: string;
}

/** Lists the quotes of a source, then its places, in the order of the file. */
export function listPassages(source: Pick<Source, 'quotes' | 'places' | 'quotesChecked'>): Passage[] {
  const { quotes = {}, places = {}, quotesChecked = {} } = source;
  return [
    ...Object.entries(quotes).map(([key, quote]): Passage => {
      const checkedOn = Object.hasOwn(quotesChecked, key) ? quotesChecked[key] : undefined;
      const check = checkedOn === undefined ? {} : { checkedOn };
      if (typeof quote === 'string') return { key, words: quote, ...check };
      const { words, at, translation } = quote;
      return {
        key,
        words,
        ...check,
        ...(at === undefined ? {} : { at }),
        ...(translation === undefined ? {} : { translation: getTranslation(translation) }),
      };
    }),
    ...Object.entries(places).map(([key, at]): Passage => ({ key, at })),
  ];
}
