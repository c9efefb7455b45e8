/**
 * How the explainers of a language are parted into indexes. Those that are searched together have one name: all, or those of a year
 * where that would be too much to load. An index holds only some of them, so that an edit costs the making of a small one.
 */

import { dateOf, type Searched } from './records.ts';

export interface ExplainersOfPart {
  /** The year, or the year and a number where a year is too large; empty where all stand in one part. */
  name: string;
  explainers: Searched[];
}

/** How many explainers are searched together, and how many stand in one index. */
export interface PartLimits {
  together: number;
  index: number;
}

/** @param explainers the newest first. @returns the newest part first */
export function partsOf(explainers: readonly Searched[], { together, index }: PartLimits): ExplainersOfPart[] {
  return groupsOf(explainers, together).flatMap(({ name, explainers }) =>
    slices(explainers, index).map((slice) => ({ name, explainers: slice })),
  );
}

/** Cut from the oldest on: a new explainer changes the newest slice only. */
function slices(explainers: readonly Searched[], size: number): Searched[][] {
  const first = explainers.length % size || size;
  const count = Math.max(1, Math.ceil(explainers.length / size));
  return Array.from({ length: count }, (_, index) =>
    explainers.slice(Math.max(0, first + (index - 1) * size), first + index * size),
  );
}

function groupsOf(explainers: readonly Searched[], limit: number): ExplainersOfPart[] {
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
