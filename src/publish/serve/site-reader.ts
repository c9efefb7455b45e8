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
import { type Encoding, encodings } from '../http/content-encoding.ts';
import { siblingPath } from '../output-path.ts';

/** An open file: what it says of itself and what it holds stay together, whatever happens to its name. */
export interface OpenFile {
  descriptor: number;
  stats: Stats;
  /** How it is compressed. */
  encoding?: Encoding;
  /** It stands there in other forms too, or is one of them. */
  varies?: boolean;
}

/** What was found under a path. `page`: the path is that of a folder with a page; its address ends in a slash. */
export interface LookupResult<T> {
  /** What is the same for every answer that one build gives. */
  site: T;
  file?: OpenFile;
  page?: boolean;
}

/** More than a swap can take, which is over in a few steps. */
const tries = 1000;

/** Looks for what is under a path, in the best of the forms that the reader accepts. Undefined while there is no site. */
export type Lookup<T> = (path: string, accepted: readonly Encoding[]) => LookupResult<T> | undefined;

/**
 * Looks things up in the site that stands in a folder, or set aside beside it while the next one takes its place.
 * `prepare` is called once for each build, with its 404 page and what reads its other files.
 */
export function openSite<T>(
  target: string,
  prepare: (notFound: Buffer, read: (path: string) => Buffer | undefined) => T,
): Lookup<T> {
  let known: { mark: string; site: T } | undefined;
  return (path, accepted) => {
    for (let each = 0; each < tries; each++) {
      const before = standing(target);
      if (!before) continue;
      if (known?.mark !== before.mark) {
        const notFound = contentOf(before.folder, '404.html');
        if (!notFound) continue;
        known = { mark: before.mark, site: prepare(notFound, (name) => contentOf(before.folder, name)) };
      }
      const found = { site: known.site, ...find(before.folder, path, accepted) };
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
  for (const folder of [target, siblingPath(target, 'old')]) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return { folder, mark: `${stats.dev} ${stats.ino} ${stats.mtimeMs}` };
  }
  return undefined;
}

function find(folder: string, path: string, accepted: readonly Encoding[]): { file?: OpenFile; page?: boolean } {
  const name = path.endsWith('/') ? `${path}index.html` : path;
  const file = open(folder, name);
  if (file) return { file: bestOf(file, folder, name, accepted) };
  if (path.endsWith('/')) return {};
  const page = open(folder, `${path}/index.html`);
  if (page) closeSync(page.descriptor);
  return { page: page !== undefined };
}

/** The same file as the reader likes it best. What stands compressed does so with gzip, if not only with gzip. */
function bestOf(file: OpenFile, folder: string, name: string, accepted: readonly Encoding[]): OpenFile {
  const gzip = open(folder, name + encodings.gzip);
  if (!gzip) return file;
  for (const encoding of accepted) {
    const better = encoding === 'gzip' ? gzip : open(folder, name + encodings[encoding]);
    if (!better) continue;
    closeSync(file.descriptor);
    if (better !== gzip) closeSync(gzip.descriptor);
    return { ...better, encoding, varies: true };
  }
  closeSync(gzip.descriptor);
  return { ...file, varies: true };
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
