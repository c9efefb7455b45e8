/** An explainer in Persian, from right to left: contents, citations and search work as in English. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { addresses, box, open, results } from './search-parts.ts';
import { boxOf, fragment, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();
const water = `${inject('library').address}ab-dar-shahr/`;
const marker = (page: Page) => page.locator('[role=doc-noteref][href="#source-fa-sherkat"]').nth(2);

it('is written and read from right to left', async () => {
  const { page } = await visit(water);
  expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
    'fa',
    'rtl',
  ]);
  const [contents, text] = [await boxOf(page.locator('.contents')), await boxOf(page.locator('.text'))];
  expect(contents.left).toBeGreaterThan(text.right);
  expect(await objectionsEverywhere(page, [wide, phone])).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

describe.each([
  ['with JavaScript', {}],
  ['without JavaScript', noScript],
])('%s', (_name, options) => {
  it('the contents lead to the sections', async () => {
    const { page } = await visit(water, options);
    for (const id of ['kambud', 'hadar-raft', 'keyfiyat', 'che-bayad-kard']) {
      await page.locator(`.contents a[href="#${id}"]`).click();
      await expect.poll(() => fragment(page), patience).toBe(id);
      await expect.poll(() => isInSight(page.locator(`h2#${id}`)), patience).toBe(true);
    }
  });

  it('citation markers lead to their sources, and back', async () => {
    const { page } = await visit(water, options);
    await marker(page).evaluate((link: HTMLElement) => link.scrollIntoView({ block: 'center' }));
    const id = await marker(page).getAttribute('id');
    await marker(page).click();
    if (options !== noScript) await page.locator('.preview').getByText('Go to the list').click();
    await expect.poll(() => fragment(page), patience).toBe('source-fa-sherkat');
    await page.locator(`.back a[href="#${id}"]`).first().click();
    await expect.poll(() => fragment(page), patience).toBe(id);
    await expect.poll(() => isInSight(marker(page)), patience).toBe(true);
  });
});

it.each([
  ['wide', wide],
  ['on a phone', phone],
])('the search is in Persian, and highlights the words of a query with other spelling: %s', async (_name, screen) => {
  const { page } = await visit(water, screen);
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  // Arabic kaf and yeh, no zero-width non-joiner and Latin digits: the text has لوله‌های and ۱۳۴۰.
  await box(page).fill('لولههاي 1340');
  expect((await addresses(page))[0]).toBe('/ab-dar-shahr/#hadar-raft');
  await results(page).first().click();
  await expect.poll(() => fragment(page), patience).toBe('hadar-raft');
  const marked = () => page.evaluate(() => [...(CSS.highlights.get('search') ?? [])].map((range) => range.toString()));
  await expect.poll(marked, patience).toContain('۱۳۴۰');
  expect(await marked()).toContain('لوله‌های');
});

it('is not among the results of an English page', async () => {
  const { page } = await visit(`${inject('library').address}about/`);
  await open(page);
  await box(page).fill('Ellisford');
  for (const address of await addresses(page)) expect(address).not.toMatch(/ab-dar-shahr|ketabkhaneh/);
});
