/**
 * Files of the last site that are to stand in the next one too, compressed copies among them, and how they come there. Two threads may
 * bring them: each takes what the other has not taken yet.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { encodings } from './encodings.ts';
import { putLink } from './link.ts';
import { bringFolder } from './retired.ts';

/** What the names of compressed copies end in. */
export const copyEndings = Object.values(encodings);

/** Stands for the inode of a copy that there is none of. */
export const noFile = 0;

const endings = ['', ...copyEndings];

/** In a form that passes quickly from thread to thread. */
export interface Brought {
  site: string;
  paths: string[];
  /** The inodes of each file and of its copies, one file after the other, in the order of the endings. */
  inodes: Float64Array;
  /** How many groups were taken, of those that {@link bring} makes. */
  taken: SharedArrayBuffer;
}

/** @param files the inodes of each and of its copies */
export function brought(site: string, files: ReadonlyMap<string, readonly number[]>): Brought {
  const inodes = new Float64Array(files.size * endings.length);
  let position = 0;
  for (const found of files.values()) {
    inodes.set(found, position);
    position += endings.length;
  }
  return { site, paths: [...files.keys()], inodes, taken: new SharedArrayBuffer(4) };
}

/**
 * Gives files a second name in the folder of the next site: those that nobody has taken.
 * @param retired the site before the last one, which lends its folders. @throws Error from the file system
 */
export function bring({ site, paths, inodes, taken }: Brought, folder: string, retired?: string): void {
  const groups = [...Map.groupBy(paths.keys(), (index) => topOf(paths[index] ?? ''))];
  const made = new Set<string>();
  const counter = new Int32Array(taken);
  const next = () => groups[Atomics.add(counter, 0, 1)];
  for (let group = next(); group; group = next()) {
    const [name, indices] = group;
    const files = new Map(
      indices.flatMap((index) =>
        endings.flatMap((ending, copy): [string, number][] => {
          const inode = inodes[index * endings.length + copy] ?? noFile;
          return inode === noFile ? [] : [[paths[index] + ending, inode]];
        }),
      ),
    );
    const stand = retired === undefined ? nothing : bringFolder(retired, folder, name, files);
    for (const path of files.keys()) {
      if (stand.has(path)) continue;
      const parent = dirname(join(folder, path));
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      putLink(join(site, path), join(folder, path));
    }
  }
}

const nothing: ReadonlySet<string> = new Set();

/** The folder of the site that a file is in, however deep; empty for a file beside these. */
function topOf(path: string): string {
  return path.slice(0, Math.max(0, path.indexOf('/')));
}
