/** Splits the explainers of a language into shards: one, or one for each year if one would be too large. */
import { dateOf, type SearchableExplainer } from './search-records.ts';

export interface ShardExplainers {
  /** The year, or the year and a number if a year is too large. Empty for a single shard. */
  name: string;
  explainers: SearchableExplainer[];
}

/** @param explainers newest first. @param limit the largest number of explainers in a shard. @returns newest first */
export function splitShards(explainers: readonly SearchableExplainer[], limit: number): ShardExplainers[] {
  if (explainers.length <= limit) return [{ name: '', explainers: [...explainers] }];
  const years = Map.groupBy(explainers, (explainer) => dateOf(explainer).slice(0, 4));
  return [...years].flatMap(([year, explainersOfYear]) => {
    const count = Math.ceil(explainersOfYear.length / limit);
    const size = Math.ceil(explainersOfYear.length / count);
    return Array.from({ length: count }, (_, index) => ({
      name: count > 1 ? `${year} (${count - index})` : year,
      explainers: explainersOfYear.slice(index * size, (index + 1) * size),
    }));
  });
}
