/**
 * A folder on a server that holds releases of a site: `releases/<time>/` each, beside it `releases/<time>.json` once
 * all of it is there, and the link `current` to the one that is served. Whoever changes something holds the lock.
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

/** Files of a release by their paths, with the SHA-256 of what they hold. */
export type Digests = Record<string, string>;

/** What a release consists of. */
export interface Manifest {
  own: Digests;
  /** Files of other releases that pages which readers have open may ask for. */
  carried: Digests;
}

export class ReleaseFolder {
  /** The link to what is served. */
  readonly link: string;
  readonly #releases: string;

  /** @throws Error when something else than a folder of releases stands there. */
  constructor(folder: string) {
    this.link = join(folder, 'current');
    this.#releases = join(folder, 'releases');
    const file = fileOnTheWay(folder);
    if (file !== undefined)
      throw new Error(`Releases cannot be put into ${folder}: ${file} is a file. Give a folder of its own with --to.`);
    const link = lstatSync(this.link, { throwIfNoEntry: false });
    if (link && !link.isSymbolicLink())
      throw new Error(
        `${this.link} is no link that a release made. Give a folder of its own with --to, or move it away.`,
      );
  }

  /** Names of the whole releases, oldest first. */
  names(): string[] {
    return this.#entries()
      .filter((name) => name.endsWith('.json'))
      .map((name) => basename(name, '.json'))
      .filter((name) => existsSync(this.path(name)))
      .sort();
  }

  /** The name of the release that is served; undefined before the first. */
  current(): string | undefined {
    const link = lstatSync(this.link, { throwIfNoEntry: false });
    const name = link && basename(readlinkSync(this.link));
    return name !== undefined && this.names().includes(name) ? name : undefined;
  }

  /** The folder of a release. */
  path(name: string): string {
    return join(this.#releases, name);
  }

  manifest(name: string): Manifest {
    return JSON.parse(readFileSync(this.#manifestPath(name), 'utf8')) as Manifest;
  }

  /**
   * Makes an empty folder for a release that is to be younger than all others, whatever the clock says. @returns its
   * name
   */
  begin(now: Date): string {
    const newest = this.names().at(-1);
    const name = stamp(Math.max(now.getTime(), newest === undefined ? 0 : timeOf(newest) + 1000));
    mkdirSync(this.path(name), { recursive: true });
    return name;
  }

  /** Says that all of a release is there. */
  finish(name: string, manifest: Manifest): void {
    replaceFile(this.#manifestPath(name), JSON.stringify(manifest));
  }

  /** Lets a release be served: in one step, so that there is no moment without one. */
  switchTo(name: string): void {
    const next = siblingPath(this.link, 'new');
    rmSync(next, { force: true });
    symlinkSync(join(basename(this.#releases), name), next);
    renameSync(next, this.link);
  }

  /** Deletes a release. First it stops being whole, so that what is half deleted is never served. */
  delete(name: string): void {
    rmSync(this.#manifestPath(name), { force: true });
    rmSync(this.path(name), { recursive: true, force: true });
  }

  /** Deletes what killed releases left behind. */
  cleanUp(): void {
    const whole = new Set(this.names().flatMap((name) => [name, `${name}.json`]));
    for (const name of this.#entries()) if (!whole.has(name)) rmSync(join(this.#releases, name), { recursive: true });
    rmSync(siblingPath(this.link, 'new'), { force: true });
  }

  #entries(): string[] {
    return existsSync(this.#releases) ? readdirSync(this.#releases) : [];
  }

  #manifestPath(name: string): string {
    return `${this.path(name)}.json`;
  }
}

/** The path or the one above it that is a file, if any. */
function fileOnTheWay(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats) return stats.isDirectory() ? undefined : path;
  return dirname(path) === path ? undefined : fileOnTheWay(dirname(path));
}

/** “20261123T093000Z”: sorts by time. */
function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
}

function timeOf(name: string): number {
  return Date.parse(name.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5')) || 0;
}
