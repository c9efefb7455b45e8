import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from './files.ts';

/** A cache whose entries are files, named by cache key. Several threads and processes may use its folder at once. */
export class FileCache {
  readonly #folder: string;
  readonly #extension: string;

  /** @param extension of the file names, with its dot */
  constructor(folder: string, extension: string) {
    this.#folder = folder;
    this.#extension = extension;
    mkdirSync(folder, { recursive: true });
  }

  /** Returns the path of an entry, cached or not. */
  path(key: string): string {
    return join(this.#folder, key + this.#extension);
  }

  has(key: string): boolean {
    return existsSync(this.path(key));
  }

  /** Writes an entry in one step. @throws Error from the file system */
  set(key: string, content: string | Uint8Array): void {
    replaceFile(this.path(key), content);
  }

  /** Deletes the entries that are not among `keys`. @param minAge spares those that are younger, in milliseconds */
  prune(keys: ReadonlySet<string>, minAge = 0): void {
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      if (keys.has(name.slice(0, -this.#extension.length))) continue;
      const { mtimeMs = 0 } = (minAge > 0 && statSync(path, { throwIfNoEntry: false })) || {};
      if (Date.now() - mtimeMs >= minAge) rmSync(path, { force: true });
    }
  }
}
