/** Lets only one build at a time write to an output folder: a lock file next to the folder names the running build. */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { siblingPath } from './output-path.ts';

/** The lock of the build that may replace the output folder. */
export interface Lock {
  /** @throws Error when another build has taken over the lock */
  assertHeld(): void;
  release(): void;
}

/** The process that holds a lock. */
interface Holder {
  pid: number;
  host: string;
  /** When the process started, where the system reports it: process ids are reused. */
  startedAt: string;
  /** Unique for each lock. */
  token: string;
}

/**
 * Milliseconds. No build takes as long. Whether a process on another machine or in another container runs is
 * unknown.
 */
const maxAgeOnOtherHost = 3600 * 1000;

/** @returns the dead build that holds the lock of a folder, if any. @throws Error that names the running build */
export function assertUnlocked(target: string): Holder | undefined {
  const holder = readLock(siblingPath(target, 'lock'));
  if (holder && isRunning(holder, target)) throw new Error(describeHolder(holder, target));
  return holder;
}

/** Acquires the lock of a folder, also from a dead build. @throws Error that names the running build */
export function acquireLock(target: string): Lock {
  const file = siblingPath(target, 'lock');
  const { pid } = process;
  const holder: Holder = { pid, host: hostname(), startedAt: getProcessStart(pid), token: randomUUID() };
  const createdFolder = mkdirSync(dirname(target), { recursive: true });
  while (!createLock(file, holder)) breakStaleLock(file, assertUnlocked(target), holder);
  const isHeld = () => readLock(file)?.token === holder.token;
  return {
    assertHeld() {
      if (!isHeld()) throw new Error(`Another build has taken over ${target}. Build again when it has ended.`);
    },
    release() {
      if (isHeld()) rmSync(file, { force: true });
      if (createdFolder) deleteEmptyFolders(dirname(target), createdFolder);
    },
  };
}

/** Deletes a folder and its parents up to `last`, as long as they are empty. */
function deleteEmptyFolders(folder: string, last: string): void {
  try {
    rmdirSync(folder);
    if (folder !== last) deleteEmptyFolders(dirname(folder), last);
  } catch {
    // The folder is not empty.
  }
}

/** Creates a lock file in one step. @returns false when there is one already */
function createLock(file: string, holder: Holder): boolean {
  const temporary = `${file}-${holder.token}`;
  try {
    writeFileSync(temporary, JSON.stringify(holder));
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Removes a dead build’s lock, and the file that it was made from if the build died then. If another build has
 * replaced it in the meantime, puts that build’s lock back.
 */
function breakStaleLock(file: string, dead: Holder | undefined, { token }: Holder): void {
  const removed = `${file}-${token}`;
  try {
    renameSync(file, removed);
    const holder = readLock(removed);
    if (holder && holder.token !== dead?.token) linkSync(removed, file);
  } catch (error) {
    // Another build has removed the lock or created its own: the caller tries again.
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(removed, { force: true });
    if (dead) rmSync(`${file}-${dead.token}`, { force: true });
  }
}

/** Reads a lock file; undefined when there is none or it is not valid. */
function readLock(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isRunning({ pid, host, startedAt }: Holder, target: string): boolean {
  if (host !== hostname()) {
    const modified = statSync(siblingPath(target, 'lock'), { throwIfNoEntry: false })?.mtimeMs;
    return modified !== undefined && Date.now() - modified < maxAgeOnOtherHost;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return startedAt === getProcessStart(pid);
}

/**
 * Returns when a process started, as Linux reports it: the id of the system’s boot, and ticks since then. Returns an
 * empty string on other systems, and for a process that has ended and is still listed (a zombie, `Z` in
 * proc_pid_stat(5)).
 */
function getProcessStart(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').split(' ');
    if (/^[ZX]/i.test(fields[1] ?? '')) return '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[20]}`;
  } catch {
    return '';
  }
}

function describeHolder({ pid, host }: Holder, target: string): string {
  const start = `Another build is running in ${target}: process ${pid}`;
  if (host === hostname()) return `${start}. Build again when it has ended; “kill ${pid}” ends it now.`;
  const lock = siblingPath(target, 'lock');
  return `${start} on the machine “${host}”. Build again when it has ended; if it no longer runs, delete ${lock}.`;
}
