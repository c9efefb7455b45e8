/**
 * What a build takes over from the last one: files that would come out the same are not made, checked and compressed again, but get
 * a second name in the new site. Each is known by a key: the digest of all that goes into it. How, and why it is safe:
 * docs/decisions/carrying-over.md.
 */
import { hash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeDigest } from '../explainer/code-digest.ts';
import { budgets, settings } from '../site.ts';
import { type Brought, brought, copyEndings, noFile } from './bring.ts';
import { encodings } from './encodings.ts';
import { replaceFile } from './publish.ts';
import type { SourcePage } from './source-pages.ts';

/** What a file looked like when it was published. */
type Look = [size: number, changed: number];

/** What is known of a published file: its key, the digest of what it holds where that was checked, its look, and that of its compressed copies. */
type Entry = [key: string, digest: string, look: Look, copies: Record<string, Look>];

/** As it is written. */
interface Written {
  made: string;
  files: Record<string, Entry>;
}

/** What whoever writes files asks. */
export type Carrying = Pick<Carry, 'mustMake' | 'forget'>;

/** Takes over nothing. */
export const nothingCarried: Carrying = { mustMake: () => true, forget: () => {} };

/** The file of a page, by its path in the site. */
export const pageFile = (path: string) => `${path}index.html`;

/** The files that one build takes over. */
export class Carry {
  /** The pages of sources that have to be made, where somebody else gathers them. */
  sources: Promise<SourcePage[] | undefined> | undefined;
  readonly #site: string;
  readonly #file: string;
  readonly #made: string;
  readonly #before: Record<string, Entry>;
  readonly #keys = new Map<string, string>();
  readonly #carried = new Map<string, Entry>();
  /** What {@link untold} has not told of yet. */
  #untold = new Map<string, readonly number[]>();
  /** Those whose compressed copies are as they were. Some publishers delete all of them. */
  readonly #withCopies = new Set<string>();

  /** @param site the last built site. @param file where it is written what is known of it. @param staged where the next one is made */
  constructor(site: string, file: string, staged: string) {
    this.#site = site;
    this.#file = file;
    const code = codeDigest(import.meta.url, ['..', '../../astro.config.mjs', '../../package-lock.json']);
    this.#made = hash('sha256', JSON.stringify([code, process.version, settings, budgets]));
    this.#before = isOnOneDisk(site, staged) ? readWritten(file, this.#made) : {};
  }

  /**
   * Whether a file has to be made: it was not published, not from the same, or was touched since.
   * @param path in the site. @param key of all that goes into it, beside the code and the settings
   */
  mustMake(path: string, key: string): boolean {
    this.#keys.set(path, key);
    if (this.#carried.has(path)) return false;
    const entry = this.#before[path];
    if (entry?.[0] !== key) return true;
    const inode = this.#untouched(path, entry[2]);
    if (inode === undefined) return true;
    this.#carried.set(path, entry);
    const copies = copyEndings.map((ending) => {
      const look = entry[3][ending];
      return look ? this.#untouched(path + ending, look) : noFile;
    });
    const areThere = copies.every((found) => found !== undefined);
    if (areThere) this.#withCopies.add(path);
    this.#untold.set(path, areThere ? [inode, ...copies] : [inode]);
    return false;
  }

  /** Lets the next build make a file again, whatever is known of it. */
  forget(path: string): void {
    this.#keys.delete(path);
    this.#carried.delete(path);
    this.#withCopies.delete(path);
    this.#untold.delete(path);
  }

  /** The files that are taken over, with the digests of those that were checked. */
  get carried(): ReadonlyMap<string, string> {
    return new Map(Array.from(this.#carried, ([path, [, digest]]) => [path, digest]));
  }

  /** Those of them that bring their compressed copies along. */
  get compressed(): ReadonlySet<string> {
    return this.#withCopies;
  }

  /** Whether most of the site is taken over. */
  get isMost(): boolean {
    return this.#carried.size * 2 > this.#keys.size;
  }

  /** Those of them that were not told yet. */
  untold(): Brought {
    const told = this.#untold;
    this.#untold = new Map();
    return brought(this.#site, told);
  }

  /** Writes down what stands in the site now. @param digests of files that were checked */
  save(digests: ReadonlyMap<string, string>): void {
    const entries = Array.from(this.#keys, ([path, key]): [string, Entry] => {
      const known = this.#carried.get(path);
      if (known && this.#withCopies.has(path)) return [path, known];
      const copies = Object.values(encodings).flatMap((ending) => {
        const look = lookOf(join(this.#site, path + ending));
        return look ? [[ending, look]] : [];
      });
      const look = lookOf(join(this.#site, path)) ?? [-1, 0];
      return [path, [key, digests.get(path) ?? known?.[1] ?? '', look, Object.fromEntries(copies)]];
    });
    const written: Written = { made: this.#made, files: Object.fromEntries(entries) };
    mkdirSync(dirname(this.#file), { recursive: true });
    replaceFile(this.#file, JSON.stringify(written));
  }

  /** @returns the inode of a file that was not touched since */
  #untouched(path: string, then: Look): number | undefined {
    const stats = fileAt(join(this.#site, path));
    return stats?.size === then[0] && stats.mtimeMs === then[1] ? stats.ino : undefined;
  }
}

function lookOf(path: string): Look | undefined {
  const stats = fileAt(path);
  return stats && [stats.size, stats.mtimeMs];
}

function fileAt(path: string): Stats | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? stats : undefined;
}

/** A file gets a second name on its own disk only. The folder around `staged` may be missing: that of a first build. */
function isOnOneDisk(site: string, staged: string): boolean {
  if (!existsSync(site)) return false;
  mkdirSync(dirname(staged), { recursive: true });
  return statSync(site).dev === statSync(dirname(staged)).dev;
}

/** What cannot be read, or was made by other code, counts as not there. */
function readWritten(file: string, made: string): Written['files'] {
  try {
    const written = JSON.parse(readFileSync(file, 'utf8')) as Written;
    return written.made === made ? Object.assign(Object.create(null), written.files) : {};
  } catch {
    return {};
  }
}
