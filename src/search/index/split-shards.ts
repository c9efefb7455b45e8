/** How the explainers of a language are parted into indexes: one, or one for each year where one would be too large. */

import { dateOf, type SearchableExplainer } from './search-records.ts';

export interface ShardExplainers {
  /** The year, or the year and a number where a year is too large; empty where all stand in one part. */
  name: string;
  explainers: SearchableExplainer[];
}

/** @param explainers the newest first. @param limit how many explainers one part may hold. @returns the newest part first */
export function splitShards(explainers: readonly SearchableExplainer[], limit: number): ShardExplainers[] {
  if (explainers.length <= limit) return [{ name: '', explainers: [...explainers] }];
  const years = Map.groupBy(explainers, (explainer) => dateOf(explainer).slice(0, 4));
  return [...years].flatMap(([year, ofYear]) => {
    const count = Math.ceil(ofYear.length / limit);
    const size = Math.ceil(ofYear.length / count);
    return Array.from({ length: count }, (_, index) => ({
      name: count > 1 ? `${year} (${count - index})` : year,
      explainers: ofYear.slice(index * size, (index + 1) * size),
    }));
  });
}
