/**
 * Puts a built site in its place. How, and what is promised: docs/decisions/publishing-a-build.md. Whoever calls these
 * holds the lock.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { siblingPath } from './output-path.ts';

/**
 * Puts a finished folder in the place of another, which may be on another disk. The old one goes only once the new
 * one stands; if that fails, the old one comes back. @param aside where the old one is put, for whoever calls this to
 * use or delete; where it cannot be moved there, it is deleted. @throws Error from the file system.
 */
export function swapDirectory(finished: string, target: string, aside?: string): void {
  const arrived = siblingPath(target, 'new');
  mkdirSync(dirname(target), { recursive: true });
  try {
    move(finished, arrived);
    if (!existsSync(target)) renameSync(arrived, target);
    else if (!exchange(arrived, target)) renameTwice(arrived, target, aside);
  } finally {
    moveAway(arrived, target, aside);
  }
}

/**
 * Puts the last good site back where a build was killed in the moment between two steps, and clears away its remains.
 */
export function recoverInterruptedSwap(target: string): void {
  const old = siblingPath(target, 'old');
  if (!existsSync(target) && existsSync(old)) renameSync(old, target);
  moveAway(old, target);
  moveAway(siblingPath(target, 'new'), target);
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copy(from, to);
  }
}

/** Copies a folder. Node’s `cpSync` does the same, but says of a full disk only that there was an error. */
function copy(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copied] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copy(source, copied);
    else copyFileSync(source, copied);
  }
}

/**
 * Lets two folders change places at once. Node has no call for it; `mv` has since GNU coreutils 9.5, on Linux. @returns
 * whether it could: where it cannot, nothing has changed.
 */
function exchange(arrived: string, target: string): boolean {
  if (process.platform !== 'linux') return false;
  const { status } = spawnSync('mv', ['--exchange', '--no-target-directory', arrived, target], { stdio: 'ignore' });
  return status === 0;
}

/**
 * Between the two steps nothing stands in the place; the server reads what is set aside, and {@link recoverInterruptedSwap} mends
 * it.
 */
function renameTwice(arrived: string, target: string, aside?: string): void {
  const old = siblingPath(target, 'old');
  renameSync(target, old);
  try {
    renameSync(arrived, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
  moveAway(old, target, aside);
}

/**
 * Puts a neighbour of the site aside, or deletes it. It loses its name first: what is half deleted can never be taken
 * for a site.
 */
function moveAway(folder: string, target: string, aside?: string): void {
  const gone = siblingPath(target, 'gone');
  rmSync(gone, { recursive: true, force: true });
  if (!existsSync(folder)) return;
  if (aside && tryRename(folder, aside)) return;
  renameSync(folder, gone);
  rmSync(gone, { recursive: true, force: true });
}

/** Moves a folder. @returns whether it could: not to another disk, nor where something stands */
function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}
