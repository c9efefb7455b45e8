/**
 * Compressed copies: which files get them, that their content is right, and that unchanged files come from the
 * cache.
 */
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compressFiles } from '../../src/publish/compress.ts';

let root: string;
let site: string;
let cacheDir: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-compress-'));
  site = join(root, 'site');
  cacheDir = join(root, 'cache');
  mkdirSync(join(site, 'page'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, content: string | Buffer) => writeFileSync(join(site, path), content);
const read = (path: string) => readFileSync(join(site, path));
const long = 'It met, and it sat. '.repeat(100);

it('writes copies with Brotli, Zstandard and gzip next to text files, and to no other files', async () => {
  write('page/index.html', long);
  write('page/alternate.md', long);
  write('short.html', 'It met.');
  write('picture.png', long);
  write('shard.pf_index', long);
  expect(await compressFiles(site, cacheDir)).toEqual({ files: 2, fresh: 2 });
  expect(readdirSync(site).sort()).toEqual(['page', 'picture.png', 'shard.pf_index', 'short.html']);
  const copies = ['', '.br', '.gz', '.zst'];
  expect(readdirSync(join(site, 'page')).sort()).toEqual(
    ['alternate.md', 'index.html'].flatMap((name) => copies.map((end) => name + end)),
  );
  expect(brotliDecompressSync(read('page/index.html.br')).toString()).toBe(long);
  expect(zstdDecompressSync(read('page/index.html.zst')).toString()).toBe(long);
  expect(gunzipSync(read('page/index.html.gz')).toString()).toBe(long);
});

it('writes no copy of a file that gzip does not make smaller', async () => {
  write('noise.txt', randomBytes(2000));
  expect(await compressFiles(site, cacheDir)).toEqual({ files: 0, fresh: 1 });
  expect(readdirSync(site).sort()).toEqual(['noise.txt', 'page']);
  expect(await compressFiles(site, cacheDir)).toEqual({ files: 0, fresh: 0 });
});

/** Returns the names of cached copies. */
const listCachedCopies = () => readdirSync(cacheDir).filter((name) => /\.(?:br|gz|zst)$/.test(name));

it('compresses only new files, and deletes cached copies that no site has used for a month', async () => {
  write('a.html', long);
  write('b.html', long);
  await compressFiles(site, cacheDir);
  rmSync(site, { recursive: true });
  mkdirSync(site);
  write('a.html', long);
  write('c.html', `${long}!`);
  expect(await compressFiles(site, cacheDir)).toEqual({ files: 2, fresh: 1 });
  rmSync(join(site, 'a.html'));
  for (const end of ['.br', '.gz', '.zst']) rmSync(join(site, `a.html${end}`));
  await compressFiles(site, cacheDir);
  // Another site may use them.
  expect(listCachedCopies()).toHaveLength(6);
  const longAgo = Date.now() / 1000 - 31 * 24 * 3600;
  for (const name of readdirSync(cacheDir)) utimesSync(join(cacheDir, name), longAgo, longAgo);
  await compressFiles(site, cacheDir);
  expect(listCachedCopies()).toHaveLength(3);
});

it('completes the cache after a killed build, and keeps copies that a publisher has added', async () => {
  write('a.html', long);
  await compressFiles(site, cacheDir);
  for (const name of readdirSync(cacheDir)) if (!name.endsWith('.br')) rmSync(join(cacheDir, name));
  for (const end of ['.br', '.zst']) rmSync(join(site, `a.html${end}`));
  write('a.html.gz', 'mine');
  expect(await compressFiles(site, cacheDir)).toEqual({ files: 1, fresh: 1 });
  expect(existsSync(join(site, 'a.html.zst'))).toBe(true);
  expect(read('a.html.gz').toString()).toBe('mine');
});
