/** What the tests of the search share: its parts on the page, and how it is opened. */
import type { Page } from 'playwright-core';

export const dialog = (page: Page) => page.locator('dialog[open]');
export const box = (page: Page) => page.locator('dialog[open] input');
export const results = (page: Page) => page.locator('ol.results a');
export const things = (page: Page) => page.locator('.things a');
export const status = (page: Page) => page.locator('form + [role=status]');

export const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const isLink = element instanceof HTMLAnchorElement;
    return isLink ? element.getAttribute('href')?.replace(/\?[^#]*/, '') : element?.tagName.toLowerCase();
  });

/** Where the results lead, in their order, once there are any; without the words to be marked there. */
export async function addresses(page: Page): Promise<string[]> {
  await results(page).first().waitFor();
  return results(page).evaluateAll((links) =>
    links.map((link) => (link.getAttribute('href') ?? '').replace(/\?[^#]*/, '')),
  );
}

/** Opens the search over a page. */
export async function open(page: Page, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await box(page).waitFor();
}
