/** Every state of the search, as axe and the eye of the browser see it: wide and at 320 px, light and dark. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { addresses, box, open, status, things } from './search-parts.ts';
import { patience, startBrowser, wide } from './visit.ts';

const visit = startBrowser({ isStranger: true });
const { address: library } = inject('library');
const narrow = { viewport: { width: 320, height: 700 }, hasTouch: false };

const states: [name: string, reach: (page: Page) => Promise<unknown>][] = [
  ['empty', async () => {}],
  [
    'results',
    async (page) =>
      box(page)
        .fill('sanctions')
        .then(() => addresses(page)),
  ],
  [
    'what explainers list',
    async (page) => {
      await box(page).fill('Ellisford Gazette');
      await addresses(page);
      if ((await page.locator('.things[open]').count()) === 0) await page.locator('.things summary').click();
      await things(page).first().waitFor();
    },
  ],
  [
    'a mistyped word',
    async (page) => {
      await box(page).fill('khamnei');
      await addresses(page);
    },
  ],
  [
    'nothing found',
    async (page) => {
      await box(page).fill('qwertzuiop');
      await expect.poll(() => status(page).textContent(), patience).not.toBe('');
    },
  ],
];

/** How much wider than the screen the page or the dialog is. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]') ?? document.documentElement;
    return Math.max(document.documentElement.scrollWidth - innerWidth, dialog.scrollWidth - dialog.clientWidth);
  });

describe('the search over a page', () => {
  it.each(states)('has nothing that axe objects to, and fits: %s', async (_name, reach) => {
    const { page } = await visit(`${library}about/`);
    await open(page);
    await reach(page);
    expect(await objectionsEverywhere(page, [wide, narrow])).toEqual([]);
    await page.setViewportSize(narrow.viewport);
    expect(await overflow(page)).toBe(0);
  });

  it('has nothing that axe objects to when it failed to load', async () => {
    const { page } = await visit(`${library}about/`, {}, /Failed to load|net::ERR_FAILED/);
    await page.route(/\/pagefind\//, (route) => route.abort());
    await open(page);
    await box(page).fill('sanctions');
    await expect.poll(() => status(page).textContent(), patience).toBe('The search could not be loaded.');
    expect(await objectionsEverywhere(page, [wide, narrow])).toEqual([]);
  });
});

describe('the search page', () => {
  it.each([
    ['filtered', 'search/?q=bank&topic=economy&sort=date', library],
    ['in another language', 'search/?q=آب&lang=fa', library],
    ['with what was searched for lately', 'search/?q=', library],
  ])('has nothing that axe objects to, and fits: %s', async (name, path, site) => {
    const { page } = await visit(`${site}${path}`);
    if (name.startsWith('with')) {
      await page.evaluate(() => localStorage.setItem('searches', '["sanctions","harbour bank"]'));
      await page.reload();
      await page.locator('main input').click();
      await page.getByText('Forget these').waitFor();
    } else {
      await addresses(page);
      await page.getByLabel('Topic').waitFor();
    }
    expect(await objectionsEverywhere(page, [wide, narrow])).toEqual([]);
    await page.setViewportSize(narrow.viewport);
    expect(await overflow(page)).toBe(0);
  });

  it('has nothing that axe objects to where its marks are', async () => {
    const { page } = await visit(`${library}trump-says-iran-wants-to-negotiate/?mark=tariff#us-options`);
    await page.getByText('Clear marks').waitFor();
    expect(await objectionsEverywhere(page, [wide, narrow])).toEqual([]);
  });
});

it('asks nothing of another server, and nothing twice', async () => {
  const { page } = await visit(`${library}about/`);
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await open(page);
  await box(page).fill('sanctions');
  await addresses(page);
  await box(page).fill('sanctions flood');
  await expect.poll(() => asked.length, patience).toBeGreaterThan(5);
  for (const address of asked) expect(address.startsWith(library)).toBe(true);
  // The worker is the script once more, from the browser’s own store.
  const others = asked.filter((address) => !address.includes('/assets/search.'));
  expect(new Set(others).size).toBe(others.length);
});
