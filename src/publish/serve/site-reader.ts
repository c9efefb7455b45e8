/** Reads a built site that a build may replace at any time: every result is from one build, and there always is one. */
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

/** An open file. Its stats and content belong together, even when its path leads to another file by now. */
export interface OpenFile {
  descriptor: number;
  stats: Stats;
  /** The encoding of a compressed copy. */
  encoding?: Encoding;
  /** Whether the file has compressed copies or is one. */
  varies?: boolean;
}

/** The result of looking up a path. */
export interface LookupResult<T> {
  /** Data of one build that all its results need. */
  site: T;
  /** The caller closes it. */
  file?: OpenFile;
  /** The path lacks the last slash of a folder that has a page. */
  lacksSlash?: boolean;
}

/** Looks up a path, and opens the best variant that the client accepts. Returns undefined while there is no site. */
export type Lookup<T> = (path: string, accepted: readonly Encoding[]) => LookupResult<T> | undefined;

/** More attempts than a swap can take. */
const maxAttempts = 1000;

/**
 * Opens the site in a folder for lookups. During a swap, it reads the previous site, next to the folder.
 * @param prepare is called once for each build, with its 404 page and a function that reads its other files
 */
export function openSite<T>(
  target: string,
  prepare: (notFound: Buffer, read: (path: string) => Buffer | undefined) => T,
): Lookup<T> {
  let known: { id: string; site: T } | undefined;
  return (path, accepted) => {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const before = locateSite(target);
      if (!before) continue;
      if (known?.id !== before.id) {
        const notFound = readContent(before.folder, '404.html');
        if (!notFound) continue;
        known = { id: before.id, site: prepare(notFound, (name) => readContent(before.folder, name)) };
      }
      const result = { site: known.site, ...lookUp(before.folder, path, accepted) };
      const after = locateSite(target);
      if (after?.id === before.id && after.folder === before.folder) return result;
      if (result.file) closeSync(result.file.descriptor);
      known = undefined;
    }
    return undefined;
  };
}

/** Returns the folder of the current site, and an id that no other build has. */
function locateSite(target: string): { folder: string; id: string } | undefined {
  for (const folder of [target, siblingPath(target, 'old')]) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return { folder, id: `${stats.dev} ${stats.ino} ${stats.mtimeMs}` };
  }
  return undefined;
}

function lookUp(
  folder: string,
  path: string,
  accepted: readonly Encoding[],
): { file?: OpenFile; lacksSlash?: boolean } {
  const name = path.endsWith('/') ? `${path}index.html` : path;
  const file = openFile(folder, name);
  if (file) return { file: chooseVariant(file, folder, name, accepted) };
  if (path.endsWith('/')) return {};
  const page = openFile(folder, `${path}/index.html`);
  if (page) closeSync(page.descriptor);
  return { lacksSlash: page !== undefined };
}

/** Picks the best precompressed variant that the client accepts. A file with any variant has one with gzip. */
function chooseVariant(file: OpenFile, folder: string, name: string, accepted: readonly Encoding[]): OpenFile {
  const gzip = openFile(folder, name + encodings.gzip);
  if (!gzip) return file;
  for (const encoding of accepted) {
    const variant = encoding === 'gzip' ? gzip : openFile(folder, name + encodings[encoding]);
    if (!variant) continue;
    closeSync(file.descriptor);
    if (variant !== gzip) closeSync(gzip.descriptor);
    return { ...variant, encoding, varies: true };
  }
  closeSync(gzip.descriptor);
  return { ...file, varies: true };
}

/** Errors for a path that names no file: it does not exist, leads through a file, is a folder, or is too long. */
const notFoundErrors = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);

/** Opens a file for reading; undefined when there is none, or when a link leads out of the folder. */
function openFile(folder: string, path: string): OpenFile | undefined {
  let descriptor: number;
  try {
    const real = realpathSync.native(join(folder, path));
    if (!real.startsWith(realpathSync.native(folder) + sep)) return undefined;
    descriptor = openSync(real, flags.O_RDONLY | flags.O_NONBLOCK);
  } catch (error) {
    if (notFoundErrors.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
  const stats = fstatSync(descriptor);
  if (stats.isFile()) return { descriptor, stats };
  closeSync(descriptor);
  return undefined;
}

function readContent(folder: string, path: string): Buffer | undefined {
  const file = openFile(folder, path);
  if (!file) return undefined;
  try {
    return readFileSync(file.descriptor);
  } finally {
    closeSync(file.descriptor);
  }
}
