/** UI strings of the search. They are in its script, so that pages need not carry them. */
import type { EntityKind, FilterKey } from '../format/format.ts';

export const strings = {
  searching: 'Searching…',
  noResults: (query: string) => `No results for “${query}”.`,
  noFilterResults: 'No results match these filters.',
  unknownWord: (word: string) => `No section mentions “${word}”.`,
  didYouMean: 'Did you mean ',
  partialResults: 'No section contains all of these words. The closest matches are shown.',
  failed: 'The search could not be loaded.',
  retry: 'Try again',
  more: 'More results',
  widen: (name: string) => `Also search ${name}`,
  widenFailed: (name: string) => `${name} could not be searched.`,
  allResults: 'Filter and sort results',
  entities: 'Claims, events, terms and sources',
  noEntities: 'None of them matches.',
  entityKinds: { claim: 'Claim', event: 'Timeline', term: 'Term', source: 'Source' } satisfies Record<
    EntityKind,
    string
  >,
  recent: 'Recent searches (on this device)',
  clearRecent: 'Clear recent searches',
  clearHighlights: 'Clear highlights',
  filterAndSort: 'Filter and sort',
  any: 'Any',
  filters: {
    topic: 'Topic',
    publisher: 'Publisher cited',
    kind: 'Type of source cited',
    status: 'Claim status',
    year: 'Year mentioned',
  } satisfies Record<FilterKey, string>,
  sort: 'Sort by',
  byRelevance: 'Best match',
  byDate: 'Newest first',
  language: 'Language',
  clearFilters: 'Clear filters',
};
