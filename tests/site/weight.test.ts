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
const compress = (text: string | Buffer) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
const inline = (tag: RegExp) => tag.exec(page.html)?.[1] ?? '';

/** Returns what a browser can read after the first `bytes` of a compressed response. */
async function readStart(response: Buffer, bytes: number): Promise<string> {
  const stream = createBrotliDecompress();
  let text = '';
  stream.on('data', (data) => {
    text += data;
  });
  await new Promise<void>((resolve) => stream.write(response.subarray(0, bytes), () => setImmediate(resolve)));
  return text;
}

/** Returns the text of elements in one line. */
const getText = (html: string, selector: string) =>
  selectAll(selector, fromHtml(html))
    .map((element) => textOf(element).replace(/\s+/g, ' ').trim())
    .join(' ');

describe('the weight of the explainer’s page, with brotli 11', () => {
  it(`is at most ${limits.whole} bytes in one response`, () => {
    expect(compress(page.html).length).toBeLessThanOrEqual(limits.whole);
  });

  it(`holds at most ${limits.styles} bytes of styles and ${limits.script} of scripts`, () => {
    const styles = inline(/<style>(.*?)<\/style>/s);
    const script = inline(/<script type="module">(.*?)<\/script>/s);
    expect(styles).toContain('{');
    expect(script).toContain('addEventListener');
    expect(compress(styles).length).toBeLessThanOrEqual(limits.styles);
    expect(compress(script).length).toBeLessThanOrEqual(limits.script);
  });

  it(`has the first words of the introduction in its first ${limits.firstWords} bytes`, async () => {
    const first = getText(page.html, '.introduction > p').slice(0, 60);
    expect(first).toMatch(/\w/);
    expect(getText(await readStart(compress(page.html), limits.firstWords), '.introduction > p')).toContain(first);
  });

  it.each([
    ['the headline', limits.firstScreen, 'h1'],
    ['the summary', limits.firstScreen, '.opening .summary'],
    ['the notice with the day that it describes', limits.firstScreen, '.notice p'],
    ['the key points', limits.firstScreen, '.key-points li'],
    ['the contents', limits.firstScreen, '.contents li a'],
    ['the prose to its last sentence', limits.lastSentence, '.introduction > p, .numbered:not(.list) > p'],
  ])('has %s in its first %i bytes', async (_what, bytes, selector) => {
    const all = getText(page.html, selector);
    expect(all).toMatch(/\w/);
    expect(getText(await readStart(compress(page.html), bytes), selector).slice(-200)).toBe(all.slice(-200));
  });
});

describe('the elements of a page', () => {
  it.each([
    ['the explainer', `${slug}/index.html`, elements.explainer],
    ['the page of a section', `${slug}/protest-crisis/index.html`, elements.section],
    ['the home page', 'index.html', elements.home],
    ['the search page', 'search/index.html', elements.search],
    ['the 404 page', '404.html', elements.missing],
  ])('of %s are within the budget', (_what, file, max) => {
    const count = new Page(folder, file).all('*').length;
    expect(count).toBeGreaterThan(max / 2);
    expect(count).toBeLessThanOrEqual(max);
  });
});

describe('a script that is loaded on demand, with brotli 11', () => {
  it.each(Object.entries(modules))('%s weighs at most %i bytes', (name, max) => {
    const files = globSync(`assets/${name}.*.js`, { cwd: folder });
    expect(files).toHaveLength(1);
    expect(compress(readFileSync(join(folder, files[0] ?? ''))).length).toBeLessThanOrEqual(max);
  });
});
