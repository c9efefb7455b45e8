/** The output folder, and the files and folders that a build places next to it, on the same disk. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** What a sibling of the output folder is for. */
type Purpose =
  /** The next site, complete, before it replaces the current one. */
  | 'new'
  /** The previous site, complete, while the next one replaces it. */
  | 'old'
  /** What is being deleted. */
  | 'gone'
  /** Names the running build: see `build-lock.ts`. */
  | 'lock';

/** Returns the path of a sibling: `.dist.old` for `dist`. */
export function siblingPath(target: string, purpose: Purpose): string {
  return join(dirname(target), `.${basename(target)}.${purpose}`);
}

/**
 * Returns the folder to replace. Where OUT_DIR is a link to a folder, it is that folder, so that the link stays.
 * @throws Error when the folder holds one of the protected folders, which replacing it would delete
 */
export function resolveOutputDir(outDir: string, protectedDirs: readonly string[]): string {
  const target = resolveLinks(outDir);
  const lost = protectedDirs.find((folder) => !relative(target, resolveLinks(folder)).startsWith('..'));
  if (lost === undefined) return target;
  const what = lost === outDir ? 'its content' : lost;
  throw new Error(
    `Building into ${outDir} would delete ${what}. Set OUT_DIR to a folder that is used for nothing else.`,
  );
}

function resolveLinks(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
