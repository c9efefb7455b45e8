/** Needs JavaScript because it says what there is to know of a search beside its results. */
import { createButton } from '../../dom/elements.ts';
import type { Answer } from './searcher.ts';
import { strings } from './strings.ts';

/**
 * Nothing found, words that stand nowhere, what they may have been meant for. Empty where all is as it was asked for.
 * @param search is called with the query that was meant
 */
export function getStatusMessage(
  query: string,
  { total, unknown, isPartial }: Answer,
  search: (query: string) => void,
): (Node | string)[] {
  const said: (Node | string)[] = [];
  for (const { typed, meant } of unknown) {
    said.push(strings.unknown(typed), ' ');
    if (meant)
      said.push(
        strings.didYouMean,
        createButton(meant, () => search(query.replace(typed, meant))),
        '? ',
      );
  }
  if (total === 0 && unknown.length === 0) said.push(query ? strings.none(query) : strings.noneFiltered);
  if (total > 0 && isPartial) said.push(strings.partial);
  return said;
}
