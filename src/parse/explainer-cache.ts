/** Caches parsed explainers on disk, by a digest of all that they depend on. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { cacheKey } from '../cache/cache-key.ts';
import { listOldFiles } from '../cache/files.ts';
import type { Explainer, ParsedExplainer } from '../explainer/model.ts';

/**
 * Computes the digest of a parsed explainer from the code, the file’s name and text, and what its HTML depends on.
 * @param home the address of the site’s home page
 * @param dependencies other content that the explainer uses
 */
export function computeDigest(file: string, text: string, home: string, dependencies: unknown = []): string {
  return cacheKey(home, file, text, dependencies);
}

/**
 * A folder with one file for each parsed explainer, named by digest. The first line is the parse result as JSON, the
 * second the explainer, so that most callers parse only a short line.
 */
export class ExplainerCache {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Returns the cached parse result, without the explainer itself. A file that cannot be parsed counts as missing. */
  get(digest: string): ParsedExplainer | undefined {
    return this.parseLine(digest, (file, end) => file.toString('utf8', 0, end)) as ParsedExplainer | undefined;
  }

  /** Returns the cached explainer. Deletes a corrupt file, so that the next run parses the source again. */
  getExplainer(digest: string): Explainer | undefined {
    const secondLine = (file: Buffer, end: number) => file.toString('utf8', end + 1) || 'null';
    const explainer = this.parseLine(digest, secondLine) as Explainer | null | undefined;
    if (explainer === undefined) rmSync(this.getPath(digest), { force: true });
    return explainer ?? undefined;
  }

  has(digest: string): boolean {
    return existsSync(this.getPath(digest));
  }

  /** Writes atomically, so that other processes never read half a file. */
  set(parsed: ParsedExplainer, explainer?: Explainer): void {
    const path = this.getPath(parsed.digest);
    const temporary = `${path}.${process.pid}.${threadId}`;
    writeFileSync(temporary, `${JSON.stringify(parsed)}\n${explainer ? JSON.stringify(explainer) : ''}`);
    renameSync(temporary, path);
  }

  /**
   * Deletes files that are not in use and a week older than the last one. Another command may be using younger ones.
   */
  prune(inUse: ReadonlySet<string>): void {
    for (const name of listOldFiles(this.folder, 7))
      if (!inUse.has(name.replace(/\.json$/, ''))) rmSync(join(this.folder, name), { force: true });
  }

  private parseLine(digest: string, getLine: (file: Buffer, firstLineEnd: number) => string): unknown {
    try {
      const file = readFileSync(this.getPath(digest));
      return JSON.parse(getLine(file, file.indexOf('\n')));
    } catch {
      return undefined;
    }
  }

  private getPath(digest: string): string {
    return join(this.folder, `${digest}.json`);
  }
}
