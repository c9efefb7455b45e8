import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addresses, box, dialog, focused, open, results, status } from './search-parts.ts';
import { explainer, fragment, home, isInSight, patience, phone, startBrowser } from './visit.ts';

const visit = startBrowser();

/**
 * A name that is only in the first paragraph of its section. The page scrolls to the first highlight; if that were
 * farther down, whether the heading is in view too would depend on the machine’s fonts.
 */
const nameInFirstLines = 'Pete Hegseth';

describe('the search dialog', () => {
  it.each([
    ['/', 'about/'],
    ['Control+k', 'about/'],
    ['/', explainer],
    ['Control+k', explainer],
  ])('opens on %s on /%s with the focus in its input', async (key, path) => {
    const { page } = await visit(path);
    await open(page, key);
    expect(await focused(page)).toBe('input');
    expect(await box(page).inputValue()).toBe('');
    expect(page.url()).toBe(`${home}${path}`);
  });

  it.each([
    ['a click', {}],
    ['a touch', phone],
  ])('opens on %s on “Search”', async (_name, screen) => {
    const { page } = await visit(explainer, screen);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await box(page).waitFor();
    expect(await focused(page)).toBe('input');
  });

  it('leaves Ctrl+click on “Search” to the browser', async () => {
    const { page } = await visit(explainer);
    const isPrevented = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          addEventListener('click', ({ defaultPrevented }) => resolve(defaultPrevented), { once: true });
        }),
    );
    await page.getByRole('link', { name: 'Search', exact: true }).click({ modifiers: ['Control'] });
    expect(await isPrevented).toBe(false);
    expect(await page.locator('dialog').count()).toBe(0);
  });

  it('shows sections as links, with their explainer and the terms marked', async () => {
    const { page } = await visit('about/');
    await open(page);
    await page.keyboard.type('Araghchi');
    const found = await addresses(page);
    expect(found.length).toBeGreaterThan(2);
    for (const address of found) expect(address).toMatch(/^\/[a-z0-9-]+\/(#[a-z-]+)?$/);
    expect(found).toContain(`/${explainer}#trumps-claim`);
    const terms = await page.locator('.results mark').allTextContents();
    expect(terms.length).toBeGreaterThan(0);
    for (const term of terms) expect(term).toMatch(/^Araghchi(’s)?$/i);
    expect(await page.locator('.results li').first().textContent()).toContain('Trump says Iran wants to negotiate');
    expect(await status(page).textContent()).toBe('');
  });

  it('reports at once that nothing is found, and stops when something is', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill('xylophone');
    await expect.poll(() => status(page).textContent(), patience).toContain('No section mentions “xylophone”.');
    expect(await results(page).count()).toBe(0);
    await box(page).fill('tariff');
    await addresses(page);
    expect(await status(page).textContent()).toBe('');
    await box(page).fill('');
    await expect.poll(() => results(page).count(), patience).toBe(0);
  });

  it.each(['', 'tariff'])(
    'closes on Escape with “%s” in its input, and the focus returns to where it was',
    async (query) => {
      const { page } = await visit(explainer);
      const focusedBefore = page.locator('h2#history + .anchor');
      await focusedBefore.focus();
      await open(page);
      await box(page).fill(query);
      if (query) await addresses(page);
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog(page).count(), patience).toBe(0);
      expect(await focused(page)).toBe(`/${explainer}history/`);
      expect(await isInSight(focusedBefore)).toBe(true);
    },
  );

  it('closes on its button and on a click outside it, and opens again with the old query selected', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill('tariff');
    await addresses(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => dialog(page).count(), patience).toBe(0);
    await open(page);
    await page.keyboard.type('Witkoff');
    expect(await box(page).inputValue()).toBe('Witkoff');
    await page.mouse.click(5, 400);
    await expect.poll(() => dialog(page).count(), patience).toBe(0);
  });

  it('moves the focus through the results and back to the input with the arrow keys', async () => {
    const { page } = await visit('about/');
    await open(page);
    await page.keyboard.type('Araghchi');
    const found = await addresses(page);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(found[0]);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(found[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('input');
    for (const _ of found) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(found.at(-1));
    expect(await isInSight(results(page).last())).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/about/');
    expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(found.at(-1));
  });

  it('leads to the search page with the query on Enter', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await page.keyboard.type('Lindsey Graham');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${home}search/?q=Lindsey+Graham`);
    expect(await addresses(page)).toContain(`/${explainer}#us-options`);
    expect(await page.locator('main input').inputValue()).toBe('Lindsey Graham');
  });

  it.each([
    ['a click', async (page: Page) => results(page).first().click()],
    ['Enter', async (page: Page) => page.keyboard.press('ArrowDown').then(() => page.keyboard.press('Enter'))],
  ])('closes and shows the section when a reader chooses a result on the same page by %s', async (_name, choose) => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill(nameInFirstLines);
    expect((await addresses(page))[0]).toBe(`/${explainer}#us-options`);
    await choose(page);
    await expect.poll(() => dialog(page).count(), patience).toBe(0);
    await expect.poll(() => fragment(page), patience).toBe('us-options');
    await expect.poll(() => isInSight(page.locator('h2#us-options')), patience).toBe(true);
  });

  it('leads to the section on another page', async () => {
    const { page } = await visit('about/');
    await open(page);
    await box(page).fill(nameInFirstLines);
    await addresses(page);
    await results(page).first().click();
    await page.waitForURL(`${home}${explainer}#us-options`);
    await expect.poll(() => isInSight(page.locator('h2#us-options')), patience).toBe(true);
  });

  it('accepts a slash in its input', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await page.keyboard.type('9/11');
    expect(await box(page).inputValue()).toBe('9/11');
  });
});
