/** `npm run build`: the whole site, built in a folder of its own and put in place only when everything succeeds. */
import { existsSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cacheDirs, collectGarbage, keepFailedBuild } from '../cache/cache-dirs.ts';
import { deleteLater } from '../cache/files.ts';
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
 * Builds the site. What is wrong with it is printed.
 * @param options.compress puts compressed copies next to text files. @returns whether the new site is in its place.
 * @throws Error when rendering, indexing or writing fails
 */
export async function buildSite({ compress = false } = {}): Promise<boolean> {
  const start = performance.now();
  const target = resolveOutputDir(settings.outDir, [settings.contentDir, root]);
  assertUnlocked(target);
  try {
    if (!(await checkContent())) {
      log(`Build stopped: fix the errors above. ${fateOf(target)}`);
      return false;
    }
    if (!(await buildInto(target, compress))) return false;
  } finally {
    await closePool();
  }
  log(`Built ${nameOf(target)}: ${sizeOf(target)} (${formatSecondsSince(start)} in all).`);
  return true;
}

async function buildInto(target: string, compress: boolean): Promise<boolean> {
  const held = takeLock(target);
  let written = cacheDirs.staging;
  try {
    recoverInterruptedSwap(target);
    collectGarbage();
    // Astro takes a second to load, which an author whose content is wrong does not wait for.
    const { build } = await import('astro');
    await build({ root, logLevel: 'warn', outDir: cacheDirs.staging, server: { port: settings.port } });
    // A site that is refused is kept under another name, for looking at.
    await checkOutput(cacheDirs.staging, cacheDirs.failed);
    if (compress) {
      const summary = ({ files, fresh }: { files: number; fresh: number }) =>
        `${formatCount(files, 'file')}, ${fresh.toLocaleString('en')} of them new`;
      await runTask('Compress files', () => compressFiles(cacheDirs.staging, cacheDirs.compressed), summary);
    }
    held.assertHeld();
    written = target;
    swapDirectory(cacheDirs.staging, target, cacheDirs.trash);
    deleteLater(cacheDirs.trash);
    return true;
  } catch (error) {
    if (!(error instanceof BuildStopped))
      throw new Error(`The build failed. ${fateOf(target)}`, { cause: explainFsError(error, written) });
    keepFailedBuild();
    log(`${error.message} ${fateOf(target)}`);
    return false;
  } finally {
    // Its threads may still write into the folder.
    await closePool();
    rmSync(cacheDirs.staging, { recursive: true, force: true });
    held.release();
  }
}

/** What has become of the site that was built before. */
function fateOf(target: string): string {
  return existsSync(target) ? `${nameOf(target)} is unchanged.` : 'There was no built site before.';
}

function nameOf(target: string): string {
  return `${target.startsWith(root) ? relative(root, target) : target}/`;
}

function sizeOf(target: string): string {
  const files = listFiles(target);
  const bytes = files.reduce((sum, name) => sum + statSync(join(target, name)).size, 0);
  return `${formatCount(files.length, 'file')}, ${(bytes / 1e6).toFixed(1)} MB`;
}

function takeLock(target: string): Lock {
  try {
    return acquireLock(target);
  } catch (error) {
    const explained = explainFsError(error, target);
    throw explained === error ? explained : new Error(`Nothing was built. ${fateOf(target)}`, { cause: explained });
  }
}
