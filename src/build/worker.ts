/** The tasks of the worker pool. Each is a function from data to files, and shares no state with another. */
import { cacheDirs } from '../cache/cache-dirs.ts';
import type { ResizedImage } from '../explainer/model.ts';
import { type ExplainerWithFiles, writeExplainerFiles as writeFiles } from '../exports/explainer-files.ts';
import { ExplainerCache } from '../parse/explainer-cache.ts';
import { openExplainers } from '../parse/explainer-reader.ts';
import { type SearchInput, writeSearch as writeSearchFiles } from '../search/index/search-files.ts';
import { type PlacedCard, type WrittenCards, writeCards as writeCardFiles } from '../sharing/cards/write-cards.ts';
import { settings } from '../site.ts';
import { contentOptions } from '../site-data/content-options.ts';
import { resizeImages as resizeImageFiles } from './resize-images.ts';

const loadExplainer = (digest: string) => new ExplainerCache(cacheDirs.explainers).getExplainer(digest);

/** Parses explainers into the cache. */
export function parseExplainers({ paths }: { paths: readonly string[] }): void {
  const explainers = openExplainers(contentOptions);
  for (const path of paths) explainers.read(path);
}

/** Draws share cards into the folder of a site. */
export function writeCards({ cards, folder }: { cards: readonly PlacedCard[]; folder: string }): Promise<WrittenCards> {
  return writeCardFiles(cards, { folder, cacheDir: cacheDirs.cards });
}

/** Makes smaller images in the folder of a site. @returns how many were not in the cache */
export function resizeImages({ images, folder }: { images: readonly ResizedImage[]; folder: string }): Promise<number> {
  return resizeImageFiles(images, { folder, publicDir: settings.publicDir, cacheDir: cacheDirs.images });
}

/** Writes Markdown and sources as data into the folder of a site. @returns the number of files */
export function writeExplainerFiles(input: { explainers: readonly ExplainerWithFiles[]; folder: string }): number {
  return writeFiles(input.explainers, loadExplainer, input.folder);
}

/** Writes the search index into a folder. @returns the number of sections in it */
export function writeSearch({
  input,
  folder,
}: {
  input: Omit<SearchInput, 'loadExplainer'>;
  folder: string;
}): Promise<number> {
  return writeSearchFiles({ ...input, loadExplainer }, folder);
}
