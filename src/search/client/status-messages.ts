/** Needs JavaScript because it explains the results of a search. */
import { createButton } from '../../dom/dom.ts';
import type { SearchResponse } from './searcher.ts';
import { strings } from './strings.ts';

/**
 * Creates the status message of a search: unknown words with corrections, no results, or partial matches. Empty if all
 * words were found together.
 * @param search is called with the corrected query
 */
export function renderStatus(
  query: string,
  { total, unknownWords, isPartial }: SearchResponse,
  search: (query: string) => void,
): (Node | string)[] {
  const message: (Node | string)[] = [];
  for (const { typed, correction } of unknownWords) {
    message.push(strings.unknownWord(typed), ' ');
    if (correction)
      message.push(
        strings.didYouMean,
        createButton(correction, () => search(query.replace(typed, correction))),
        '? ',
      );
  }
  if (total === 0 && unknownWords.length === 0)
    message.push(query ? strings.noResults(query) : strings.noFilterResults);
  if (total > 0 && isPartial) message.push(strings.partialResults);
  return message;
}
