/**
 * Compressed copies of text files, for servers that send them as they are. They are cached by the digest of what they
 * hold, for all sites together.
 */
import { hash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import { FileCache } from '../cache/file-cache.ts';
import { type Encoding, encodings } from './http/content-encoding.ts';
import { listFiles } from './list-files.ts';

/** Texts that the site consists of or that a publisher may add. All else is compressed already. */
const texts = /\.(?:html|md|txt|xml|json|bib|ris|m?js|svg|css|csv|vtt|geojson|jsonld|webmanifest)$/;

/** A smaller file travels in one packet as it is. In bytes. */
const smallest = 512;

/** With more new text than this, in bytes, time counts for more than the last tenth of the size. */
const thoroughLimit = 8_000_000;

/** Brotli’s highest level takes fifty times as long as its fifth, and saves a tenth of what is left. */
const levels = {
  thorough: { br: 11, zstd: 19, gzip: 9 },
  quick: { br: 5, zstd: 9, gzip: 9 },
};

/** Days after which a copy that no build has used is deleted. */
const lifetime = 30;

/** What came of compressing a site. */
export interface Compressed {
  /** Files that have compressed copies. */
  files: number;
  /** Those whose copies were not cached. */
  fresh: number;
}

/** Whether compression makes a file smaller, by its name and its size in bytes. */
export function isCompressible(name: string, size: number): boolean {
  return texts.test(name) && size >= smallest;
}

/**
 * Puts compressed copies next to the text files of a site. Where gzip does not make a file smaller, it gets none. A
 * copy that is there already stays. @param cacheDir folder where copies are cached. @throws Error from the file
 * system
 */
export async function compressFiles(folder: string, cacheDir: string): Promise<Compressed> {
  const caches = Object.entries(encodings).map(
    ([encoding, extension]) => [encoding as Encoding, new FileCache(cacheDir, extension)] as const,
  );
  const texts = listFiles(folder, { copies: false }).flatMap((name) => {
    const path = join(folder, name);
    const { size } = statSync(path);
    return isCompressible(name, size) ? { path, size, key: hash('blake2b512', readFileSync(path)).slice(0, 32) } : [];
  });
  const fresh = texts.filter(({ key }) => !caches.every(([, cache]) => cache.has(key)));
  const level = fresh.reduce((sum, { size }) => sum + size, 0) > thoroughLimit ? levels.quick : levels.thorough;
  const waiting = [...new Map(fresh.map((text) => [text.key, text])).values()];
  const work = async () => {
    for (let text = waiting.pop(); text; text = waiting.pop()) {
      const content = readFileSync(text.path);
      const made = await compress(content, level);
      const helps = made.gzip.length < content.length;
      // An empty copy in the cache says that the file gets none.
      for (const [encoding, cache] of caches)
        cache.set(text.key, helps && made[encoding].length < content.length ? made[encoding] : '');
    }
  };
  // Node compresses in threads of its own.
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const withCopies = texts.filter(
    ({ path, key }) =>
      caches.filter(([encoding, cache]) => {
        const copy = cache.path(key);
        const target = path + encodings[encoding];
        utimesSync(copy, new Date(), new Date());
        if (statSync(copy).size === 0) return false;
        if (!existsSync(target)) copyFileSync(copy, target);
        return true;
      }).length > 0,
  );
  deleteUnused(cacheDir);
  return { files: withCopies.length, fresh: fresh.length };
}

const asPromised = { br: promisify(brotliCompress), zstd: promisify(zstdCompress), gzip: promisify(gzip) };

async function compress(content: Buffer, level: Record<Encoding, number>): Promise<Record<Encoding, Buffer>> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, ZSTD_c_compressionLevel } = constants;
  const [br, zstd, gzip] = await Promise.all([
    // Without the size Brotli prepares for the largest of files, which takes four times as long as the work itself.
    asPromised.br(content, { params: { [BROTLI_PARAM_QUALITY]: level.br, [BROTLI_PARAM_SIZE_HINT]: content.length } }),
    asPromised.zstd(content, { params: { [ZSTD_c_compressionLevel]: level.zstd }, pledgedSrcSize: content.length }),
    asPromised.gzip(content, { level: level.gzip }),
  ]);
  return { br, zstd, gzip };
}

function deleteUnused(cacheDir: string): void {
  const oldest = Date.now() - lifetime * 24 * 3600 * 1000;
  for (const name of readdirSync(cacheDir)) {
    const path = join(cacheDir, name);
    const { mtimeMs = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < oldest) rmSync(path, { force: true });
  }
}
