/** Writes the files that a build adds to its pages: share cards, explainers for programs, the search index. */
import { join } from 'node:path';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { listExplainersWithFiles } from '../exports/explainer-files.ts';
import type { Content } from '../parse/load-content.ts';
import { readRedirects } from '../parse/site-files.ts';
import { createSearchInput } from '../search/index/search-input.ts';
import { listPublishedCards } from '../sharing/cards/card.ts';
import { pruneCards } from '../sharing/cards/write-cards.ts';
import { settings } from '../site.ts';
import { hasImageService } from '../site-data/image-service.ts';
import { formatCount, log, runTask } from './log.ts';
import { listResizedImages, pruneImages } from './resize-images.ts';
import { runInPool } from './worker-pool.ts';

/** Explainers or cards in one task of the worker pool. */
const batchSize = 50;

/** Writes all assets into the folder of a site, in the worker pool while Astro renders pages. */
export async function writeAssets(content: Content, folder: string): Promise<void> {
  await Promise.all([
    runTask('Index sections', () => indexSections(content, folder), String),
    runTask('Write Markdown and sources as data', (show) => writeFilesForPrograms(content, folder, show), String),
    runTask('Draw share cards', (show) => drawCards(content, folder, show), String),
    resizeImages(content, folder),
  ]);
}

async function indexSections(content: Content, folder: string): Promise<string> {
  // Functions cannot be sent to a worker.
  const { loadExplainer: _, ...input } = createSearchInput(content, cacheDirs.search);
  return formatCount(await runInPool('writeSearch', { input, folder: join(folder, 'pagefind') }), 'section');
}

async function writeFilesForPrograms(content: Content, folder: string, show: ShowProgress): Promise<string> {
  const batches = splitIntoBatches(listExplainersWithFiles(content, readRedirects(settings.contentDir)));
  const counts = await runBatches(
    batches,
    (explainers) => runInPool('writeExplainerFiles', { explainers, folder }),
    show,
  );
  return formatCount(
    counts.reduce((sum, count) => sum + count, 0),
    'file',
  );
}

async function drawCards(content: Content, folder: string, show: ShowProgress): Promise<string> {
  const cards = [...listPublishedCards(content)];
  const written = await runBatches(
    splitIntoBatches(cards),
    (batch) => runInPool('writeCards', { cards: batch, folder }),
    show,
  );
  pruneCards(cards, cacheDirs.cards);
  const missing = new Map(written.flatMap((each) => each.missing));
  if (missing.size > 0) log(describeMissingLetters(missing));
  const drawn = written.reduce((sum, each) => sum + each.drawn, 0);
  return `${formatCount(cards.length, 'card')}, ${drawn.toLocaleString('en')} of them new`;
}

async function resizeImages(content: Content, folder: string): Promise<void> {
  const images = listResizedImages(content);
  pruneImages(images, cacheDirs.images);
  if (images.length === 0) return;
  if (!hasImageService()) {
    log('Pictures are served in one size each: the package “sharp”, which makes smaller ones, is not installed.');
    return;
  }
  const resize = async (show: ShowProgress) => {
    const batches = images.map((image) => [image]);
    const made = await runBatches(batches, (batch) => runInPool('resizeImages', { images: batch, folder }), show);
    const newImages = made.reduce((sum, each) => sum + each, 0);
    return `${formatCount(images.length, 'image')}, ${newImages.toLocaleString('en')} of them new`;
  };
  await runTask('Resize images', resize, String);
}

/** Returns one line about the letters that no font has. @param missing each letter with a card that shows it */
function describeMissingLetters(missing: ReadonlyMap<string, string>): string {
  const letters = [...missing.keys()].sort();
  const shown = letters.slice(0, 12).join(' ') + (letters.length > 12 ? ' …' : '');
  const card = missing.get(letters[0] ?? '');
  const count = formatCount(letters.length, 'letter');
  return `No font of the share cards has ${count}: ${shown} (as on ${card}). Add a font in src/sharing/cards/fonts.ts.`;
}

type ShowProgress = (done: number, total: number) => void;

/** Runs a task for each batch, and shows how many items are done. */
async function runBatches<Item, Result>(
  batches: readonly (readonly Item[])[],
  run: (batch: readonly Item[]) => Promise<Result>,
  show: ShowProgress,
): Promise<Result[]> {
  const total = batches.flat().length;
  let done = 0;
  return Promise.all(
    batches.map(async (batch) => {
      const result = await run(batch);
      done += batch.length;
      show(done, total);
      return result;
    }),
  );
}

function splitIntoBatches<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );
}
