/**
 * How the explainers of a part are parted into pieces, each of which Pagefind indexes by itself: after an edit, only the piece
 * that it is in has to be indexed anew.
 *
 * A piece is a stretch of time. Stretches begin and end at places that do not depend on what else there is: a stretch with too
 * many explainers is halved at its middle, and so on, down to a day. An explainer that comes, goes or gets another date so
 * changes the piece it leaves and the piece it joins; it does not move the borders of others.
 */
import { dateOf, type SearchableExplainer } from './search-records.ts';

/** A stretch with more explainers than this is halved. */
const most = 60;

/** The longest stretch is 2 to the power of this many days: all years to 2700. */
const longest = 20;

/** An explainer and its day. */
type Dated = readonly [SearchableExplainer, day: number];

/** @param explainers the newest first. @returns pieces, the newest first; a single empty one where there are no explainers */
export function splitSegments(explainers: readonly SearchableExplainer[]): SearchableExplainer[][] {
  const dated = explainers.map((explainer): Dated => [explainer, dayOf(explainer)]);
  return halved(dated, longest - 1).map((piece) => piece.map(([explainer]) => explainer));
}

/** @param half the length of half the stretch, as a power of two */
function halved(dated: Dated[], half: number): Dated[][] {
  if (dated.length <= most || half < 0) return [dated];
  const isLater = ([, day]: Dated) => ((day >> half) & 1) === 1;
  return [dated.filter(isLater), dated.filter((each) => !isLater(each))]
    .filter(({ length }) => length > 0)
    .flatMap((each) => halved(each, half - 1));
}

/** Days counted as if every month had 32, so that halving ends at months before it parts them. */
function dayOf(explainer: SearchableExplainer): number {
  const [year = 0, month = 1, day = 0] = dateOf(explainer).split('-').map(Number);
  return (year * 12 + month - 1) * 32 + day;
}
