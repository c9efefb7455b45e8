/**
 * Astro's incremental build keeps each page that it renders, and at the end of all pages a manifest with their keys.
 * If a build is killed in between, pages of the new content lie under keys of the old. So a build that does not
 * finish its pages leaves a mark, and the next one renders all pages again.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirs } from '../cache/cache-dirs.ts';

const mark = join(cacheDirs.astro, 'unfinished');

/** Called before the first page is rendered. */
export function dropUnfinishedPages(): void {
  if (existsSync(mark)) rmSync(join(cacheDirs.astro, 'incremental-build.json'), { force: true });
  mkdirSync(cacheDirs.astro, { recursive: true });
  writeFileSync(mark, '');
}

/** Called when all pages are rendered and the manifest is written. */
export function markPagesFinished(): void {
  rmSync(mark, { force: true });
}
