/** Keeps what was made of files, by a digest of all that went in: an unchanged file is not read again. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { cacheKey } from '../cache/cache-key.ts';
import type { Explainer, ParsedExplainer } from '../explainer/model.ts';

/**
 * The digest of a reading: of the code, the file’s name and text, and the settings that show in its HTML.
 * @param home the address of the site’s home page. @param data whatever else of the content goes into it
 */
export function computeDigest(file: string, text: string, home: string, data: unknown = []): string {
  return cacheKey(home, file, text, data);
}

/**
 * Readings in a folder, one file each, named by digest. Its first line is the reading as JSON, its second the
 * explainer: who reads many needs little of each.
 */
export class ExplainerCache {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** What is kept under a digest, without the explainer’s text. A file that cannot be read counts as not there. */
  get(digest: string): ParsedExplainer | undefined {
    return this.parsed(digest, (file, end) => file.toString('utf8', 0, end)) as ParsedExplainer | undefined;
  }

  /**
   * The explainer that is kept under a digest. A file that cannot be read is deleted, so that the next run reads
   * anew.
   */
  explainer(digest: string): Explainer | undefined {
    const line = (file: Buffer, end: number) => file.toString('utf8', end + 1) || 'null';
    const found = this.parsed(digest, line) as Explainer | null | undefined;
    if (found === undefined) rmSync(this.path(digest), { force: true });
    return found ?? undefined;
  }

  /** Whether something is kept under a digest. */
  has(digest: string): boolean {
    return existsSync(this.path(digest));
  }

  /** Writes in one step, so that a reader never meets half a file. */
  set(parsed: ParsedExplainer, explainer?: Explainer): void {
    const path = this.path(parsed.digest);
    const unfinished = `${path}.${process.pid}.${threadId}`;
    writeFileSync(unfinished, `${JSON.stringify(parsed)}\n${explainer ? JSON.stringify(explainer) : ''}`);
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

  private parsed(digest: string, lineOf: (file: Buffer, end: number) => string): unknown {
    try {
      const file = readFileSync(this.path(digest));
      return JSON.parse(lineOf(file, file.indexOf('\n')));
    } catch {
      return undefined;
    }
  }

  private path(digest: string): string {
    return join(this.folder, `${digest}.json`);
  }
}
