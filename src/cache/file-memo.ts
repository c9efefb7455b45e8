/**
 * Remembers results that were computed from files while a process runs: the dev server reads only changed files
 * again.
 */
import { type BigIntStats, statSync } from 'node:fs';

/**
 * Nanoseconds. A file that changed this recently could change again without a new time stamp, because file systems
 * count time in steps.
 */
const timestampStep = 100_000_000n;

/** Results by path. A result is valid as long as the file has the same inode, size and times. */
export class FileMemo {
  private readonly results = new Map<string, { stamp: string; value: unknown }>();

  /**
   * Returns the remembered result for a file, or computes it.
   * @param isValid checks whether a remembered result may still be used
   */
  get<T>(path: string, compute: () => T, isValid: (value: T) => boolean = () => true): T {
    const stamp = getStamp(path);
    const known = this.results.get(path) as { stamp: string; value: T } | undefined;
    if (known && known.stamp === stamp && isValid(known.value)) return known.value;
    const value = compute();
    if (stamp === undefined) this.results.delete(path);
    else this.results.set(path, { stamp, value });
    return value;
  }

  /** Whether nothing is remembered yet. */
  get isEmpty(): boolean {
    return this.results.size === 0;
  }
}

/** Returns what identifies the state of a file without reading it; undefined when that is not possible. */
function getStamp(path: string): string | undefined {
  const stats = tryStat(path);
  if (!stats) return undefined;
  const { ino, size, mtimeNs, ctimeNs } = stats;
  const latest = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  return BigInt(Date.now()) * 1_000_000n - latest < timestampStep ? undefined : [ino, size, mtimeNs, ctimeNs].join(' ');
}

/** Returns undefined when the file does not exist, or is a link to itself. */
function tryStat(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
