/** Needs JavaScript because it tells which words of a query stand nowhere, and what may have been meant by them. */

import type { Term } from './query.ts';
import { isSection, mergeHits } from './ranking.ts';
import type { Filters, Shard } from './shard.ts';
import { suggestSpellings } from './suggestions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word that stands in no section, and what was searched for instead, if anything. */
export interface Unknown {
  typed: string;
  meant?: string;
}

export interface Correction {
  terms: Term[];
  unknown: Unknown[];
  /** A word stands in no part that is open, but in another. */
  isElsewhere: boolean;
}

/** Puts what was meant in the place of words that stand in no section, and leaves out what means nothing here. */
export async function correctQuery(
  parts: readonly Shard[],
  lexicon: Vocabulary,
  given: readonly Term[],
  filters: Filters,
): Promise<Correction> {
  const prepare = (terms: readonly Term[]) => Promise.all(parts.map((part) => part.prepare(terms, filters)));
  await prepare(given);
  const choices = await Promise.all(
    given.map(async (term) => {
      const isInSection = stands(term, parts, isSection);
      const words = isInSection ? [] : await lexicon(term.folded);
      const others = suggestSpellings(term.folded, words).map((folded) => ({ ...term, folded }));
      const isKnown = isInSection || stands(term, parts, () => true);
      return { term, others, isKnown, isElsewhere: !isKnown && words.some((word) => word.startsWith(term.folded)) };
    }),
  );
  await prepare(choices.flatMap(({ others }) => others));
  // Several words may be meant: that which stands together with the rest of the query is likelier.
  const lists = choices.map(({ term, others, isKnown }) => (isKnown ? [term, ...others] : others));
  const ways = combined(lists.filter((list) => list.length > 0));
  const together = ways.find((terms) => mergeHits(parts, terms, filters).some(isSection));
  const alone = choices.filter(({ isKnown }) => isKnown).map(({ term }) => term);
  const terms = together ?? (given.length === 1 ? (ways[0] ?? []) : alone);
  const unknown = choices
    .filter(({ term, isKnown }) => !isKnown || !terms.includes(term))
    .map(({ term, others }): Unknown => {
      const better = others.find((other) => terms.includes(other)) ?? others[0];
      return { typed: term.typed, ...(better ? { meant: better.folded } : {}) };
    });
  return { terms, unknown, isElsewhere: choices.some(({ isElsewhere }) => isElsewhere) };
}

/** Whether a word stands in a record of some kind. A phrase is taken as it is. */
function stands(term: Term, parts: readonly Shard[], isWanted: typeof isSection): boolean {
  return term.isPhrase || parts.some((part) => part.knows(term) && part.search([term], {}).some(isWanted));
}

/** One of each list, in every way; the first of each come first. Few lists have more than one, and those are short. */
function combined<Value>(lists: readonly Value[][]): Value[][] {
  return lists.reduce<Value[][]>((ways, list) => ways.flatMap((way) => list.map((each) => [...way, each])), [[]]);
}
