/** Writing, linking and deleting files where Node alone does not do enough. */
import { spawn } from 'node:child_process';
import { copyFileSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Writes a file in one step: whoever reads it meets the old text or the new. @throws Error from the file system. */
export function replaceFile(path: string, text: string): void {
  const unfinished = join(dirname(path), `.${basename(path)}.new`);
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Why a file may have no second name: another disk, a file system without links, or one with as many as a file may have. */
const noLinks = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP']);

/** Gives a file a second name, which takes no room, in place of what has that name; where that cannot be, copies it. @throws Error from the file system */
export function linkOrCopy(kept: string, target: string): void {
  try {
    linkSync(kept, target);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' && !noLinks.has(code)) throw error;
    // Never into the file that is there: it may have other names.
    rmSync(target, { force: true });
    if (code === 'EEXIST') linkOrCopy(kept, target);
    else copyFileSync(kept, target);
  }
}

/** Deletes a folder in a process of its own. To delete a large site takes longer than to check it. */
export function deleteLater(folder: string): void {
  const code = "require('node:fs').rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 3 })";
  spawn(process.execPath, ['-e', code, folder], { detached: true, stdio: 'ignore' }).unref();
}
