import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addresses, box, open, results, status } from './search-parts.ts';
import { explainer, home, patience, startBrowser } from './visit.ts';

const visit = startBrowser({ isStranger: true });

/** Searches in vain, mends the connection, and tries again. */
async function failAndTryAgain(page: Page, mend: () => Promise<void>): Promise<void> {
  await open(page);
  await box(page).fill('Witkoff');
  await expect.poll(() => status(page).textContent(), patience).toBe('The search could not be loaded.');
  expect(await results(page).count()).toBe(0);
  await mend();
  await page.getByRole('button', { name: 'Try again' }).click();
  expect((await addresses(page))[0]).toBe(`/${explainer}#trumps-claim`);
  expect(await status(page).textContent()).toBe('');
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
}

describe('a search that does not load', () => {
  const expected = /Failed to load|Failed to fetch|Importing|dynamically imported|net::ERR_FAILED|pagefind/i;

  it.each([
    ['everything', /\/pagefind\//],
    ['the engine', /\/pagefind\/wasm/],
    ['the entry of the index', /\.pf_entry/],
    ['every file of words', /\.pf_index/],
    ['every excerpt', /\.pf_fragment/],
  ])('says so when %s is out of reach, offers to try again, and then works', async (_name, address) => {
    const { page } = await visit(explainer, {}, expected);
    await page.route(address, (route) => route.abort());
    await failAndTryAgain(page, () => page.unroute(address));
  });

  it('says so when the connection is lost halfway, and does not claim that nothing was found', async () => {
    const { page } = await visit(explainer, {}, expected);
    let lost = false;
    await page.route(/\/pagefind\//, (route) => {
      lost ||= route.request().url().endsWith('.pf_index');
      return lost ? route.abort() : route.continue();
    });
    await failAndTryAgain(page, () => page.unrouteAll());
  });

  it('has its box, and leads to the search page by Enter, when its own code is out of reach', async () => {
    const { page } = await visit(explainer, {}, expected);
    await page.route('**/assets/**', (route) => route.abort());
    await open(page);
    await page.keyboard.type('Witkoff');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${home}search/?q=Witkoff`);
  });

  it('still follows its form on the search page when its own code is out of reach', async () => {
    const { page } = await visit('search/', {}, expected);
    await page.route('**/assets/**', (route) => route.abort());
    await page.locator('main input').fill('Witkoff');
    await page.unroute('**/assets/**');
    await page.keyboard.press('Enter');
    expect((await addresses(page))[0]).toBe(`/${explainer}#trumps-claim`);
  });
});
