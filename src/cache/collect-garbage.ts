/** Deletes what builds leave in the cache and no build will use. */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirs, cacheRoot, siteCacheDir } from './cache-dirs.ts';
import { deleteInBackground, listOldFiles } from './files.ts';

/**
 * A build compiles about a thousand modules and, under names that no later build uses, forty pages. Node never deletes
 * any of them.
 */
const maxCompiledFiles = 4000;

/**
 * Deletes remains of killed and failed builds, and caches of sites that were last built a month before another one.
 * The caller holds the build lock, so no other build of this site is running.
 */
export function collectGarbage(): void {
  for (const name of existsSync(siteCacheDir) ? readdirSync(siteCacheDir) : []) {
    const path = join(siteCacheDir, name);
    if (name.startsWith('staging-') || path === cacheDirs.failed) rmSync(path, { recursive: true, force: true });
    if (name.startsWith('trash-')) deleteInBackground(path);
  }
  deleteCompiledModules();
  deleteUnusedSites();
}

/**
 * Deletes the compiled modules when they are too many. They are renamed first: other sites’ builds may be using
 * them.
 */
function deleteCompiledModules(): void {
  try {
    if (readdirSync(cacheDirs.compiled, { recursive: true }).length <= maxCompiledFiles) return;
    const trash = `${cacheDirs.trash}-compiled`;
    renameSync(cacheDirs.compiled, trash);
    deleteInBackground(trash);
  } catch (error) {
    // The folder does not exist yet, or another build has just renamed it.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function deleteUnusedSites(): void {
  for (const name of existsSync(cacheRoot) ? listOldFiles(cacheRoot, 30) : [])
    if (/^[0-9a-f]{12}$/.test(name)) rmSync(join(cacheRoot, name), { recursive: true, force: true });
}
