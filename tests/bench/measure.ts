/**
 * Runs a program and measures it: how long it took, how long it and all that it started kept processors busy (which other
 * work on the machine changes less), and how much memory they had at most.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measured {
  seconds: number;
  processor: number;
  /** Undefined where there is no /proc to read it from. */
  megabytes: number | undefined;
}

/** @throws Error with what the program said when it failed. */
export async function measured(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Measured> {
  const start = performance.now();
  const child = spawn(`${command}; code=$?; times; exit $code`, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    shell: true,
  });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  let most: number | undefined;
  const sampling = setInterval(() => {
    const now = child.pid === undefined ? undefined : memoryOfTree(child.pid);
    if (now !== undefined) most = Math.max(most ?? 0, now);
  }, 100);
  try {
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (code !== 0) throw new Error(`“${command}” failed.\n${said.slice(-2000)}`);
  } finally {
    clearInterval(sampling);
  }
  return { seconds: (performance.now() - start) / 1000, processor: processorSeconds(said), megabytes: most };
}

/** The last line that the shell’s `times` says: what its children took, in their own code and in the system’s. */
function processorSeconds(said: string): number {
  const times = [...(said.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}

/**
 * What a process and its descendants hold in memory now, in megabytes. Pages that they share count for each: the sum is
 * at most too large.
 */
function memoryOfTree(root: number): number | undefined {
  const children = new Map<number, number[]>();
  const pages = new Map<number, number>();
  for (const { pid, parent, resident } of processes()) {
    pages.set(pid, resident);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  const sum = tree.reduce((total, pid) => total + (pages.get(pid) ?? 0), 0);
  return sum > 0 ? (sum * pageSize) / 1e6 : undefined;
}

/** Bytes in a page of memory, on Linux for x64 and most of arm64. */
const pageSize = 4096;

function processes(): { pid: number; parent: number; resident: number }[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // The name of a program, in brackets, may hold spaces: what is counted comes after it.
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) /).at(-1)?.split(' ') ?? [];
        return [{ pid: Number(pid), parent: Number(fields[1]), resident: Number(fields[21]) }];
      } catch {
        return []; // It has ended meanwhile.
      }
    });
}
