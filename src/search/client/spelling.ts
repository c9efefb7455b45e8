/** Needs JavaScript because it corrects the spelling of a query. */
import type { Term } from './query.ts';
import { isSection, searchShards } from './ranking.ts';
import type { Filters, Shard } from './shard.ts';
import { suggestSpellings } from './suggestions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word that no section has, and the word that was searched for instead, if there is one. */
export interface UnknownWord {
  typed: string;
  correction?: string;
}

export interface CorrectedQuery {
  terms: Term[];
  unknownWords: UnknownWord[];
  /** Whether a word is in no shard that is open, but in another. */
  isInOtherShard: boolean;
}

/** Replaces words that no section has by similar ones, and drops those that are like no word of the vocabulary. */
export async function correctQuery(
  shards: readonly Shard[],
  vocabulary: Vocabulary,
  query: readonly Term[],
  filters: Filters,
): Promise<CorrectedQuery> {
  const prepare = (terms: readonly Term[]) => Promise.all(shards.map((shard) => shard.prepare(terms, filters)));
  await prepare(query);
  const candidates = await Promise.all(
    query.map(async (term) => {
      const isInSection = isInRecord(term, shards, isSection);
      const words = isInSection ? [] : await vocabulary(term.normalized);
      const corrections = suggestSpellings(term.normalized, words).map((normalized) => ({ ...term, normalized }));
      const isKnown = isInSection || isInRecord(term, shards, () => true);
      const isInOtherShard = !isKnown && words.some((word) => word.startsWith(term.normalized));
      return { term, corrections, isKnown, isInOtherShard };
    }),
  );
  await prepare(candidates.flatMap(({ corrections }) => corrections));
  // Of several corrections, one that a section has together with the other words is likelier.
  const alternatives = candidates.map(({ term, corrections, isKnown }) =>
    isKnown ? [term, ...corrections] : corrections,
  );
  const combinations = combine(alternatives.filter(({ length }) => length > 0));
  const together = combinations.find((terms) => searchShards(shards, terms, filters).some(isSection));
  const known = candidates.filter(({ isKnown }) => isKnown).map(({ term }) => term);
  const terms = together ?? (query.length === 1 ? (combinations[0] ?? []) : known);
  const unknownWords = candidates
    .filter(({ term, isKnown }) => !isKnown || !terms.includes(term))
    .map(({ term, corrections }): UnknownWord => {
      const correction = corrections.find((each) => terms.includes(each)) ?? corrections[0];
      return { typed: term.typed, ...(correction ? { correction: correction.normalized } : {}) };
    });
  return { terms, unknownWords, isInOtherShard: candidates.some((each) => each.isInOtherShard) };
}

/** Whether a record of some kind has a word. Phrases are not corrected. */
function isInRecord(term: Term, shards: readonly Shard[], isOfKind: typeof isSection): boolean {
  return term.isPhrase || shards.some((shard) => shard.hasTerm(term) && shard.search([term], {}).some(isOfKind));
}

/** Returns all combinations of one item from each list, in the order of the lists. The lists are few and short. */
function combine<Item>(lists: readonly Item[][]): Item[][] {
  return lists.reduce<Item[][]>(
    (combinations, list) => combinations.flatMap((combination) => list.map((item) => [...combination, item])),
    [[]],
  );
}
