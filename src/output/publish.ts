import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A folder beside `folder`, on the same disk, with a purpose and this process in its name. */
export function beside(folder: string, purpose: string): string {
  return join(dirname(folder), `.${basename(folder)}.${purpose}-${process.pid}`);
}

/**
 * Puts a finished folder in the place of another. The old one goes only once the new one stands; if that fails, the
 * old one comes back. @throws Error from the file system.
 */
export function replaceFolder(finished: string, target: string): void {
  const old = beside(target, 'old');
  if (!existsSync(target)) {
    renameSync(finished, target);
    return;
  }
  renameSync(target, old);
  try {
    renameSync(finished, target);
  } catch (error) {
    renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
