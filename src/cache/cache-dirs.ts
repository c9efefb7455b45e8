/** Where the commands keep what they make between runs. All of it can be deleted at any time. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, settings } from '../site.ts';
import { deleteLater } from './files.ts';

const cacheDir = join(root, '.cache');

/** One folder for each pair of content and output, so that builds of different sites do not meet. */
const siteDir = join(cacheDir, hash('sha256', `${settings.contentDir}\n${settings.outDir}`).slice(0, 12));

export const cacheDirs = {
  /** What Node compiled of the code: see `src/cli/compile-cache.ts`. */
  compiled: join(cacheDir, 'compiled'),
  /** Readings of explainers, by digest. */
  explainers: join(cacheDir, 'readings'),
  /** What browsers get of our code. */
  clientBundle: join(siteDir, 'browser-code.json'),
  /** Astro’s own store. */
  astro: join(siteDir, 'astro'),
  /** Where this process builds: inside the project, because Astro keeps its chunks apart for each such folder only. */
  staging: join(siteDir, `staged-${process.pid}`),
  /** Where this process puts what shall be deleted. */
  trash: join(siteDir, `trash-${process.pid}`),
  /** A built site that was not published, because something is wrong with it: for looking at. */
  failed: join(siteDir, 'refused'),
  /** Parts of the search index, by digest. */
  search: join(siteDir, 'search'),
  /** The same for the preview, and the files that it serves. */
  previewSearch: { keep: join(siteDir, 'preview-parts'), files: join(siteDir, 'preview-search') },
  /** Share cards, by digest. */
  cards: join(siteDir, 'cards'),
  /** Compressed copies of files, by digest: those of all sites, which share many. */
  compressed: join(cacheDir, 'compressed'),
  /** What was found of the files of the last build. */
  checks: join(siteDir, 'checks.json'),
  /** For the preview: listings of explainers whose files are broken, as they were before. */
  lastGood: join(siteDir, 'last-good.json'),
  /** What is known of the addresses that the content leads to. */
  linkAnswers: join(siteDir, 'links.json'),
  /** The report on them. */
  linksReport: join(cacheDir, 'links'),
};

const day = 24 * 3600 * 1000;

/** A build compiles some thousand modules and, under names of its own, forty pages: Node would keep them for ever. */
const mostCompiled = 4000;

/**
 * Deletes what killed and refused builds left behind, and what is kept for sites that were not built for a month.
 * Whoever calls this holds the lock: no other build of this site is at work.
 */
export function collectGarbage(): void {
  deleteOlderThan(-1, siteDir, (name) => name.startsWith('staged-') || name === 'refused');
  for (const name of existsSync(siteDir) ? readdirSync(siteDir) : [])
    if (name.startsWith('trash-')) deleteLater(join(siteDir, name));
  deleteOldCompiled();
  deleteOlderThan(30 * day, cacheDir, (name) => /^[0-9a-f]{12}$/.test(name));
}

/**
 * Other sites’ builds may be at work with what Node compiled: it loses its name first, and they make another folder.
 */
function deleteOldCompiled(): void {
  try {
    if (readdirSync(cacheDirs.compiled, { recursive: true }).length <= mostCompiled) return;
    const trash = `${cacheDirs.trash}-compiled`;
    renameSync(cacheDirs.compiled, trash);
    deleteLater(trash);
  } catch (error) {
    // There is none yet, or another build is forgetting it.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Keeps what was built for looking at, until the next build. */
export function keepFailedBuild(): void {
  rmSync(cacheDirs.failed, { recursive: true, force: true });
  renameSync(cacheDirs.staging, cacheDirs.failed);
}

function deleteOlderThan(age: number, folder: string, isOurs: (name: string) => boolean): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter(isOurs)) {
    const path = join(folder, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changed > age) rmSync(path, { recursive: true, force: true });
  }
}
