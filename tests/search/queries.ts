/** What readers may look for, and the section that should come first. Written before the search was built. */
export const queries: readonly (readonly [query: string, section: string])[] = [
  ['Witkoff', 'trumps-claim'],
  ['Volker Turk', 'protest-crisis'],
  ['Lindsey Graham', 'us-options'],
  ['8 May 2018', 'history'],
  ['28 December 2025', 'protest-crisis'],
  ['prepared for war', 'what-tehran-wants'],
  ['help was on its way', 'trumps-claim'],
  ['25% tariff', 'us-options'],
  ['Rouhani telephone', 'history'],
  ['record bears out part', 'conclusion'],
];
