/** The folder of the built site, and what stands beside it while it is replaced: on the same disk, with names of their own. */
import { realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** What a file or folder beside the built site is for. */
type Purpose =
  /** The new site, on its way in. */
  | 'new'
  /** The last good site, whole, set aside for the moment in which the new one takes its place. */
  | 'old'
  /** What is being deleted. */
  | 'gone'
  /** Says which build is at work: see `lock.ts`. */
  | 'lock';

/** The path of a neighbour: `.dist.old` for `dist`. */
export function siblingPath(target: string, purpose: Purpose): string {
  return join(dirname(target), `.${basename(target)}.${purpose}`);
}

/**
 * The folder to replace: where OUT_DIR is a link to a folder, that folder, so that the link stays. @throws Error when it
 * holds one of `precious`, which replacing it would delete.
 */
export function resolveOutputDir(outDir: string, precious: readonly string[]): string {
  const target = real(outDir);
  const lost = precious.find((folder) => !relative(target, real(folder)).startsWith('..'));
  if (lost === undefined) return target;
  throw new Error(
    `The folder to build into is ${outDir}, and building would delete ${lost === outDir ? 'what it holds' : lost}. Set OUT_DIR to a folder of its own.`,
  );
}

function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return resolve(folder);
  }
}
