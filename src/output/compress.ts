/**
 * Compressed copies beside the text files of a site, so that no server has to compress while somebody waits. They are kept by the
 * digest of what they hold, for all sites together: what did not change costs reading and a link.
 */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib';
import { type Encoding, encodings } from './encodings.ts';
import { filesIn } from './files-in.ts';
import { putLink } from './link.ts';

/** Texts that the site consists of or that a publisher may add. All else is compressed already. */
const texts = /\.(?:html|md|txt|xml|json|bib|ris|m?js|svg|css|csv|vtt|geojson|jsonld|webmanifest)$/;

const day = 24 * 3600 * 1000;
const week = 7 * day;

/** A smaller file travels in one packet as it is. */
const smallest = 512;

/** With more new text than this, as when thousands of explainers are built for the first time, time counts for more than the last tenth. */
const thorough = 8_000_000;

/** How files are compressed: Brotli’s highest level takes fifty times as long as its fifth, and saves a tenth of what is left. */
const levels = {
  slow: { br: 11, zstd: 19, gzip: 9 },
  quick: { br: 5, zstd: 9, gzip: 9 },
};

/** What came of it. */
export interface Compressed {
  /** Files that have compressed copies. */
  files: number;
  /** Those of which none were kept. */
  fresh: number;
}

/** A text file, and where its copies are kept: the path without the end of the name. */
interface Text {
  path: string;
  kept: string;
  size: number;
}

/**
 * Puts compressed copies into the folder of a site. One that is not smaller is left out; where gzip does not help, all are. A copy that
 * somebody put there already stays. @param keep folder where copies are kept between builds. @param carried paths of files that brought
 * their copies along @throws Error from the file system
 */
export async function compressFiles(
  folder: string,
  keep: string,
  carried: ReadonlySet<string> = new Set(),
): Promise<Compressed> {
  mkdirSync(keep, { recursive: true });
  const files = textsOf(folder, keep, carried);
  const fresh = files.filter(({ kept }) => !existsSync(kept + encodings.gzip));
  const level = fresh.reduce((sum, { size }) => sum + size, 0) > thorough ? levels.quick : levels.slow;
  const waiting = Array.from(new Map(fresh.map((text) => [text.kept, text])).values());
  // Node compresses in threads of its own, four at a time.
  const work = async () => {
    for (let text = waiting.pop(); text; text = waiting.pop()) await keepCopies(text, level);
  };
  await Promise.all([work(), work(), work(), work()]);
  let count = 0;
  const used = new Set<string>();
  for (const { path, kept } of files) {
    for (const encoding of Object.keys(encodings) as Encoding[]) {
      const copy = kept + encodings[encoding];
      used.add(copy);
      const { size } = statSync(copy, { throwIfNoEntry: false }) ?? { size: 0 };
      if (size === 0) continue;
      if (encoding === 'gzip') count++;
      if (!existsSync(path + encodings[encoding])) putLink(copy, path + encodings[encoding]);
    }
  }
  if (isTimeToForget(keep))
    for (const name of readdirSync(keep)) if (!used.has(join(keep, name))) forgetOld(join(keep, name));
  return { files: count, fresh: fresh.length };
}

/** Once a day: to look at each copy that is kept takes longer than to compress what an edit has changed. */
function isTimeToForget(keep: string): boolean {
  const note = join(keep, 'forgotten');
  const { mtimeMs = 0 } = statSync(note, { throwIfNoEntry: false }) ?? {};
  if (Date.now() - mtimeMs < day) return false;
  writeFileSync(note, '');
  return true;
}

/** Deletes a copy that this build did not place, unless it is younger than a week or stands in a site: it has a second name then. */
function forgetOld(copy: string): void {
  const { mtimeMs = 0, nlink = 1 } = statSync(copy, { throwIfNoEntry: false }) ?? {};
  if (nlink === 1 && Date.now() - mtimeMs > week) rmSync(copy, { force: true });
}

function textsOf(folder: string, keep: string, carried: ReadonlySet<string>): Text[] {
  return filesIn(folder, { copies: false }).flatMap((name) => {
    const path = join(folder, name);
    if (!texts.test(name) || carried.has(name) || statSync(path).size < smallest) return [];
    const content = readFileSync(path);
    return { path, size: content.length, kept: join(keep, hash('blake2b512', content).slice(0, 32)) };
  });
}

const compress = {
  br: promisify(brotliCompress),
  zstd: promisify(zstdCompress),
  gzip: promisify(gzip),
};

/** Makes the copies of a file; gzip comes last, so that its presence says that all are there. An empty one stands for none. */
async function keepCopies({ path, kept }: Text, level: (typeof levels)['slow']): Promise<void> {
  const content = readFileSync(path);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, ZSTD_c_compressionLevel } = constants;
  const [br, zstd, gzipped] = await Promise.all([
    // Without the size it prepares for the largest of files, which takes four times as long as the work itself.
    compress.br(content, { params: { [BROTLI_PARAM_QUALITY]: level.br, [BROTLI_PARAM_SIZE_HINT]: content.length } }),
    compress.zstd(content, { params: { [ZSTD_c_compressionLevel]: level.zstd }, pledgedSrcSize: content.length }),
    compress.gzip(content, { level: level.gzip }),
  ]);
  const helps = gzipped.length < content.length;
  for (const [encoding, copy] of [
    ['br', br],
    ['zstd', zstd],
    ['gzip', gzipped],
  ] as const) {
    const isWorth = helps && copy.length < content.length;
    const target = kept + encodings[encoding];
    writeFileSync(`${target}.${process.pid}`, isWorth ? copy : '');
    renameSync(`${target}.${process.pid}`, target);
  }
}
