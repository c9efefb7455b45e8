/**
 * Replaces the built site in one step. docs/decisions/publishing-a-build.md explains how, and what is guaranteed. The
 * caller of each function holds the build lock.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { siblingPath } from './output-path.ts';

/**
 * Replaces a folder by a finished one, which may be on another disk. If that fails, the old folder stays.
 * @param trash where the old folder is moved for the caller to delete; without it, or on another disk, it is deleted
 * @throws Error from the file system
 */
export function swapDirectory(finished: string, target: string, trash?: string): void {
  const next = siblingPath(target, 'new');
  mkdirSync(dirname(target), { recursive: true });
  try {
    move(finished, next);
    if (!existsSync(target)) renameSync(next, target);
    else if (!exchange(next, target)) renameTwice(next, target, trash);
  } finally {
    moveAway(next, target, trash);
  }
}

/** Restores the previous site if a build was killed between two renames, and deletes what the build left. */
export function recoverInterruptedSwap(target: string): void {
  const previous = siblingPath(target, 'old');
  if (!existsSync(target) && existsSync(previous)) renameSync(previous, target);
  moveAway(previous, target);
  moveAway(siblingPath(target, 'new'), target);
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    copyFolder(from, to);
  }
}

/** Copies a folder. Node’s `cpSync` is not used, because it reports a full disk as an unknown error. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, copy);
    else copyFileSync(source, copy);
  }
}

/**
 * Exchanges two folders in one step. Node has no call for it; on Linux, `mv` has it since GNU coreutils 9.5.
 * @returns whether it was possible; otherwise nothing has changed
 */
function exchange(next: string, target: string): boolean {
  if (process.platform !== 'linux') return false;
  const { status } = spawnSync('mv', ['--exchange', '--no-target-directory', next, target], { stdio: 'ignore' });
  return status === 0;
}

/**
 * Replaces the target by two renames. Between them there is no target: meanwhile the server reads the previous
 * site, and {@link recoverInterruptedSwap} restores it if the process is killed.
 */
function renameTwice(next: string, target: string, trash?: string): void {
  const previous = siblingPath(target, 'old');
  renameSync(target, previous);
  try {
    renameSync(next, target);
  } catch (error) {
    renameSync(previous, target);
    throw error;
  }
  moveAway(previous, target, trash);
}

/**
 * Moves a sibling of the site to the trash, or deletes it. It is renamed before it is deleted, so that a partly deleted
 * folder is never taken for a site.
 */
function moveAway(folder: string, target: string, trash?: string): void {
  const doomed = siblingPath(target, 'gone');
  rmSync(doomed, { recursive: true, force: true });
  if (!existsSync(folder)) return;
  if (trash && tryRename(folder, trash)) return;
  renameSync(folder, doomed);
  rmSync(doomed, { recursive: true, force: true });
}

/** Renames a folder. @returns false when the new path is on another disk or exists */
function tryRename(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}
