import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addresses, box, dialog, focused, open, results, status } from './search-parts.ts';
import { explainer, fragment, home, isInSight, patience, phone, startBrowser } from './visit.ts';

const visit = startBrowser();

/**
 * Stands in the first paragraph of the section only. The first place of what was searched for is brought into view: of a word further
 * down, whether the heading is in view with it depends on the fonts of the machine.
 */
const inFirstLines = 'Pete Hegseth';

describe('the search over a page', () => {
  it.each([
    ['/', 'about/'],
    ['Control+k', 'about/'],
    ['/', explainer],
    ['Control+k', explainer],
    ['/', ''],
  ])('opens by %s on /%s with the focus in its box', async (key, path) => {
    const { page } = await visit(path);
    await open(page, key);
    expect(await focused(page)).toBe('input');
    expect(await box(page).inputValue()).toBe('');
    expect(page.url()).toBe(`${home}${path}`);
  });

  it.each([
    ['a click', {}],
    ['a touch', phone],
  ])('opens by %s on “Search”', async (_name, screen) => {
    const { page } = await visit(explainer, screen);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await box(page).waitFor();
    expect(await focused(page)).toBe('input');
  });

  it('leaves Ctrl+click on “Search” to the browser, which has its own use for it', async () => {
    const { page } = await visit(explainer);
    // Whether a tab opens is the browser’s business; that the page does not prevent it is ours.
    const prevented = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          addEventListener('click', ({ defaultPrevented }) => resolve(defaultPrevented), { once: true });
        }),
    );
    await page.getByRole('link', { name: 'Search', exact: true }).click({ modifiers: ['Control'] });
    expect(await prevented).toBe(false);
    expect(await page.locator('dialog').count()).toBe(0);
  });

  it('shows sections as links, with the explainer they belong to and the terms marked', async () => {
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

  it('says so at once when nothing is found, and takes it back when something is', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill('xylophone');
    await expect.poll(() => status(page).textContent(), patience).toContain('“xylophone” stands in no section.');
    expect(await results(page).count()).toBe(0);
    await box(page).fill('tariff');
    await addresses(page);
    expect(await status(page).textContent()).toBe('');
    await box(page).fill('');
    await expect.poll(() => results(page).count(), patience).toBe(0);
  });

  it.each(['', 'tariff'])('closes on Escape with “%s” in its box, and the focus is where it was', async (query) => {
    const { page } = await visit(explainer);
    const left = page.locator('h2#history + .anchor');
    await left.focus();
    await open(page);
    await box(page).fill(query);
    if (query) await addresses(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).count(), patience).toBe(0);
    expect(await focused(page)).toBe(`/${explainer}history/`);
    expect(await isInSight(left)).toBe(true);
  });

  it('closes on its own button and on a click beside it, and opens again with the old query chosen', async () => {
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

  it('lets the arrows go through the results and back to the box', async () => {
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
  ])('closes and shows the section when a result on the same page is chosen by %s', async (_name, choose) => {
    const { page } = await visit(explainer);
    await open(page);
    await box(page).fill(inFirstLines);
    expect((await addresses(page))[0]).toBe(`/${explainer}#us-options`);
    await choose(page);
    await expect.poll(() => dialog(page).count(), patience).toBe(0);
    await expect.poll(() => fragment(page), patience).toBe('us-options');
    await expect.poll(() => isInSight(page.locator('h2#us-options')), patience).toBe(true);
  });

  it('arrives at the section from another page', async () => {
    const { page } = await visit('about/');
    await open(page);
    await box(page).fill(inFirstLines);
    await addresses(page);
    await results(page).first().click();
    await page.waitForURL(`${home}${explainer}#us-options`);
    await expect.poll(() => isInSight(page.locator('h2#us-options')), patience).toBe(true);
  });

  it('takes a slash typed into its box for a slash', async () => {
    const { page } = await visit(explainer);
    await open(page);
    await page.keyboard.type('9/11');
    expect(await box(page).inputValue()).toBe('9/11');
  });
});
