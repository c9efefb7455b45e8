/** Caches, in memory, values computed from files, so that the dev server rereads only changed files. */
import { type BigIntStats, statSync } from 'node:fs';

/**
 * Nanoseconds. A file that changed more recently could change again within one tick of the file system’s clock, with
 * the same time stamp.
 */
const minTrustedAge = 100_000_000n;

/** Values by path. A value is valid as long as the file has the same inode, size and times. */
export class FileMemo {
  readonly #values = new Map<string, { stamp: string; value: unknown }>();

  /**
   * Returns the cached value for a file, or computes it.
   * @param isValid checks whether a cached value may still be used
   */
  get<T>(path: string, compute: () => T, isValid: (value: T) => boolean = () => true): T {
    const stamp = getStamp(path);
    const cached = this.#values.get(path) as { stamp: string; value: T } | undefined;
    if (cached && cached.stamp === stamp && isValid(cached.value)) return cached.value;
    const value = compute();
    if (stamp === undefined) this.#values.delete(path);
    else this.#values.set(path, { stamp, value });
    return value;
  }

  /** Whether nothing is cached yet. */
  get isEmpty(): boolean {
    return this.#values.size === 0;
  }
}

/** Returns a fingerprint of a file’s state; undefined if there is no file, or if it changed too recently. */
function getStamp(path: string): string | undefined {
  const stats = tryStat(path);
  if (!stats) return undefined;
  const { ino, size, mtimeNs, ctimeNs } = stats;
  const latest = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  const age = BigInt(Date.now()) * 1_000_000n - latest;
  return age < minTrustedAge ? undefined : [ino, size, mtimeNs, ctimeNs].join(' ');
}

/** Returns undefined if the file’s status cannot be read, for example because it does not exist. */
function tryStat(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
