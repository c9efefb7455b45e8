import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A place beside a folder or file, on the same disk, with a purpose and this process in its name. */
function beside(folder: string, purpose: string): string {
  return join(dirname(folder), `.${basename(folder)}.${purpose}-${process.pid}`);
}

/**
 * Puts a finished folder in the place of another, which may be on another disk. The old one goes only once the new one
 * stands; if that fails, the old one comes back. @throws Error from the file system.
 */
export function replaceFolder(finished: string, target: string): void {
  const arrived = beside(target, 'new');
  mkdirSync(dirname(target), { recursive: true });
  try {
    move(finished, arrived);
    exchange(arrived, target);
  } finally {
    rmSync(arrived, { recursive: true, force: true });
  }
}

/** Writes a file in one step: whoever reads it meets the old text or the new. @throws Error from the file system. */
export function replaceFile(path: string, text: string): void {
  const unfinished = beside(path, 'new');
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

function exchange(arrived: string, target: string): void {
  if (!existsSync(target)) {
    renameSync(arrived, target);
    return;
  }
  const old = beside(target, 'old');
  renameSync(target, old);
  try {
    renameSync(arrived, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
