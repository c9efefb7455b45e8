/** Needs JavaScript because it reads what a reader types: words, phrases in quotation marks, and dates. */
import { stripPunctuation, tokenize } from '../format/normalize.ts';

/** A part of a query: one word, or several that stand side by side. */
export interface Term {
  /** As it was typed. */
  typed: string;
  /** As the index has it; the words of a phrase parted by spaces. */
  folded: string;
  isPhrase: boolean;
}

/** Words that ask or join. They are left out where other words remain. */
const filler = new Set(
  (
    'a about after again all also am an and any are as at be because been before being between both but by can could did do ' +
    'does doing each few for from further had has have having he her here his how i if in into is it its just many me more ' +
    'most much my no nor not of off on once only or other our own really same she should so some such than that the their ' +
    'them then there these they this those through to too under until up very was we were what when where which while who ' +
    'whom whose why will with would you your ' +
    'از اما او اگر ان این با بر برای به بود تا جا چرا چه چگونه چند چیست در را شد شده که کجا کدام کرد کی ما می و های هم هر یا یک ایا است'
  ).split(' '),
);

const months = 'january february march april may june july august september october november december'.split(' ');

/** What a query asks for. No term stands in it twice. */
export function parseQuery(query: string): Term[] {
  const withDates = query.replace(/\b(\d{4})-(\d\d)(?:-(\d\d))?\b/g, (all, year, month, day) => {
    const name = months[Number(month) - 1];
    return name ? `${day ? `${Number(day)} ` : ''}${name} ${year}` : all;
  });
  const terms: Term[] = [];
  const add = (typed: string, words: string[]) => {
    const folded = words.join(' ');
    if (folded && !terms.some((term) => term.folded === folded))
      terms.push({ typed, folded, isPhrase: words.length > 1 });
  };
  for (const [, phrase, word] of withDates.matchAll(/["“”«»]([^"“”«»]+)["“”«»]|([^\s"“”«»]+)/g)) {
    const typed = phrase ?? word ?? '';
    if (phrase) add(typed, tokenize(phrase).map(stripPunctuation).filter(Boolean));
    // “8th” is “8”; words joined by a dash longer than a hyphen or by a stroke are words of their own.
    else
      for (const each of typed.split(/[–—/]/))
        add(each, [stripPunctuation(each).replace(/^(\d+)(?:st|nd|rd|th)$/, '$1')].filter(Boolean));
  }
  const telling = terms.filter(({ folded, isPhrase }) => isPhrase || !filler.has(folded));
  return telling.length > 0 ? telling : terms;
}
