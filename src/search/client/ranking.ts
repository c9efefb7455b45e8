/** Needs JavaScript because it ranks the results of the search in the browser. */
import { getRecordKind } from '../format/format.ts';
import { mergeHits } from './merge-hits.ts';
import type { Hit } from './pagefind-wasm.ts';
import type { Term } from './query.ts';
import type { Filters, Shard } from './shard.ts';

/** A hit, and the shard that it is in. */
export interface RankedHit extends Hit {
  shard: Shard;
}

/** Whether a hit is a section or an introduction. */
export const isSection = ({ name }: Hit): boolean => getRecordKind(name) !== 'entities';

/** If fewer sections than this have all terms, sections with most terms follow them. */
const fewSections = 3;

/** An introduction sums up what a section says in full. */
const introductionWeight = 0.7;

/** Searches several shards. The hits are in no order. */
export function searchShards(shards: readonly Shard[], terms: readonly Term[], filters: Filters): RankedHit[] {
  return shards.flatMap((shard) =>
    shard.search(terms, filters).map((hit): RankedHit => {
      const weight = getRecordKind(hit.name) === 'introduction' ? introductionWeight : 1;
      return { ...hit, shard, score: hit.score * weight };
    }),
  );
}

/**
 * Finds and ranks the records that have all terms. If there are few, those that have most terms follow.
 * @returns the hits, best first, and whether no section has all terms
 */
export function rankHits(
  shards: readonly Shard[],
  terms: readonly Term[],
  filters: Filters,
): { hits: RankedHit[]; isPartial: boolean } {
  const hits = searchShards(shards, terms, filters)
    .map((hit) => ({ ...hit, score: hit.score * (1 + getProximity(hit.matches, terms.length)) }))
    .sort(byScore);
  const sectionCount = hits.filter(isSection).length;
  if (terms.length < 2 || sectionCount >= fewSections) return { hits, isPartial: false };
  const keys = new Set(hits.map(getKey));
  const partialHits = findPartialHits(shards, terms, filters).filter((hit) => !keys.has(getKey(hit)));
  return { hits: [...hits, ...partialHits], isPartial: sectionCount === 0 };
}

const byScore = (a: RankedHit, b: RankedHit): number => b.score - a.score;

const getKey = ({ shard, name }: RankedHit): string => shard.recordKey(name);

/** Finds the records that have at least half of the terms. Scores are added up, times the number of terms. */
function findPartialHits(shards: readonly Shard[], terms: readonly Term[], filters: Filters): RankedHit[] {
  return mergeHits(
    terms.flatMap((term) => searchShards(shards, [term], filters)),
    getKey,
  )
    .filter(({ count }) => count * 2 >= terms.length)
    .map((hit) => ({ ...hit, score: hit.score * hit.count }))
    .sort(byScore);
}

/** Returns how close together a query’s words are where they are closest: 1 if adjacent, 0 if far apart. */
function getProximity(matches: Hit['matches'], wordCount: number): number {
  if (wordCount < 2) return 0;
  const positions = [...new Set(matches.map(({ position }) => position))].sort((a, b) => a - b);
  let shortest = Number.POSITIVE_INFINITY;
  for (let last = wordCount - 1; last < positions.length; last++)
    shortest = Math.min(shortest, (positions[last] ?? 0) - (positions[last - wordCount + 1] ?? 0) + 1);
  return wordCount / shortest;
}
