import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, createBrotliDecompress } from 'node:zlib';
import { fromHtml } from 'hast-util-from-html';
import { selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, inject, it } from 'vitest';
import { elements, page as limits, modules } from '../support/budgets.ts';
import { Page } from '../support/page.ts';

const folder = inject('siteFolder');
const slug = 'trump-says-iran-wants-to-negotiate';
const page = new Page(folder, `${slug}/index.html`);
const packed = (text: string | Buffer) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
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

/** What the elements of a page say, in one line. */
const said = (html: string, selector: string) =>
  selectAll(selector, fromHtml(html))
    .map((element) => textOf(element).replace(/\s+/g, ' ').trim())
    .join(' ');

describe('the weight of the explainer’s page, with brotli 11', () => {
  it(`is at most ${limits.whole} bytes in one response`, () => {
    expect(packed(page.html).length).toBeLessThanOrEqual(limits.whole);
  });

  it(`holds at most ${limits.styles} bytes of styles and ${limits.script} of scripts`, () => {
    const styles = inline(/<style>(.*?)<\/style>/s);
    const script = inline(/<script type="module">(.*?)<\/script>/s);
    expect(styles).toContain('{');
    expect(script).toContain('addEventListener');
    expect(packed(styles).length).toBeLessThanOrEqual(limits.styles);
    expect(packed(script).length).toBeLessThanOrEqual(limits.script);
  });

  it(`brings the first words of prose within its first ${limits.firstWords} bytes`, async () => {
    const first = said(page.html, '.introduction > p').slice(0, 60);
    expect(first).toMatch(/\w/);
    expect(said(await readable(packed(page.html), limits.firstWords), '.introduction > p')).toContain(first);
  });

  it.each([
    ['the headline', limits.firstScreen, 'h1'],
    ['the summary', limits.firstScreen, '.opening .summary'],
    ['the notice up to which day it holds', limits.firstScreen, '.notice p'],
    ['the key points', limits.firstScreen, '.key-points li'],
    ['the contents', limits.firstScreen, '.contents li a'],
    ['the prose to its last sentence', limits.lastSentence, '.introduction > p, .numbered:not(.list) > p'],
  ])('brings %s within its first %i bytes', async (_what, bytes, selector) => {
    const all = said(page.html, selector);
    expect(all).toMatch(/\w/);
    expect(said(await readable(packed(page.html), bytes), selector).slice(-200)).toBe(all.slice(-200));
  });
});

describe('the elements of a page', () => {
  it.each([
    ['the explainer', `${slug}/index.html`, elements.explainer],
    ['the page of a section', `${slug}/protest-crisis/index.html`, elements.section],
    ['the home page', 'index.html', elements.home],
    ['the search page', 'search/index.html', elements.search],
    ['the missing page', '404.html', elements.missing],
  ])('of %s are few', (_what, file, most) => {
    const count = new Page(folder, file).all('*').length;
    expect(count).toBeGreaterThan(most / 2);
    expect(count).toBeLessThanOrEqual(most);
  });
});

describe('what is loaded when a reader reaches for it, with brotli 11', () => {
  it.each(Object.entries(modules))('%s weighs at most %i bytes', (name, most) => {
    const files = globSync(`assets/${name}.*.js`, { cwd: folder });
    expect(files).toHaveLength(1);
    expect(packed(readFileSync(join(folder, files[0] ?? ''))).length).toBeLessThanOrEqual(most);
  });
});
