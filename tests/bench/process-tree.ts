/** Samples a process and its descendants from /proc. Does nothing on systems other than Linux. */
import { readdirSync, readFileSync } from 'node:fs';

interface ProcessStat {
  pid: number;
  parent: number;
  /** Clock ticks of the process itself, without its children. */
  ticks: number;
  /** Start time, which distinguishes processes with the same pid. */
  started: string;
  residentPages: number;
}

/** Linux reports times in hundredths of a second. x64 and most arm64 systems have pages of 4,096 bytes. */
const ticksPerSecond = 100;
const pageSize = 4096;

/** Adds up processor time and memory of a process and its descendants over repeated samples. */
export class ProcessTree {
  readonly #pids = new Set<number>();
  readonly #ticks = new Map<string, number>();
  /** Peak resident memory. Shared memory counts for each process. */
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
        // The fields follow the name of the program, which is in brackets and can contain spaces.
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
        return []; // The process has ended.
      }
    });
}
