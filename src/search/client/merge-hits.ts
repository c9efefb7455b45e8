/** Needs JavaScript because it joins the results of several searches in the browser. */
import type { Hit } from './pagefind-wasm.ts';

/** Joins the hits for the same record: adds up their scores, and counts them. The order is that of the first hits. */
export function mergeHits<AnyHit extends Hit>(
  hits: readonly AnyHit[],
  getKey: (hit: AnyHit) => string,
): (AnyHit & { count: number })[] {
  return [...Map.groupBy(hits, getKey).values()].flatMap((same) =>
    same.slice(0, 1).map((first) => ({
      ...first,
      count: same.length,
      score: same.reduce((sum, { score }) => sum + score, 0),
      matches: same.flatMap(({ matches }) => matches),
    })),
  );
}
