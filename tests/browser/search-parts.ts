/** The elements of the search, and how readers open it. */
import type { Page } from 'playwright-core';

export const dialog = (page: Page) => page.locator('dialog[open]');
export const box = (page: Page) => page.locator('dialog[open] input');
export const results = (page: Page) => page.locator('ol.results a');
export const entities = (page: Page) => page.locator('.entities a');
export const status = (page: Page) => page.locator('form + [role=status]');

/** Returns the address of the focused link, or the tag name of another focused element. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const isLink = element instanceof HTMLAnchorElement;
    return isLink ? element.getAttribute('href')?.replace(/\?[^#]*/, '') : element?.tagName.toLowerCase();
  });

/** Waits for results and returns their addresses, without the words to highlight. */
export async function addresses(page: Page): Promise<string[]> {
  await results(page).first().waitFor();
  return results(page).evaluateAll((links) =>
    links.map((link) => (link.getAttribute('href') ?? '').replace(/\?[^#]*/, '')),
  );
}

/** Opens the search dialog. */
export async function open(page: Page, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await box(page).waitFor();
}
