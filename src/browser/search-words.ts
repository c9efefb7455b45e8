/** The words of the search. They come with it, so that pages do not carry them. */
export const words = {
  search: 'Search',
  label: 'Search all sections',
  close: 'Close',
  searching: 'Searching …',
  none: (query: string) => `No section holds “${query}”.`,
  failed: 'The search could not be loaded.',
  again: 'Try again',
};
