/** Needs JavaScript because it orders what the search in the browser finds. */
import { kindOf } from '../format/format.ts';
import type { Hit } from './pagefind-wasm.ts';
import type { Term } from './query.ts';
import type { Filters, Shard } from './shard.ts';

/** A record that was found, and the part that it stands in. */
export interface Ranked extends Hit {
  part: Shard;
}

export const isSection = ({ name }: Hit): boolean => kindOf(name) !== 'things';

/** Where there are fewer sections than this with all of a query, others with most of it follow them. */
const fewSections = 3;

/** An introduction sums up what a section says in full. */
const introductionWeight = 0.7;

/** What every part has of some terms, in no order. */
export function mergeHits(parts: readonly Shard[], terms: readonly Term[], filters: Filters): Ranked[] {
  return parts.flatMap((part) =>
    part.search(terms, filters).map((hit): Ranked => {
      const weight = kindOf(hit.name) === 'introduction' ? introductionWeight : 1;
      return { ...hit, part, score: hit.score * weight };
    }),
  );
}

/** What has all of the terms, the best first; where that is little, what has most of them comes after. */
export function rankHits(
  parts: readonly Shard[],
  terms: readonly Term[],
  filters: Filters,
): { hits: Ranked[]; isPartial: boolean } {
  const whole = mergeHits(parts, terms, filters)
    .map((hit) => ({ ...hit, score: hit.score * (1 + closeness(hit.places, terms.length)) }))
    .sort(byScore);
  const sections = whole.filter(isSection).length;
  if (terms.length < 2 || sections >= fewSections) return { hits: whole, isPartial: false };
  const known = new Set(whole.map(({ part, name }) => part.nameOf(name)));
  const others = withMost(parts, terms, filters).filter(({ part, name }) => !known.has(part.nameOf(name)));
  return { hits: [...whole, ...others], isPartial: sections === 0 };
}

const byScore = (a: Ranked, b: Ranked): number => b.score - a.score;

/** What has at least half of the terms. Scores are added up, and weighed by the number of terms. */
function withMost(parts: readonly Shard[], terms: readonly Term[], filters: Filters): Ranked[] {
  const joined = new Map<string, Ranked & { terms: number }>();
  for (const hit of terms.flatMap((term) => mergeHits(parts, [term], filters))) {
    const key = hit.part.nameOf(hit.name);
    const before = joined.get(key) ?? { terms: 0, score: 0, places: [] };
    joined.set(key, {
      ...hit,
      terms: before.terms + 1,
      score: before.score + hit.score,
      places: [...before.places, ...hit.places],
    });
  }
  return [...joined.values()]
    .filter((hit) => hit.terms * 2 >= terms.length)
    .map((hit) => ({ ...hit, score: hit.score * hit.terms }))
    .sort(byScore);
}

/** From 0 to 1: how close together so many words stand where they are closest. A date is one when it is written out. */
function closeness(places: Hit['places'], words: number): number {
  if (words < 2) return 0;
  const at = [...new Set(places.map((place) => place.at))].sort((a, b) => a - b);
  let narrowest = Number.POSITIVE_INFINITY;
  for (let last = words - 1; last < at.length; last++)
    narrowest = Math.min(narrowest, (at[last] ?? 0) - (at[last - words + 1] ?? 0) + 1);
  return words / narrowest;
}
