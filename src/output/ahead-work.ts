/** The work of the thread that `ahead.ts` starts. What is wrong with the content, and what cannot be made, others tell. */
import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { type Library, libraryDigest, readLibrary } from '../explainer/library.ts';
import type { Outline } from '../explainer/model.ts';
import type { Answer, Made, Read, Task, Tasks } from './ahead.ts';
import { besideKeys } from './beside-pages.ts';
import { bring } from './bring.ts';
import { publishedCards } from './cards/card.ts';
import { CardKeep } from './cards/write-cards.ts';
import { compressFiles } from './compress.ts';
import { keepExplainerFiles } from './explainer-files.ts';
import { byDate } from './listing.ts';
import { renderPages } from './render-work.ts';
import { writeSearch } from './search/search-files.ts';
import { searchInput } from './search/search-input.ts';
import { shareLibrary } from './shared-library.ts';
import { keyedSourcePages } from './source-keys.ts';
import { libraryOptions, state } from './state.ts';

/** In the moments in which this thread waits for Pagefind, a process of its own. */
async function keepOthers(library: Library): Promise<void> {
  for (const made of keepExplainerFiles(library, state.files)) await setImmediate(made);
  const cards = new CardKeep(state.cards);
  for (const { card } of publishedCards(library)) {
    await cards.file(card);
    await setImmediate();
  }
}

/** The explainers that stand in lists, in the order of `collections.ts`. */
function listedOf({ readings }: Library): Outline[] {
  return byDate(readings.flatMap(({ outline }) => (outline && !outline.draft && !outline.withdrawn ? outline : [])));
}

/** All but sources. */
async function done(task: Exclude<Task, { name: 'sources' }>): Promise<unknown> {
  if (task.name === 'render') return renderPages(task.given);
  if (task.name === 'compress') {
    const { folder, keep, carried } = task.given;
    return compressFiles(folder, keep, carried);
  }
  bring(task.given.brought, task.given.folder, task.given.retired);
  return true;
}

function say(number: number, done: unknown): void {
  parentPort?.postMessage({ number, done } satisfies Answer);
}

const library = shareLibrary(readLibrary({ ...libraryOptions, backwards: true }));
let sources = keyedSourcePages(listedOf(library), library.glossary);
say(0, {
  library: libraryDigest(library),
  sources: sources.map(({ page, key }) => [page.path, key]),
} satisfies Read);
// Tasks are done in the order in which they come, when what is kept is made.
const { promise, resolve } = Promise.withResolvers<void>();
let last = promise;
parentPort?.on('message', (task: Task) => {
  if (task.name === 'sources') {
    const paths = new Set(task.given);
    say(
      task.number,
      sources.flatMap(({ page }) => (paths.has(page.path) ? page : [])) satisfies Tasks['sources']['done'],
    );
    // Nobody asks again, and they are many.
    sources = [];
  } else last = last.then(async () => say(task.number, await done(task).catch(() => undefined)));
});
await Promise.all([writeSearch(searchInput(library, state.search), state.stagedSearch), keepOthers(library)]);
say(1, [...besideKeys(library)] satisfies Made);
resolve();
