/**
 * Splits the explainers of a shard into segments, which Pagefind indexes one by one. An edit changes one segment.
 *
 * A segment is an interval of time. Its borders do not depend on what else there is: an interval with too many
 * explainers is halved at its midpoint, and so on down to a day. An explainer that is added, removed or redated changes
 * the segments it leaves and joins, and does not move the borders of others.
 */
import { dateOf, type SearchableExplainer } from './search-records.ts';

/** The largest number of explainers in a segment that can still be halved. */
const maxSize = 60;

/** The first interval has 2 to the power of this many days: all years to 2700. */
const longestInterval = 20;

type DatedExplainer = readonly [SearchableExplainer, day: number];

/** @param explainers newest first. @returns segments, newest first; a single empty one if there are no explainers */
export function splitSegments(explainers: readonly SearchableExplainer[]): SearchableExplainer[][] {
  const dated = explainers.map((explainer): DatedExplainer => [explainer, dayNumber(explainer)]);
  return halve(dated, longestInterval - 1).map((segment) => segment.map(([explainer]) => explainer));
}

/** @param half the length of half the interval, as a power of two */
function halve(explainers: DatedExplainer[], half: number): DatedExplainer[][] {
  if (explainers.length <= maxSize || half < 0) return [explainers];
  const isLater = ([, day]: DatedExplainer) => ((day >> half) & 1) === 1;
  return [explainers.filter(isLater), explainers.filter((each) => !isLater(each))]
    .filter(({ length }) => length > 0)
    .flatMap((each) => halve(each, half - 1));
}

/** Numbers days as if every month had 32 of them, so that halving splits between months before it splits months. */
function dayNumber(explainer: SearchableExplainer): number {
  const [year = 0, month = 1, day = 0] = dateOf(explainer).split('-').map(Number);
  return (year * 12 + month - 1) * 32 + day;
}
