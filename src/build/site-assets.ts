/** Writes the files that a build adds to its pages: share cards, explainers for programs, the search index. */
import { join } from 'node:path';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { listExplainersWithFiles } from '../exports/explainer-files.ts';
import type { Content } from '../parse/load-content.ts';
import { readRedirects } from '../parse/site-files.ts';
import { createSearchInput } from '../search/index/search-input.ts';
import { listPublishedCards } from '../sharing/cards/card.ts';
import { pruneCards, type WrittenCards } from '../sharing/cards/write-cards.ts';
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
    runTask('Write Markdown and sources as data', () => writeFilesForPrograms(content, folder), String),
    runTask('Draw share cards', () => drawCards(content, folder), String),
    resizeImages(content, folder),
  ]);
}

async function indexSections(content: Content, folder: string): Promise<string> {
  // Functions cannot be sent to a worker.
  const { loadExplainer: _, ...input } = createSearchInput(content, cacheDirs.search);
  return formatCount(await runInPool('writeSearch', { input, folder: join(folder, 'pagefind') }), 'section');
}

async function writeFilesForPrograms(content: Content, folder: string): Promise<string> {
  const batches = splitIntoBatches(listExplainersWithFiles(content, readRedirects(settings.contentDir)));
  const counts = await Promise.all(
    batches.map((explainers) => runInPool('writeExplainerFiles', { explainers, folder })),
  );
  return formatCount(
    counts.reduce((sum, count) => sum + count, 0),
    'file',
  );
}

async function drawCards(content: Content, folder: string): Promise<string> {
  const cards = [...listPublishedCards(content)];
  const written = await Promise.all(
    splitIntoBatches(cards).map((batch) => runInPool('writeCards', { cards: batch, folder })),
  );
  pruneCards(cards, cacheDirs.cards);
  for (const [letter, path] of findMissingLetters(written))
    log(
      `No font of the share cards has the letter “${letter}” (on ${path}). Add a font in src/sharing/cards/fonts.ts.`,
    );
  const drawn = written.reduce((sum, each) => sum + each.drawn, 0);
  return `${formatCount(cards.length, 'card')}, ${drawn.toLocaleString('en')} of them new`;
}

async function resizeImages(content: Content, folder: string): Promise<void> {
  const images = listResizedImages(content);
  if (images.length === 0) return;
  if (!hasImageService()) {
    log('Pictures are served in one size each: the package “sharp”, which makes smaller ones, is not installed.');
    return;
  }
  const resize = async () => {
    const batches = images.map((image) => runInPool('resizeImages', { images: [image], folder }));
    const made = (await Promise.all(batches)).reduce((sum, each) => sum + each, 0);
    pruneImages(images, cacheDirs.images);
    return `${formatCount(images.length, 'image')}, ${made.toLocaleString('en')} of them new`;
  };
  await runTask('Resize images', resize, String);
}

/** Returns the letters that no font has, each with the first card that shows it. */
function findMissingLetters(written: readonly WrittenCards[]): Map<string, string> {
  // Reversed, because a Map keeps the last value of a key.
  return new Map(written.flatMap(({ missing }) => missing).reverse());
}

function splitIntoBatches<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );
}
