/** Checks every state of the search for accessibility and overflow: wide and at 320 px, light and dark. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { addresses, box, entities, open, status } from './search-parts.ts';
import { patience, startBrowser, wide } from './visit.ts';

const visit = startBrowser({ isStranger: true });
const { address: library } = inject('library');
const narrow = { viewport: { width: 320, height: 700 }, hasTouch: false };

const states: [name: string, enterState: (page: Page) => Promise<unknown>][] = [
  ['empty', async () => {}],
  [
    'results',
    async (page) => {
      await box(page).fill('sanctions');
      await addresses(page);
    },
  ],
  [
    'entities',
    async (page) => {
      await box(page).fill('Ellisford Gazette');
      await addresses(page);
      if ((await page.locator('.entities[open]').count()) === 0) await page.locator('.entities summary').click();
      await entities(page).first().waitFor();
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

/** Returns by how many pixels the page or the dialog is too wide. */
const getOverflow = (page: Page) =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog[open]') ?? document.documentElement;
    return Math.max(document.documentElement.scrollWidth - innerWidth, dialog.scrollWidth - dialog.clientWidth);
  });

describe('the search dialog', () => {
  it.each(states)('is accessible and fits the screen: %s', async (_name, reach) => {
    const { page } = await visit(`${library}about/`);
    await open(page);
    await reach(page);
    expect(await objectionsEverywhere(page, [wide, narrow])).toEqual([]);
    await page.setViewportSize(narrow.viewport);
    expect(await getOverflow(page)).toBe(0);
  });

  it('is accessible if the search cannot be loaded', async () => {
    const { page } = await visit(`${library}about/`, {}, /Failed to load|net::ERR_FAILED/);
    await page.route(/\/pagefind\//, (route) => route.abort());
    await open(page);
    await box(page).fill('sanctions');
    await expect.poll(() => status(page).textContent(), patience).toBe('The search could not be loaded.');
    expect(await objectionsEverywhere(page, [wide, narrow])).toEqual([]);
  });
});

describe('the search page', () => {
  const expectAccessible = async (page: Page) => {
    expect(await objectionsEverywhere(page, [wide, narrow])).toEqual([]);
    await page.setViewportSize(narrow.viewport);
    expect(await getOverflow(page)).toBe(0);
  };

  it.each([
    ['filtered', 'search/?q=bank&topic=economy&sort=date'],
    ['in another language', 'search/?q=آب&lang=fa'],
  ])('is accessible and fits the screen: %s', async (_name, path) => {
    const { page } = await visit(`${library}${path}`);
    await addresses(page);
    await page.getByLabel('Topic').waitFor();
    await expectAccessible(page);
  });

  it('is accessible and fits the screen: with recent searches', async () => {
    const { page } = await visit(`${library}search/?q=`);
    await page.evaluate(() => localStorage.setItem('searches', '["sanctions","harbour bank"]'));
    await page.reload();
    await page.locator('main input').click();
    await page.getByText('Clear recent searches').waitFor();
    await expectAccessible(page);
  });

  it('leads to accessible pages with highlights', async () => {
    const { page } = await visit(`${library}trump-says-iran-wants-to-negotiate/?mark=tariff#us-options`);
    await page.getByText('Clear highlights').waitFor();
    expect(await objectionsEverywhere(page, [wide, narrow])).toEqual([]);
  });
});
