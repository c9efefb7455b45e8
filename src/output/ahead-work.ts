/** The work of the thread that `ahead.ts` starts. What is wrong with the content, and what cannot be made, others tell. */
import { mkdtempSync, rmSync } from 'node:fs';
import { readLibrary } from '../explainer/library.ts';
import { publishedCards } from './cards/card.ts';
import { CardKeep } from './cards/write-cards.ts';
import { keepExplainerFiles } from './explainer-files.ts';
import { writeSearch } from './search/search-files.ts';
import { searchInput } from './search/search-input.ts';
import { libraryOptions, state } from './state.ts';

const library = readLibrary({ ...libraryOptions, backwards: true });
keepExplainerFiles(library, state.files);
const cards = new CardKeep(state.cards);
for (const { card } of publishedCards(library)) await cards.file(card);
// Only what is kept of it counts.
const unused = mkdtempSync(`${state.search}-`);
try {
  await writeSearch(searchInput(library, state.search), unused);
} finally {
  rmSync(unused, { recursive: true, force: true });
}
