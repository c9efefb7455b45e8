/** Needs JavaScript because it parses what a reader types: words, phrases in quotation marks, and dates. */
import { stripPunctuation, tokenize } from '../format/normalize.ts';

/** A word of a query, or a phrase. */
export interface Term {
  /** As the reader typed it. */
  typed: string;
  /** As it is in the index, with single spaces between the words of a phrase. */
  normalized: string;
  isPhrase: boolean;
}

/** Stop words. They are ignored unless the query consists of them. */
const stopWords = new Set(
  (
    'a about after again all also am an and any are as at be because been before being between both but by can ' +
    'could did do does doing each few for from further had has have having he her here his how i if in into is ' +
    'it its just many me more most much my no nor not of off on once only or other our own really same she ' +
    'should so some such than that the their them then there these they this those through to too under until ' +
    'up very was we were what when where which while who whom whose why will with would you your ' +
    'از اما او اگر ان این با بر برای به بود تا جا چرا چه چگونه چند چیست در را شد شده که کجا کدام کرد کی ما می ' +
    'و های هم هر یا یک ایا است'
  ).split(' '),
);

const months = 'january february march april may june july august september october november december'.split(' ');

/** Parses a query. @returns its terms, each once */
export function parseQuery(query: string): Term[] {
  const withDates = query.replace(/\b(\d{4})-(\d\d)(?:-(\d\d))?\b/g, (date, year, month, day) => {
    const name = months[Number(month) - 1];
    return name ? `${day ? `${Number(day)} ` : ''}${name} ${year}` : date;
  });
  const terms: Term[] = [];
  const add = (typed: string, words: string[]) => {
    const normalized = words.join(' ');
    if (normalized && !terms.some((term) => term.normalized === normalized))
      terms.push({ typed, normalized, isPhrase: words.length > 1 });
  };
  for (const [, phrase, word] of withDates.matchAll(/["“”«»]([^"“”«»]+)["“”«»]|([^\s"“”«»]+)/g)) {
    const typed = phrase ?? word ?? '';
    if (phrase) add(typed, tokenize(phrase).map(stripPunctuation).filter(Boolean));
    // “8th” becomes “8”. Words with a slash or a dash (not a hyphen) between them are separate words.
    else
      for (const each of typed.split(/[–—/]/))
        add(each, [stripPunctuation(each).replace(/^(\d+)(?:st|nd|rd|th)$/, '$1')].filter(Boolean));
  }
  const significant = terms.filter(({ normalized, isPhrase }) => isPhrase || !stopWords.has(normalized));
  return significant.length > 0 ? significant : terms;
}
