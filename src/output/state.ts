/** Where the commands keep what they make between runs. All of it can be deleted at any time. */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { LibraryOptions } from '../explainer/library.ts';
import { root, settings } from '../site.ts';

const cacheDir = join(root, '.cache');

/** One folder for each pair of content and output, so that builds of different sites do not meet. */
const siteDir = join(cacheDir, hash('sha256', `${settings.contentDir}\n${settings.outDir}`).slice(0, 12));

export const state = {
  /** Readings of explainers, by digest. */
  readings: join(cacheDir, 'readings'),
  /** Astro’s own store. */
  astro: join(siteDir, 'astro'),
  /** What is wrong with the content, for the preview. */
  problems: join(siteDir, 'problems.json'),
};

/** What the library of this site is read with. */
export const libraryOptions: LibraryOptions = {
  contentDir: settings.contentDir,
  root,
  keepDir: state.readings,
  basePath: settings.basePath,
};
