/** The work of the thread that `ahead.ts` starts. What is wrong with the content, and what cannot be made, others tell. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { type Library, readLibrary } from '../explainer/library.ts';
import type { Asked, Said } from './ahead.ts';
import { publishedCards } from './cards/card.ts';
import { CardKeep } from './cards/write-cards.ts';
import { keepExplainerFiles } from './explainer-files.ts';
import { renderPages } from './render-work.ts';
import { writeSearch } from './search/search-files.ts';
import { searchInput } from './search/search-input.ts';
import { shareLibrary } from './shared-library.ts';
import { libraryOptions, state } from './state.ts';

/** Of the index, only what is kept of it counts. */
async function keepIndex(library: Library): Promise<void> {
  mkdirSync(dirname(state.search), { recursive: true });
  const unused = mkdtempSync(`${state.search}-`);
  try {
    await writeSearch(searchInput(library, state.search), unused);
  } finally {
    rmSync(unused, { recursive: true, force: true });
  }
}

/** In the moments in which this thread waits for Pagefind, a process of its own. */
async function keepOthers(library: Library): Promise<void> {
  for (const made of keepExplainerFiles(library, state.files)) await setImmediate(made);
  const cards = new CardKeep(state.cards);
  for (const { card } of publishedCards(library)) {
    await cards.file(card);
    await setImmediate();
  }
}

const library = shareLibrary(readLibrary({ ...libraryOptions, backwards: true }));
await Promise.all([keepIndex(library), keepOthers(library)]);
parentPort?.on('message', async (asked: Asked) => {
  const rendered = await renderPages(asked);
  say(
    rendered,
    rendered.flatMap((page) => page?.body.buffer ?? []),
  );
});
say('kept');

function say(said: Said, given: ArrayBuffer[] = []): void {
  parentPort?.postMessage(said, given);
}
