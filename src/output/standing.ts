/** Reading a built site while a build may replace it: every answer is of one build, and there always is one. */
import {
  closeSync,
  constants as flags,
  fstatSync,
  openSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import { beside } from './places.ts';

/** What is the same for every answer that one build gives. */
export interface Site {
  notFound: Buffer;
}

/** An open file: what it says of itself and what it holds stay together, whatever happens to its name. */
export interface OpenFile {
  descriptor: number;
  stats: Stats;
}

/** What was found under a path. `page`: the path is that of a folder with a page; its address ends in a slash. */
export interface Found<T extends Site> {
  site: T;
  file?: OpenFile;
  page?: boolean;
}

/** More than a swap can take, which is over in a few steps. */
const tries = 1000;

/**
 * Looks things up in the site that stands in a folder, or set aside beside it while the next one takes its place.
 * `prepare` is called once for each build, with its 404 page and what reads its other files. @returns a function that gives undefined while there is no site.
 */
export function lookIn<T extends Site>(
  target: string,
  prepare: (notFound: Buffer, read: (path: string) => Buffer | undefined) => T,
): (path: string) => Found<T> | undefined {
  let known: { mark: string; site: T } | undefined;
  return (path) => {
    for (let each = 0; each < tries; each++) {
      const before = standing(target);
      if (!before) continue;
      if (known?.mark !== before.mark) {
        const notFound = contentOf(before.folder, '404.html');
        if (!notFound) continue;
        known = { mark: before.mark, site: prepare(notFound, (name) => contentOf(before.folder, name)) };
      }
      const found = { site: known.site, ...find(before.folder, path) };
      const after = standing(target);
      if (after?.mark === before.mark && after.folder === before.folder) return found;
      if (found.file) closeSync(found.file.descriptor);
      known = undefined;
    }
    return undefined;
  };
}

/** Where the site stands now, and a mark that no two builds share. */
function standing(target: string): { folder: string; mark: string } | undefined {
  for (const folder of [target, beside(target, 'old')]) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return { folder, mark: `${stats.dev} ${stats.ino} ${stats.mtimeMs}` };
  }
  return undefined;
}

function find(folder: string, path: string): { file?: OpenFile; page?: boolean } {
  if (path.endsWith('/')) return { file: open(folder, `${path}index.html`) };
  const file = open(folder, path);
  if (file) return { file };
  const page = open(folder, `${path}/index.html`);
  if (page) closeSync(page.descriptor);
  return { page: page !== undefined };
}

/** What a path says that names nothing: there is no such file, no such folder, or no name can be so long. */
const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);

/** Opens a file of a folder for reading, unless there is none. A link that leads out of the folder leads nowhere. */
function open(folder: string, path: string): OpenFile | undefined {
  let descriptor: number;
  try {
    const real = realpathSync.native(join(folder, path));
    if (!real.startsWith(realpathSync.native(folder) + sep)) return undefined;
    descriptor = openSync(real, flags.O_RDONLY | flags.O_NONBLOCK);
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
  const stats = fstatSync(descriptor);
  if (stats.isFile()) return { descriptor, stats };
  closeSync(descriptor);
  return undefined;
}

function contentOf(folder: string, path: string): Buffer | undefined {
  const file = open(folder, path);
  if (!file) return undefined;
  try {
    return readFileSync(file.descriptor);
  } finally {
    closeSync(file.descriptor);
  }
}
