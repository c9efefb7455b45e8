/**
 * The link to selected text: opened in another page, it highlights exactly that text.
 * `npm run prove -- quote-links` tests many more links.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';
import { type Link, linksIn, missed } from './quote-links/links.ts';
import { Readers } from './quote-links/reader.ts';
import { explainer, home } from './visit.ts';

let readers: Readers;
beforeAll(async () => {
  readers = await Readers.start(await sharedBrowser());
});
afterAll(() => readers?.stop());

describe.each([
  ['the real page', () => home + explainer, 20, 20],
  ['a page in Persian', () => `${inject('library').address}ab-dar-shahr/`, 12, 12],
])('on %s', (_name, address, count, least) => {
  let links: Link[];
  beforeAll(async () => {
    links = await linksIn(readers, address(), count, 15);
  });

  it(`${count} random selections: at least ${least} links highlight exactly the selected text`, () => {
    if (missed(links).length > 0) console.log('Missed:', missed(links));
    expect(links).toHaveLength(count);
    expect(links.length - missed(links).length).toBeGreaterThanOrEqual(least);
  });

  it('the links contain no number of a citation marker', () => {
    expect(links.flatMap(({ numbered, directive }) => (numbered.length > 0 ? [directive] : []))).toEqual([]);
  });

  it('the links are short', () => {
    for (const { directive } of links) expect(directive.length).toBeLessThan(200);
  });
});

it('a link contains no text of an open popover', async () => {
  const address = home + explainer;
  const page = await readers.open(address);
  const marker = page.locator('.text > section > p sup.cite a').first();
  await marker.click();
  await page.locator('.preview:popover-open').waitFor();
  const range = await page.evaluate(() => {
    const [tokens = []] = linkTest.tokensOf('.text > section > p');
    const [first, last] = [tokens[0] ?? [0, 0, 0], tokens.at(-1) ?? [0, 0, 0]];
    return [first[0], first[1], last[0], last[2]] as [number, number, number, number];
  });
  const selected = await page.evaluate((at) => linkTest.textAt(at), range);
  const directive = await page.evaluate((at) => linkTest.fragmentAt(at) ?? '', range);
  const quote = await page.evaluate((at) => linkTest.quoteAt(at), range);
  expect(quote).not.toContain('Go to the list');
  expect(await readers.litBy(address, directive)).toBe(selected);
  await page.close();
});
