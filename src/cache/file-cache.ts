import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** Files in a folder, each named by its cache key. Several threads and processes may use the folder at once. */
export class FileCache {
  readonly #folder: string;
  readonly #extension: string;

  /** @param extension of the file names, with its dot */
  constructor(folder: string, extension: string) {
    this.#folder = folder;
    this.#extension = extension;
    mkdirSync(folder, { recursive: true });
  }

  /** The file that is cached under a key. */
  path(key: string): string {
    return join(this.#folder, key + this.#extension);
  }

  has(key: string): boolean {
    return existsSync(this.path(key));
  }

  /** Writes the whole file or nothing: a reader never meets half of it. @throws Error from the file system */
  set(key: string, content: string | Uint8Array): void {
    const unfinished = `${this.path(key)}.${process.pid}.${threadId}`;
    writeFileSync(unfinished, content);
    renameSync(unfinished, this.path(key));
  }

  /** Deletes all files but those of the given keys. */
  prune(keys: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder))
      if (!keys.has(name.slice(0, -this.#extension.length))) rmSync(join(this.#folder, name), { force: true });
  }
}
