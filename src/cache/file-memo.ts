/** Remembers what was made of files while a process runs: the preview reads only the file anew that has changed. */
import { type BigIntStats, statSync } from 'node:fs';

/** A file that changed so lately could change again without looking newer: file systems count time in steps. */
const step = 100_000_000n;

/** What was made of files, by path, for as long as they look the same on the disk. */
export class FileMemo {
  private readonly made = new Map<string, { stamp: string; value: unknown }>();

  /** What `make` makes of a file; what it made the last time, where the file has not changed since and `holds` has nothing against it. */
  get<T>(path: string, make: () => T, holds: (value: T) => boolean = () => true): T {
    const stamp = stampOf(path);
    const known = this.made.get(path) as { stamp: string; value: T } | undefined;
    if (known && known.stamp === stamp && holds(known.value)) return known.value;
    const value = make();
    if (stamp === undefined) this.made.delete(path);
    else this.made.set(path, { stamp, value });
    return value;
  }

  /** Whether nothing has been read yet. */
  get isEmpty(): boolean {
    return this.made.size === 0;
  }
}

/** What tells one state of a file from another without reading it; undefined where that cannot be told. */
function stampOf(path: string): string | undefined {
  const stats = statsOf(path);
  if (!stats) return undefined;
  const { ino, size, mtimeNs, ctimeNs } = stats;
  const latest = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  return BigInt(Date.now()) * 1_000_000n - latest < step ? undefined : [ino, size, mtimeNs, ctimeNs].join(' ');
}

/** Nothing where there is no file, and where a link leads to itself. */
function statsOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
