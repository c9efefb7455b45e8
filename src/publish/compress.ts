/**
 * Compressed copies of text files, for servers that send them without compressing anything themselves. All sites share
 * one cache of copies, by the digest of the file.
 */
import { hash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import { FileCache } from '../cache/file-cache.ts';
import { type Encoding, encodings } from './http/content-encoding.ts';
import { listFiles } from './list-files.ts';

/** Text files of the site or of a publisher’s `public/`. All other formats are compressed already. */
const textFiles = /\.(?:html|md|txt|xml|json|bib|ris|m?js|svg|css|csv|vtt|geojson|jsonld|webmanifest)$/;

/** Bytes. A smaller file fits into one packet uncompressed. */
const minSize = 512;

/** Bytes of new text. With more, speed matters more than the last tenth of the size. */
const maxThoroughSize = 8_000_000;

/** Brotli’s highest level takes fifty times as long as level 5, and makes files a tenth smaller. */
const levels = {
  thorough: { br: 11, zstd: 19, gzip: 9 },
  quick: { br: 5, zstd: 9, gzip: 9 },
};

/** Milliseconds after which a copy that no build has used is deleted. */
const maxUnusedAge = 30 * 24 * 3600 * 1000;

export interface CompressionResult {
  /** Number of files that have compressed copies. */
  files: number;
  /** Number of files whose copies were not cached. */
  fresh: number;
}

/** A text file of the site. */
interface TextFile {
  path: string;
  size: number;
  key: string;
}

/** Whether compression makes a file smaller. @param size bytes */
export function isCompressible(name: string, size: number): boolean {
  return textFiles.test(name) && size >= minSize;
}

/**
 * Writes compressed copies next to the text files of a site, except where gzip does not make a file smaller. Existing
 * copies stay as they are. @param cacheDir folder of the cache. @throws Error from the file system
 */
export async function compressFiles(folder: string, cacheDir: string): Promise<CompressionResult> {
  const caches = Object.entries(encodings).map(
    ([encoding, extension]) => [encoding as Encoding, new FileCache(cacheDir, extension)] as const,
  );
  const texts = findTextFiles(folder);
  const fresh = texts.filter(({ key }) => !caches.every(([, cache]) => cache.has(key)));
  await fillCaches(fresh, caches);
  const withCopies = texts.filter((text) => copyFromCaches(text, caches));
  // The caches share one folder, so pruning one of them prunes all.
  caches[0]?.[1].prune(new Set(), maxUnusedAge);
  return { files: withCopies.length, fresh: fresh.length };
}

type Caches = readonly (readonly [Encoding, FileCache])[];

function findTextFiles(folder: string): TextFile[] {
  return listFiles(folder, { includeCompressed: false }).flatMap((name) => {
    const path = join(folder, name);
    const { size } = statSync(path);
    return isCompressible(name, size) ? { path, size, key: hash('blake2b512', readFileSync(path)).slice(0, 32) } : [];
  });
}

/** Compresses files into the caches. An empty entry means that the file gets no copy in that encoding. */
async function fillCaches(texts: readonly TextFile[], caches: Caches): Promise<void> {
  const size = texts.reduce((sum, text) => sum + text.size, 0);
  const level = size > maxThoroughSize ? levels.quick : levels.thorough;
  const queue = [...new Map(texts.map((text) => [text.key, text])).values()];
  const work = async () => {
    for (let text = queue.pop(); text; text = queue.pop()) {
      const content = readFileSync(text.path);
      const compressed = await compress(content, level);
      const isSmaller = compressed.gzip.length < content.length;
      for (const [encoding, cache] of caches)
        cache.set(text.key, isSmaller && compressed[encoding].length < content.length ? compressed[encoding] : '');
    }
  };
  // Node compresses in its own threads.
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/** Copies the cached copies of a file next to it. @returns whether it has any */
function copyFromCaches({ path, key }: TextFile, caches: Caches): boolean {
  const copies = caches.filter(([encoding, cache]) => {
    const cached = cache.path(key);
    utimesSync(cached, new Date(), new Date());
    if (statSync(cached).size === 0) return false;
    const target = path + encodings[encoding];
    if (!existsSync(target)) copyFileSync(cached, target);
    return true;
  });
  return copies.length > 0;
}

const compressors = { br: promisify(brotliCompress), zstd: promisify(zstdCompress), gzip: promisify(gzip) };

async function compress(content: Buffer, level: Record<Encoding, number>): Promise<Record<Encoding, Buffer>> {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, ZSTD_c_compressionLevel } = constants;
  const [br, zstd, gzip] = await Promise.all([
    // Without the size, Brotli prepares for the largest possible file, which takes four times as long as compressing.
    compressors.br(content, { params: { [BROTLI_PARAM_QUALITY]: level.br, [BROTLI_PARAM_SIZE_HINT]: content.length } }),
    compressors.zstd(content, { params: { [ZSTD_c_compressionLevel]: level.zstd }, pledgedSrcSize: content.length }),
    compressors.gzip(content, { level: level.gzip }),
  ]);
  return { br, zstd, gzip };
}
