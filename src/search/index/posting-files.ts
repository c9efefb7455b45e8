/** Writes posting files, and reuses those of cached shards: an edit changes few of them. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { linkOrCopy } from '../../cache/files.ts';
import { fileName, postingsPath } from '../format/format.ts';

/** A file in each cached shard: the digests of its posting files, one a line. It is not published. */
const digestsName = 'digests';

/** Levels 8 and 9 take a third longer and save a fifth of a percent. */
const compression = { level: 7, memLevel: 9 };

/** Writes the posting files of one shard. */
export class PostingFileWriter {
  /** The paths of cached files by digest. */
  readonly #cached = new Map<string, string>();
  readonly #digests: string[] = [];
  readonly #folder: string;

  /** @param cacheDir folder of the cached shards. @param folder of the new shard */
  constructor(cacheDir: string, folder: string) {
    this.#folder = folder;
    for (const name of existsSync(cacheDir) ? readdirSync(cacheDir) : []) {
      const file = join(cacheDir, name, digestsName);
      // A folder with a dot in its name is unfinished.
      if (name.includes('.') || !existsSync(file)) continue;
      for (const [position, digest] of readFileSync(file, 'utf8').split('\n').entries())
        this.#cached.set(digest, join(cacheDir, name, postingsPath(fileName(position))));
    }
  }

  /** Gzips and writes the next file, or links a cached one with the same content. */
  write(content: Uint8Array): void {
    const digest = hash('sha256', content, 'base64url').slice(0, 22);
    const path = join(this.#folder, postingsPath(fileName(this.#digests.length)));
    const cached = this.#cached.get(digest);
    if (cached) linkOrCopy(cached, path);
    else writeFileSync(path, gzipSync(content, compression));
    this.#digests.push(digest);
  }

  /** Writes the digests, so that later shards can reuse the files. */
  end(): void {
    writeFileSync(join(this.#folder, digestsName), this.#digests.join('\n'));
  }
}
