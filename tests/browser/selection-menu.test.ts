/** The menu at selected text, and others: one is open at a time. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { patience, startBrowser } from './visit.ts';

const visit = startBrowser();
const hebrew = `${inject('cases').address}rtl-everything/`;

describe('a menu', () => {
  const bar = (page: Page) => page.getByRole('group', { name: 'Share the selected words' });
  const selectText = (page: Page) =>
    page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('.numbered > p') as Element));

  it.each([
    [
      'the share menu of a heading',
      (page: Page) =>
        page
          .locator('.heading .anchor')
          .first()
          .evaluate((link: HTMLElement) => link.click()),
    ],
    [
      'a citation',
      (page: Page) =>
        page
          .locator('.numbered [role=doc-noteref]')
          .first()
          .evaluate((link: HTMLElement) => link.click()),
    ],
    ['the search', (page: Page) => page.keyboard.press('Control+K')],
  ])('at selected text closes when %s opens', async (_name, openOther) => {
    const { page } = await visit(hebrew);
    await selectText(page);
    await bar(page).waitFor();
    await openOther(page);
    await expect.poll(() => page.locator('.share:popover-open').count(), patience).toBeLessThanOrEqual(1);
    await bar(page).waitFor({ state: 'hidden' });
  });

  it('of a heading closes when one at selected text opens', async () => {
    const { page } = await visit(hebrew);
    await selectText(page);
    await bar(page).waitFor();
    await page
      .locator('.heading .anchor')
      .first()
      .evaluate((link: HTMLElement) => link.click());
    await bar(page).waitFor({ state: 'hidden' });
    await page.locator('body').evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('.introduction') as Element));
    await bar(page).waitFor();
    expect(await page.locator(':popover-open').count()).toBe(1);
  });
});
