/**
 * A folder on a server that holds releases of a site. Each release is a folder `releases/<time>/` with a manifest
 * `releases/<time>.json`, which is written last; a folder without a manifest is no release. The link `current` leads to
 * the release that is served. Callers that change anything hold the lock of the folder.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { replaceFile } from '../../cache/files.ts';
import { siblingPath } from '../output-path.ts';

/** SHA-256 of the files of a release, by path. */
export type Digests = Record<string, string>;

/** The files of a release. */
export interface Manifest {
  /** Files of its own build. */
  own: Digests;
  /** Immutable files of other releases, which pages that readers have open may request. */
  carried: Digests;
}

export class ReleaseFolder {
  /** The link to the release that is served. */
  readonly link: string;
  readonly #releases: string;

  /** @throws Error when the path cannot be a folder of releases */
  constructor(folder: string) {
    this.link = join(folder, 'current');
    this.#releases = join(folder, 'releases');
    const file = findFileInPath(folder);
    if (file !== undefined)
      throw new Error(`Releases cannot be written to ${folder}: ${file} is a file. Choose another folder with --to.`);
    const link = lstatSync(this.link, { throwIfNoEntry: false });
    if (link && !link.isSymbolicLink())
      throw new Error(`${this.link} was not created by a release. Choose another folder with --to, or move it away.`);
  }

  /** Returns the names of all complete releases, oldest first. */
  names(): string[] {
    return this.#entries()
      .filter((name) => name.endsWith('.json'))
      .map((name) => basename(name, '.json'))
      .filter((name) => existsSync(this.path(name)))
      .sort();
  }

  /** Returns the name of the release that is served; undefined before the first one. */
  current(): string | undefined {
    const link = lstatSync(this.link, { throwIfNoEntry: false });
    const name = link && basename(readlinkSync(this.link));
    return name !== undefined && this.names().includes(name) ? name : undefined;
  }

  /** Returns the folder of a release. */
  path(name: string): string {
    return join(this.#releases, name);
  }

  /** @throws Error when there is no such release */
  manifest(name: string): Manifest {
    return JSON.parse(readFileSync(this.#manifestPath(name), 'utf8')) as Manifest;
  }

  /**
   * Creates an empty folder for a release. It is newer than all others, even if the clock was set back.
   * @returns its name
   */
  begin(now: Date): string {
    const newest = this.names().at(-1);
    const name = formatName(Math.max(now.getTime(), newest === undefined ? 0 : parseName(newest) + 1000));
    mkdirSync(this.path(name), { recursive: true });
    return name;
  }

  /** Marks a release as complete by writing its manifest. */
  finish(name: string, manifest: Manifest): void {
    replaceFile(this.#manifestPath(name), JSON.stringify(manifest));
  }

  /** Makes a release the current one, in one step. */
  switchTo(name: string): void {
    const next = siblingPath(this.link, 'new');
    rmSync(next, { force: true });
    symlinkSync(join(basename(this.#releases), name), next);
    renameSync(next, this.link);
  }

  /** Deletes a release: its manifest first, so that a partly deleted release is never served. */
  delete(name: string): void {
    rmSync(this.#manifestPath(name), { force: true });
    rmSync(this.path(name), { recursive: true, force: true });
  }

  /** Deletes what killed releases have left. */
  cleanUp(): void {
    const complete = new Set(this.names().flatMap((name) => [name, `${name}.json`]));
    for (const name of this.#entries())
      if (!complete.has(name)) rmSync(join(this.#releases, name), { recursive: true });
    rmSync(siblingPath(this.link, 'new'), { force: true });
  }

  #entries(): string[] {
    return existsSync(this.#releases) ? readdirSync(this.#releases) : [];
  }

  #manifestPath(name: string): string {
    return `${this.path(name)}.json`;
  }
}

/** Returns the path or a parent that is a file, if any. */
function findFileInPath(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats) return stats.isDirectory() ? undefined : path;
  return dirname(path) === path ? undefined : findFileInPath(dirname(path));
}

/** Formats a time as the name of a release: “20261123T093000Z”. Names sort by time. */
function formatName(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
}

function parseName(name: string): number {
  return Date.parse(name.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5')) || 0;
}
