/**
 * Keeps Astro’s incremental build correct when a build is killed. Astro caches each page when it is rendered, but
 * writes the manifest of their cache keys only after the last page. A build that is killed in between leaves new pages
 * under old keys. So a file marks a build that is rendering; the next build that finds it renders all pages.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirs } from '../cache/cache-dirs.ts';

const markerFile = join(cacheDirs.astro, 'unfinished');

/** Deletes Astro’s manifest if the last build did not finish its pages. Call it before the first page is rendered. */
export function dropUnfinishedPages(): void {
  if (existsSync(markerFile)) rmSync(join(cacheDirs.astro, 'incremental-build.json'), { force: true });
  mkdirSync(cacheDirs.astro, { recursive: true });
  writeFileSync(markerFile, '');
}

/** Notes that all pages are rendered and Astro’s manifest is written. */
export function markPagesFinished(): void {
  rmSync(markerFile, { force: true });
}
