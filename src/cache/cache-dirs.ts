/** Paths of everything that commands cache between runs. All of it can be deleted at any time. */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { root, settings } from '../site.ts';

/** The folder of all caches. */
export const cacheRoot = join(root, '.cache');

/** The caches of one site: each pair of content and output folder has its own, so that builds do not interfere. */
export const siteCacheDir = join(cacheRoot, hash('sha256', `${settings.contentDir}\n${settings.outDir}`).slice(0, 12));

export const cacheDirs = {
  /** Modules that Node has compiled: see `src/cli/compile-cache.ts`. */
  compiled: join(cacheRoot, 'compiled'),
  /** Parsed explainers, by cache key. */
  explainers: join(cacheRoot, 'explainers'),
  /** The bundled scripts and styles of the site. */
  clientBundle: join(siteCacheDir, 'client-bundle.json'),
  /** Astro’s cache folder. */
  astro: join(siteCacheDir, 'astro'),
  /**
   * Where this process builds. It is inside the project because only then does Astro keep the chunks of builds
   * apart.
   */
  staging: join(siteCacheDir, `staging-${process.pid}`),
  /** Where this process moves folders that are to be deleted. */
  trash: join(siteCacheDir, `trash-${process.pid}`),
  /** The last build that failed the checks of built files, for the publisher to look at. */
  failed: join(siteCacheDir, 'failed'),
  /** Segments and shards of the search index, by cache key. */
  search: join(siteCacheDir, 'search'),
  /** The same for the dev server, and the files that it serves. */
  previewSearch: { cache: join(siteCacheDir, 'preview-search-cache'), files: join(siteCacheDir, 'preview-search') },
  /** Share cards, by cache key. */
  cards: join(siteCacheDir, 'cards'),
  /** Smaller images, by cache key. */
  images: join(siteCacheDir, 'images'),
  /** Compressed copies of files, by digest. All sites share them, because their files are often the same. */
  compressed: join(cacheRoot, 'compressed'),
  /** Results of the checks of built files. */
  checks: join(siteCacheDir, 'checks.json'),
  /** For the dev server: list items of explainers whose files are broken now, from their last valid state. */
  lastValid: join(siteCacheDir, 'last-good.json'),
  /** Results of `npm run links`. */
  linkAnswers: join(siteCacheDir, 'links.json'),
  /** The report of `npm run links`. */
  linksReport: join(cacheRoot, 'links'),
  /** What `npm run source -- archive` knows of archives: pages without a copy, and copies that are being made. */
  archive: join(siteCacheDir, 'archive.json'),
  /** Results of `npm run source -- verify`, by page. */
  quotations: join(siteCacheDir, 'quotations'),
  /** The report of `npm run source -- verify`. */
  quotationsReport: join(cacheRoot, 'quotations'),
};
