/** `npm run build`: builds the site in a staging folder, and publishes it only when every step succeeds. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { collectGarbage } from '../cache/collect-garbage.ts';
import { deleteInBackground } from '../cache/files.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { recoverInterruptedSwap, swapDirectory } from '../publish/atomic-swap.ts';
import { acquireLock, assertUnlocked, type Lock } from '../publish/build-lock.ts';
import { compressFiles } from '../publish/compress.ts';
import { explainFsError } from '../publish/fs-errors.ts';
import { listFiles } from '../publish/list-files.ts';
import { resolveOutputDir } from '../publish/output-path.ts';
import { root, settings } from '../site.ts';
import { checkContent } from './check-content.ts';
import { BuildStopped, checkOutput } from './check-output.ts';
import { formatCount, formatSecondsSince, log, runTask } from './log.ts';
import { closePool } from './worker-pool.ts';

/**
 * Builds the site and prints what is wrong with it.
 * @param options.compress adds compressed copies of text files. @returns whether the new site is published
 * @throws Error when rendering, indexing or writing fails
 */
export async function buildSite({ compress = false } = {}): Promise<boolean> {
  const start = performance.now();
  const target = resolveOutputDir(settings.outDir, [settings.contentDir, root]);
  assertUnlocked(target);
  try {
    if (!(await checkContent({ hasNotices: false }))) {
      log(`Build stopped: fix the errors above. ${describePreviousSite(target)}`);
      return false;
    }
    if (!(await buildAndPublish(target, compress))) return false;
  } finally {
    await closePool();
  }
  log(`Built ${displayName(target)}: ${describeSize(target)} (${formatSecondsSince(start)} in all).`);
  return true;
}

async function buildAndPublish(target: string, compress: boolean): Promise<boolean> {
  const lock = acquireBuildLock(target);
  let folderInUse = cacheDirs.staging;
  try {
    recoverInterruptedSwap(target);
    collectGarbage();
    // Astro takes a second to load. It is imported here so that authors see mistakes in the content sooner.
    const { build } = await import('astro');
    await build({ root, logLevel: 'warn', outDir: cacheDirs.staging, server: { port: settings.port } });
    // Diagnostics name the folder to which a failed build is moved.
    await checkOutput(cacheDirs.staging, cacheDirs.failed);
    if (compress) await compressStaging();
    lock.assertHeld();
    folderInUse = target;
    swapDirectory(cacheDirs.staging, target, cacheDirs.trash);
    deleteInBackground(cacheDirs.trash);
    return true;
  } catch (error) {
    if (!(error instanceof BuildStopped))
      throw new Error(`The build failed. ${describePreviousSite(target)}`, {
        cause: explainFsError(error, folderInUse),
      });
    keepFailedBuild();
    log(`${error.message} ${describePreviousSite(target)}`);
    return false;
  } finally {
    // The pool’s threads may still be writing into the staging folder.
    await closePool();
    rmSync(cacheDirs.staging, { recursive: true, force: true });
    lock.release();
  }
}

function acquireBuildLock(target: string): Lock {
  try {
    return acquireLock(target);
  } catch (error) {
    const explained = explainFsError(error, target);
    if (explained === error) throw error;
    throw new Error(`Nothing was built. ${describePreviousSite(target)}`, { cause: explained });
  }
}

async function compressStaging(): Promise<void> {
  await runTask(
    'Compress files',
    () => compressFiles(cacheDirs.staging, cacheDirs.compressed),
    ({ files, fresh }) => `${formatCount(files, 'file')}, ${fresh.toLocaleString('en')} of them new`,
  );
}

/** Keeps a build that failed its checks, for the publisher to look at, until the next build. */
function keepFailedBuild(): void {
  rmSync(cacheDirs.failed, { recursive: true, force: true });
  renameSync(cacheDirs.staging, cacheDirs.failed);
}

function describePreviousSite(target: string): string {
  return existsSync(target) ? `${displayName(target)} is unchanged.` : 'There was no built site before.';
}

function displayName(target: string): string {
  return `${displayPath(target, root)}/`;
}

function describeSize(target: string): string {
  const files = listFiles(target);
  const bytes = files.reduce((sum, name) => sum + statSync(join(target, name)).size, 0);
  return `${formatCount(files.length, 'file')}, ${(bytes / 1e6).toFixed(1)} MB`;
}
