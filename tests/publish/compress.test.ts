/** Compressed copies: what gets them, that they hold the same, and that what did not change is not compressed again. */
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
let keep: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'footing-compress-'));
  site = join(root, 'site');
  keep = join(root, 'keep');
  mkdirSync(join(site, 'page'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, content: string | Buffer) => writeFileSync(join(site, path), content);
const read = (path: string) => readFileSync(join(site, path));
const long = 'It met, and it sat. '.repeat(100);

it('puts copies with Brotli, Zstandard and gzip beside texts, and beside nothing else', async () => {
  write('page/index.html', long);
  write('page/twin.md', long);
  write('short.html', 'It met.');
  write('picture.png', long);
  write('part.pf_index', long);
  expect(await compressFiles(site, keep)).toEqual({ files: 2, fresh: 2 });
  expect(readdirSync(site).sort()).toEqual(['page', 'part.pf_index', 'picture.png', 'short.html']);
  const copies = ['', '.br', '.gz', '.zst'];
  expect(readdirSync(join(site, 'page')).sort()).toEqual(
    ['index.html', 'twin.md'].flatMap((name) => copies.map((end) => name + end)),
  );
  expect(brotliDecompressSync(read('page/index.html.br')).toString()).toBe(long);
  expect(zstdDecompressSync(read('page/index.html.zst')).toString()).toBe(long);
  expect(gunzipSync(read('page/index.html.gz')).toString()).toBe(long);
});

it('leaves out what is not smaller, and Brotli where there is no gzip', async () => {
  write('noise.txt', randomBytes(2000));
  expect(await compressFiles(site, keep)).toEqual({ files: 0, fresh: 1 });
  expect(readdirSync(site).sort()).toEqual(['noise.txt', 'page']);
  expect(await compressFiles(site, keep)).toEqual({ files: 0, fresh: 0 });
});

/** Those that are kept. */
const copies = () => readdirSync(keep).filter((name) => /\.(?:br|gz|zst)$/.test(name));

it('compresses only what is new, and forgets after a month what no site has used', async () => {
  write('a.html', long);
  write('b.html', long);
  await compressFiles(site, keep);
  rmSync(site, { recursive: true });
  mkdirSync(site);
  write('a.html', long);
  write('c.html', `${long}!`);
  expect(await compressFiles(site, keep)).toEqual({ files: 2, fresh: 1 });
  rmSync(join(site, 'a.html'));
  for (const end of ['.br', '.gz', '.zst']) rmSync(join(site, `a.html${end}`));
  await compressFiles(site, keep);
  // Another site may use them.
  expect(copies()).toHaveLength(6);
  const longAgo = Date.now() / 1000 - 31 * 24 * 3600;
  for (const name of readdirSync(keep)) utimesSync(join(keep, name), longAgo, longAgo);
  await compressFiles(site, keep);
  expect(copies()).toHaveLength(3);
});

it('makes again what a killed build left half done, and lets be what a publisher put there', async () => {
  write('a.html', long);
  await compressFiles(site, keep);
  for (const name of readdirSync(keep)) if (!name.endsWith('.br')) rmSync(join(keep, name));
  for (const end of ['.br', '.zst']) rmSync(join(site, `a.html${end}`));
  write('a.html.gz', 'mine');
  expect(await compressFiles(site, keep)).toEqual({ files: 1, fresh: 1 });
  expect(existsSync(join(site, 'a.html.zst'))).toBe(true);
  expect(read('a.html.gz').toString()).toBe('mine');
});
