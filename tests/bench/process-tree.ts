/** A process and its descendants on Linux, sampled from /proc. Elsewhere nothing is read. */
import { readdirSync, readFileSync } from 'node:fs';

interface ProcessStat {
  pid: number;
  parent: number;
  /** Clock ticks of the process’s own work: those of its children are not in it. */
  ticks: number;
  /** When it started: tells apart two processes with one pid. */
  started: string;
  residentPages: number;
}

/**
 * Linux reports times to programs in hundredths of a second, and x64 and most arm64 systems have pages of 4,096 bytes.
 */
const ticksPerSecond = 100;
const pageSize = 4096;

/** Adds up processor time and memory of a process and its descendants over repeated samples. */
export class ProcessTree {
  readonly #pids = new Set<number>();
  readonly #ticks = new Map<string, number>();
  /** The most resident memory at one time. Memory that processes share counts for each of them. */
  peakMegabytes: number | undefined;

  constructor(root: number | undefined) {
    if (root !== undefined) this.#pids.add(root);
  }

  /** Processor seconds of all processes seen, up to the last sample. */
  get processorSeconds(): number {
    return [...this.#ticks.values()].reduce((sum, ticks) => sum + ticks, 0) / ticksPerSecond;
  }

  /** Reads the current figures. A descendant stays in the tree when its parent ends before it. */
  sample(): void {
    const all = processes();
    const byParent = Map.groupBy(all, ({ parent }) => parent);
    for (const pid of this.#pids) for (const child of byParent.get(pid) ?? []) this.#pids.add(child.pid);
    const tree = all.filter(({ pid }) => this.#pids.has(pid));
    for (const { pid, started, ticks } of tree) this.#ticks.set(`${pid} ${started}`, ticks);
    const pages = tree.reduce((sum, { residentPages }) => sum + residentPages, 0);
    if (pages > 0) this.peakMegabytes = Math.max(this.peakMegabytes ?? 0, (pages * pageSize) / 1e6);
    const alive = new Set(tree.map(({ pid }) => pid));
    for (const pid of this.#pids) if (!alive.has(pid)) this.#pids.delete(pid);
  }
}

function processes(): ProcessStat[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // The program’s name, in brackets, can contain spaces: the fields read here follow it.
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) /).at(-1)?.split(' ') ?? [];
        return [
          {
            pid: Number(pid),
            parent: Number(fields[1]),
            ticks: Number(fields[11]) + Number(fields[12]),
            started: fields[19] ?? '',
            residentPages: Number(fields[21]),
          },
        ];
      } catch {
        return []; // The process ended meanwhile.
      }
    });
}
