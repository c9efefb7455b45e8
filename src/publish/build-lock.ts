/** One build at a time for each folder: a file beside the folder names the build that is at work on it. */
import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { siblingPath } from './output-path.ts';

/** Held by the build that may replace the folder. */
export interface Lock {
  /** @throws Error when another build has taken it over. */
  assertHeld(): void;
  release(): void;
}

interface Holder {
  pid: number;
  host: string;
  /** When the process began, where the system tells: process numbers are given again. */
  born: string;
  /** No two locks are the same. */
  token: string;
}

/** No build takes as long. Whether a process of another machine, or container, still runs cannot be told. */
const longest = 3600 * 1000;

/** @returns the dead build that holds the lock of a folder, if any. @throws Error that names the build at work on it. */
export function assertUnlocked(target: string): Holder | undefined {
  const holder = read(siblingPath(target, 'lock'));
  if (holder && isAtWork(holder, target)) throw new Error(told(holder, target));
  return holder;
}

/** Takes the lock of a folder; that of a build which is dead is taken over. @throws Error that names the build at work. */
export function acquireLock(target: string): Lock {
  const file = siblingPath(target, 'lock');
  const mine: Holder = { pid: process.pid, host: hostname(), born: bornOf(process.pid), token: randomUUID() };
  const made = mkdirSync(dirname(target), { recursive: true });
  while (!place(file, mine)) takeAway(file, assertUnlocked(target), mine);
  const isMine = () => read(file)?.token === mine.token;
  return {
    assertHeld() {
      if (!isMine()) throw new Error(`Another build has taken over ${target}. Build again when it has ended.`);
    },
    release() {
      if (isMine()) rmSync(file, { force: true });
      if (made) deleteEmpty(dirname(target), made);
    },
  };
}

/** Deletes a folder and those above it up to `last`, as far as they are empty. */
function deleteEmpty(folder: string, last: string): void {
  try {
    rmdirSync(folder);
    if (folder !== last) deleteEmpty(dirname(folder), last);
  } catch {
    // Something is in it.
  }
}

/** Writes a lock, whole from the first moment, where there is none. @returns whether there was none. */
function place(file: string, holder: Holder): boolean {
  const own = `${file}-${holder.token}`;
  try {
    writeFileSync(own, JSON.stringify(holder));
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Takes a dead build’s lock away. If another build was faster and the lock is its own by now, it gets it back. */
function takeAway(file: string, dead: Holder | undefined, { token }: Holder): void {
  const taken = `${file}-${token}`;
  try {
    renameSync(file, taken);
    const found = read(taken);
    if (found && found.token !== dead?.token) linkSync(taken, file);
  } catch (error) {
    // Another build has taken the dead lock, or a third one the place: the next look tells.
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    rmSync(taken, { force: true });
  }
}

/** What a lock says, or undefined where there is none or it cannot be understood. */
function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAtWork({ pid, host, born }: Holder, target: string): boolean {
  if (host !== hostname()) {
    const since = statSync(siblingPath(target, 'lock'), { throwIfNoEntry: false })?.mtimeMs;
    return since !== undefined && Date.now() - since < longest;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return born === bornOf(pid);
}

/**
 * When a process began, in the words of Linux: the start of the system, and ticks since then. Elsewhere nothing; nor of one
 * that has ended, and whose number is only kept until somebody asks how (a zombie, `Z` in proc_pid_stat(5)).
 */
function bornOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').split(' ');
    if (/^[ZX]/i.test(fields[1] ?? '')) return '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[20]}`;
  } catch {
    return '';
  }
}

function told({ pid, host }: Holder, target: string): string {
  if (host === hostname())
    return `Another build is at work on ${target}: process ${pid}. Build again when it has ended; “kill ${pid}” ends it now.`;
  return `Another build is at work on ${target}: process ${pid} of the machine “${host}”. Build again when it has ended; if it no longer runs, delete ${siblingPath(target, 'lock')}.`;
}
