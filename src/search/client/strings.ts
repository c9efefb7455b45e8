/** The words of the search. They come with it, so that pages do not carry them. */
import type { EntityKind, FilterKey } from '../format/format.ts';

export const strings = {
  searching: 'Searching …',
  none: (query: string) => `No section has “${query}”.`,
  noneFiltered: 'No section fits.',
  unknown: (word: string) => `“${word}” stands in no section.`,
  didYouMean: 'Did you mean ',
  showing: 'These sections have it.',
  partial: 'No section has all of these words. These have the most of them.',
  failed: 'The search could not be loaded.',
  again: 'Try again',
  more: 'More results',
  further: (name: string) => `Search ${name} too`,
  notFurther: (name: string) => `${name} could not be searched.`,
  allResults: 'Filter and sort the results',
  things: 'Claims, dates, terms and sources',
  noThings: 'None of them fits.',
  thingKinds: { claim: 'Claim', event: 'Timeline', term: 'Term', source: 'Source' } satisfies Record<
    EntityKind,
    string
  >,
  recent: 'Searched for lately, on this device',
  forget: 'Forget these',
  clearMarks: 'Clear marks',
  narrow: 'Filter and sort',
  any: 'Any',
  filters: {
    topic: 'Topic',
    publisher: 'Publisher cited',
    kind: 'Kind of source cited',
    status: 'Status of a claim',
    year: 'Year spoken of',
  } satisfies Record<FilterKey, string>,
  sort: 'Order',
  byRelevance: 'Best match first',
  byDate: 'Newest first',
  language: 'Language',
  clearFilters: 'Clear filters',
};
