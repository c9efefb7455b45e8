/** Files of words that parts have in common: after most edits, nearly all of them are as they were in the part before. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { linkOrCopy } from '../../cache/files.ts';
import { fileName } from '../format/shard-manifest.ts';

/** The file of a kept part that has the digest of each of its files of words, a line each. It is not served. */
const digestsName = 'our-digests';

/** Levels 8 and 9 take a third longer, for a fifth of a percent. */
const compression = { level: 7, memLevel: 9 };

const pathOf = (part: string, position: number) => join(part, 'index', `${fileName(position)}.pf_index`);

/** Writes the files of words of a part: each is compressed, unless a part that is kept has the same. */
export class ChunkCache {
  readonly #kept = new Map<string, string>();
  readonly #digests: string[] = [];
  readonly #part: string;

  /** @param cacheDir where parts are kept. @param part the folder of the new one */
  constructor(cacheDir: string, part: string) {
    this.#part = part;
    for (const name of existsSync(cacheDir) ? readdirSync(cacheDir) : []) {
      const file = join(cacheDir, name, digestsName);
      // A name with a dot is of a part that somebody else makes, or did not finish.
      if (name.includes('.') || !existsSync(file)) continue;
      for (const [position, digest] of readFileSync(file, 'utf8').split('\n').entries())
        this.#kept.set(digest, pathOf(join(cacheDir, name), position));
    }
  }

  /** Writes the next file. */
  put(content: Uint8Array): void {
    const digest = hash('sha256', content, 'base64url').slice(0, 22);
    const path = pathOf(this.#part, this.#digests.length);
    const kept = this.#kept.get(digest);
    if (kept) linkOrCopy(kept, path);
    else writeFileSync(path, gzipSync(content, compression));
    this.#digests.push(digest);
  }

  /** Lets later parts find the files. */
  end(): void {
    writeFileSync(join(this.#part, digestsName), this.#digests.join('\n'));
  }
}
