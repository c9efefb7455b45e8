/** Needs JavaScript because it corrects the spelling of a query. */
import { normalize } from '../format/normalize.ts';
import { needsDictionary } from '../format/tokenize.ts';
import type { Term } from './query.ts';
import { isSection, searchShards } from './ranking.ts';
import type { Filters, Shard } from './shard.ts';
import { isSameSpelling, suggestSpellings } from './suggestions.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A word that no section contains, and the most likely correction, if there is one. */
export interface UnknownWord {
  typed: string;
  correction: string | undefined;
}

export interface CorrectedQuery {
  terms: Term[];
  unknownWords: UnknownWord[];
  /** Whether a word that the open shards lack occurs in another shard. */
  isInOtherShard: boolean;
}

/** Replaces words that no section contains with similar ones, and drops words that resemble none in the vocabulary. */
export async function correctQuery(
  shards: readonly Shard[],
  vocabulary: Vocabulary,
  query: readonly Term[],
  filters: Filters,
): Promise<CorrectedQuery> {
  const prepare = (terms: readonly Term[]) => Promise.all(shards.map((shard) => shard.prepare(terms, filters)));
  await prepare(query);
  const divided = (await Promise.all(query.map((term) => divideTerm(term, shards, vocabulary)))).flat();
  await prepare(divided);
  const checkedWords = await Promise.all(divided.map((term) => checkTerm(term, shards, vocabulary)));
  await prepare(checkedWords.flatMap(({ corrections }) => corrections));
  // Prefer the corrections that occur in one section together with the other words.
  const alternatives = checkedWords.map(({ term, corrections, isKnown }) =>
    isKnown ? [term, ...corrections] : corrections,
  );
  const combinations = combine(alternatives.filter(({ length }) => length > 0));
  const bestCombination = combinations.find((terms) => searchShards(shards, terms, filters).some(isSection));
  const known = checkedWords.filter(({ isKnown }) => isKnown).map(({ term }) => term);
  const terms = bestCombination ?? (divided.length === 1 ? (combinations[0] ?? []) : known);
  const unknownWords = checkedWords
    .filter(({ term, isKnown }) => !isKnown || !terms.includes(term))
    .map(({ term, corrections }): UnknownWord => {
      const correction = corrections.find((each) => terms.includes(each)) ?? corrections[0];
      return { typed: term.typed, correction: correction?.normalized };
    })
    .filter(({ typed, correction }) => !correction || !isSameSpelling(normalize(typed), correction));
  return { terms, unknownWords, isInOtherShard: checkedWords.some((each) => each.isInOtherShard) };
}

/**
 * Divides a term that no record contains: a word with hyphens may be without them in the text, and a dictionary may not
 * divide words as the build did.
 */
async function divideTerm(term: Term, shards: readonly Shard[], vocabulary: Vocabulary): Promise<Term[]> {
  if (isInRecord(term, shards, isAnyRecord)) return [term];
  const parts = term.parts?.length ? term.parts : await divideByVocabulary(term, vocabulary);
  return parts.length > 0 ? parts.map((part) => ({ ...term, normalized: part })) : [term];
}

/** Looks a term up in the shards, and suggests corrections if no section contains it. */
async function checkTerm(term: Term, shards: readonly Shard[], vocabulary: Vocabulary) {
  const isInSection = isInRecord(term, shards, isSection);
  const words = isInSection ? [] : await vocabulary(term.normalized);
  const corrections = suggestSpellings(term.normalized, words).map((normalized) => ({ ...term, normalized }));
  const isKnown = isInSection || isInRecord(term, shards, isAnyRecord);
  const isInOtherShard = !isKnown && words.some((word) => word.startsWith(term.normalized));
  return { term, corrections, isKnown, isInOtherShard };
}

const isAnyRecord = () => true;

/** Divides a word of a script without spaces into the longest words that the vocabulary has; [] if it cannot. */
async function divideByVocabulary({ normalized }: Term, vocabulary: Vocabulary): Promise<string[]> {
  const parts: string[] = [];
  for (let rest = needsDictionary(normalized) ? normalized : ''; rest; rest = rest.slice(parts.at(-1)?.length)) {
    const words = (await vocabulary(rest)).filter((word) => rest.startsWith(word));
    if (words.length === 0) return [];
    parts.push(words.reduce((longest, word) => (word.length > longest.length ? word : longest)));
  }
  return parts;
}

/** Whether a record of a kind contains a word. True for phrases, which are never corrected. */
function isInRecord(term: Term, shards: readonly Shard[], isOfKind: typeof isSection): boolean {
  return term.isPhrase || shards.some((shard) => shard.hasTerm(term) && shard.search([term], {}).some(isOfKind));
}

/**
 * Returns all combinations of one item from each list, in the order of the lists. Their number
 * grows exponentially, so the lists must be few and short.
 */
function combine<Item>(lists: readonly Item[][]): Item[][] {
  return lists.reduce<Item[][]>(
    (combinations, list) => combinations.flatMap((combination) => list.map((item) => [...combination, item])),
    [[]],
  );
}
