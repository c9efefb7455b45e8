/** Keeps what was made of files, by a digest of all that went in: an unchanged file is not read again. */
import { createHash, hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reading } from './model.ts';

/** A digest of the code that makes readings and of the versions of all it uses. */
function pipelineDigest(): string {
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const rooms = ['../schema/', '../cite/', './'].map(here);
  const shared = ['../words.ts', '../../package-lock.json'].map(here);
  const digest = createHash('sha256');
  for (const room of rooms) {
    for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.ts')) digest.update(name).update(readFileSync(join(room, name)));
  }
  for (const file of shared) digest.update(readFileSync(file));
  return digest.digest('hex');
}

let pipeline: string | undefined;

/**
 * The digest of a reading: of the code, the file’s name and text, and the settings that show in its HTML.
 * @param data whatever else of the content goes into it
 */
export function digestOf(file: string, text: string, basePath: string, data: unknown = []): string {
  pipeline ??= pipelineDigest();
  return hash('sha256', JSON.stringify([pipeline, basePath, file, text, data])).slice(0, 32);
}

/** Readings in a folder, one JSON file each, named by digest. */
export class Keep {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** What is kept under a digest. A file that cannot be read counts as not there. */
  get(digest: string): Reading | undefined {
    try {
      return JSON.parse(readFileSync(this.path(digest), 'utf8')) as Reading;
    } catch {
      return undefined;
    }
  }

  /** Writes in one step, so that a reader never meets half a file. */
  set(reading: Reading): void {
    const path = this.path(reading.digest);
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(reading));
    renameSync(unfinished, path);
  }

  /** Deletes readings that are not in use and are older than a week: another command may be using the younger ones. */
  prune(inUse: ReadonlySet<string>): void {
    const weekAgo = Date.now() - 7 * 24 * 3600 * 1000;
    for (const name of readdirSync(this.folder)) {
      const path = join(this.folder, name);
      const age = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
      if (age < weekAgo && !inUse.has(name.replace(/\.json$/, ''))) rmSync(path, { force: true });
    }
  }

  private path(digest: string): string {
    return join(this.folder, `${digest}.json`);
  }
}
