import { brotliCompressSync, constants, createBrotliDecompress } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { Page } from '../support/page.ts';

const page = new Page(inject('siteFolder'), 'trump-says-iran-wants-to-negotiate/index.html');
const packed = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
const inline = (tag: RegExp) => tag.exec(page.html)?.[1] ?? '';

/** What a browser can read once `bytes` of a compressed response have arrived. */
async function readable(response: Buffer, bytes: number): Promise<string> {
  const stream = createBrotliDecompress();
  let text = '';
  stream.on('data', (data) => {
    text += data;
  });
  await new Promise<void>((resolve) => stream.write(response.subarray(0, bytes), () => setImmediate(resolve)));
  return text;
}

describe('the weight of the explainer’s page, with brotli 11', () => {
  it('is at most 21,000 bytes in one response', () => {
    expect(packed(page.html).length).toBeLessThanOrEqual(21_000);
  });

  it('holds at most 3.5 KB of styles and 2.5 KB of scripts', () => {
    const styles = inline(/<style>(.*?)<\/style>/s);
    const script = inline(/<script type="module">(.*?)<\/script>/s);
    expect(styles).toContain('{');
    expect(script).toContain('addEventListener');
    expect(packed(styles).length).toBeLessThanOrEqual(3500);
    expect(packed(script).length).toBeLessThanOrEqual(2500);
  });

  it('brings the first paragraph of prose within its first 6,000 bytes', async () => {
    const first = page.texts('.introduction > p')[0]?.slice(0, 60) ?? '';
    expect(first).toMatch(/\w/);
    expect(await readable(packed(page.html), 6000)).toContain(first);
  });
});
