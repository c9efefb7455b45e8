/** Finding, writing, linking and deleting files where Node has no single call for it. */
import { spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** Writes a file in one step: readers see either the old content or the new. @throws Error from the file system */
export function replaceFile(path: string, content: string | Uint8Array, mode?: number): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${threadId}.new`);
  try {
    writeFileSync(temporary, content);
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Writes a file that people edit in one step: it keeps its permissions.
 * @throws Error from the file system, also for a file that may not be written
 */
export function replaceEditedFile(path: string, content: string): void {
  const isNew = !existsSync(path);
  if (!isNew) accessSync(path, constants.W_OK);
  if (isNew) replaceFile(path, content);
  else replaceFile(path, content, statSync(path).mode);
}

/** Deletes what commands that were killed have left of files that they were replacing. */
export function deleteUnfinishedFiles(folders: readonly string[]): void {
  for (const folder of folders.filter((each) => existsSync(each)))
    for (const name of readdirSync(folder)) {
      const [, id] = /^\..+\.(\d+)-\d+\.new$/.exec(name) ?? [];
      if (id && !isRunning(Number(id))) rmSync(join(folder, name), { force: true });
    }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** Error codes for files that cannot be hard-linked: another file system, one without links, or too many links. */
const unlinkableCodes = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP']);

/**
 * Hard-links a file, or copies it where links are impossible. Replaces the target.
 * @throws Error from the file system
 */
export function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' && !unlinkableCodes.has(code)) throw error;
    // The target is deleted, not overwritten: other hard links may lead to the same file.
    rmSync(target, { force: true });
    if (code === 'EEXIST') linkOrCopy(source, target);
    else copyFileSync(source, target);
  }
}

/** Deletes a folder in a separate process, because a large site takes seconds to delete. */
export function deleteInBackground(folder: string): void {
  const code = "require('node:fs').rmSync(process.argv[1], { recursive: true, force: true, maxRetries: 3 })";
  spawn(process.execPath, ['-e', code, folder], { detached: true, stdio: 'ignore' }).unref();
}

/**
 * Returns undefined for a file that does not exist, a link that leads nowhere or in a circle, and an impossible
 * name.
 */
export function findStats(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Lists the files and folders in a folder that are older by a number of days than the last change of the folder. The
 * clock of this process may differ from that of the file system, and of other processes.
 */
export function listOldFiles(folder: string, days: number): string[] {
  const lastChange = statSync(folder).mtimeMs;
  const isOld = (name: string) => {
    const { mtimeMs = lastChange } = findStats(join(folder, name)) ?? {};
    return mtimeMs < lastChange - days * 24 * 3600 * 1000;
  };
  return readdirSync(folder).filter(isOld);
}
