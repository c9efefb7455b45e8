/** The search reads its files from any server, whether or not the browser unzips them. */
import { gzipSync } from 'node:zlib';
import { afterEach, expect, it, vi } from 'vitest';
import { fetchFile } from '../../src/search/client/files.ts';
import { signature } from '../../src/search/format/pagefind.ts';

const unzipped = Buffer.from(`${signature}content`);

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['the gzipped file', gzipSync(unzipped)],
  ['the file unzipped, because the server sent a Content-Encoding', unzipped],
])('removes the signature when the browser returns %s', async (_, bytes) => {
  vi.stubGlobal('fetch', async () => new Response(bytes));
  expect(Buffer.from(await fetchFile('https://example.org/pagefind/a.pf_index')).toString()).toBe('content');
});
