/**
 * Measures wall-clock seconds, processor seconds and peak memory of a command and all its descendants.
 *
 * Pagefind runs in a native process, which Node’s own figures do not include. The shell’s `times` includes every
 * process that its parent waited for. Pagefind’s process often outlives Node and is missing there (1.5 of 1.6 s in
 * one experiment), so /proc is sampled as well, and the larger of the two figures counts.
 */
import { spawn } from 'node:child_process';
import { ProcessTree } from './process-tree.ts';

export interface Measured {
  seconds: number;
  processor: number;
  /** Undefined on systems without /proc. */
  megabytes: number | undefined;
}

/** Milliseconds. Processes that only samples see lose the time after their last sample. */
const samplingInterval = 50;

/** Runs and measures a command. @throws Error with its output when it fails */
export async function measure(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Measured> {
  const start = performance.now();
  const child = spawn(`${command}; code=$?; times; exit $code`, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    shell: true,
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const tree = new ProcessTree(child.pid);
  const sampling = setInterval(() => tree.sample(), samplingInterval);
  try {
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (code !== 0) throw new Error(`“${command}” failed.\n${output}`);
  } finally {
    clearInterval(sampling);
  }
  const seconds = (performance.now() - start) / 1000;
  return {
    seconds,
    processor: Math.max(parseShellSeconds(output), tree.processorSeconds),
    megabytes: tree.peakMegabytes,
  };
}

/** Parses the last line of `times`: user and system seconds of the shell’s children. */
function parseShellSeconds(output: string): number {
  const times = [...(output.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}

/** Returns the median, which a single slow run does not change; NaN for no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}
