import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addresses, box, entities, open, results, status } from './search-parts.ts';
import { explainer, home, patience, startBrowser } from './visit.ts';

const visit = startBrowser({ isStranger: true });

/** Searches without a connection, restores the connection, and tries again. */
async function failAndTryAgain(page: Page, restore: () => Promise<void>): Promise<void> {
  await open(page);
  await box(page).fill('Witkoff');
  await expect.poll(() => status(page).textContent(), patience).toBe('The search could not be loaded.');
  expect(await results(page).count()).toBe(0);
  await restore();
  await page.getByRole('button', { name: 'Try again' }).click();
  expect((await addresses(page))[0]).toBe(`/${explainer}#trumps-claim`);
  expect(await status(page).textContent()).toBe('');
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
}

describe('a search that cannot be loaded', () => {
  const expected = /Failed to load|Failed to fetch|Importing|dynamically imported|net::ERR_FAILED|pagefind/i;

  it.each([
    ['everything', /\/pagefind\//],
    ['the engine', /\/pagefind\/wasm/],
    ['the manifest', /\.pf_entry/],
    ['every posting file', /\.pf_index/],
    ['every fragment', /\.pf_fragment/],
  ])('reports it if %s cannot be fetched, offers a retry, and then works', async (_name, address) => {
    const { page } = await visit(explainer, {}, expected);
    await page.route(address, (route) => route.abort());
    await failAndTryAgain(page, () => page.unroute(address));
  });

  it('reports it if the connection is lost halfway, and does not say that there are no results', async () => {
    const { page } = await visit(explainer, {}, expected);
    let isLost = false;
    await page.route(/\/pagefind\//, (route) => {
      isLost ||= route.request().url().endsWith('.pf_index');
      return isLost ? route.abort() : route.continue();
    });
    await failAndTryAgain(page, () => page.unrouteAll());
  });

  it('fetches claims, events, terms and sources again when their group is opened again after a failure', async () => {
    const { page } = await visit(explainer, {}, expected);
    await page.route(/\/fragment\/_/, (route) => route.abort());
    await open(page);
    await box(page).fill('HRANA');
    await addresses(page);
    const summary = page.locator('.entities summary');
    await summary.click();
    const message = page.locator('.entities p');
    await expect.poll(() => message.textContent(), patience).toBe('The search could not be loaded.');
    await page.unrouteAll();
    await summary.click();
    await summary.click();
    await entities(page).first().waitFor();
  });

  it('still opens the dialog, and leads to the search page on Enter, if its script cannot be fetched', async () => {
    const { page } = await visit(explainer, {}, expected);
    await page.route('**/assets/**', (route) => route.abort());
    await open(page);
    await page.keyboard.type('Witkoff');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${home}search/?q=Witkoff`);
  });

  it('still submits the form of the search page if its script cannot be fetched', async () => {
    const { page } = await visit('search/', {}, expected);
    await page.route('**/assets/**', (route) => route.abort());
    await page.locator('main input').fill('Witkoff');
    await page.unroute('**/assets/**');
    await page.keyboard.press('Enter');
    expect((await addresses(page))[0]).toBe(`/${explainer}#trumps-claim`);
  });
});
