/**
 * Astro's incremental build keeps each page that it renders, and at the end of all pages a manifest with their keys.
 * If a build is killed in between, pages of the new content lie under keys of the old. So a build that does not
 * finish its pages leaves a mark, and the next one renders all pages again.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { state } from '../cache/cache-dirs.ts';

const mark = join(state.astro, 'unfinished');

/** Called before the first page is rendered. */
export function dropUnfinishedPages(): void {
  if (existsSync(mark)) rmSync(join(state.astro, 'incremental-build.json'), { force: true });
  mkdirSync(state.astro, { recursive: true });
  writeFileSync(mark, '');
}

/** Called when all pages are rendered and the manifest is written. */
export function pagesAreFinished(): void {
  rmSync(mark, { force: true });
}
