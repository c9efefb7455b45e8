/** The list of sources: the filter by kind and section, and particulars on demand. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { markerSelector } from './popover-parts.ts';
import { explainer, fragment, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();

const items = '.filter ~ ol > li';
const kinds = '.filter select:nth-of-type(1)';
const sections = '.filter select:nth-of-type(2)';

/** Returns the ids and the numbers of the sources that can be seen. */
const listShown = (page: Page) =>
  page
    .locator(items)
    .evaluateAll((all) => all.filter((item) => item.checkVisibility({ visibilityProperty: true })).map(({ id }) => id));

describe('the filter of the sources', () => {
  it('offers kinds and sections that occur, and shows the sources of both, with their numbers', async () => {
    const { page } = await visit(explainer, wide);
    const all = await listShown(page);
    await page.locator(kinds).selectOption('News agency');
    const agencies = await listShown(page);
    expect(agencies.length).toBeGreaterThan(2);
    expect(agencies.length).toBeLessThan(all.length);
    for (const id of agencies) expect(await page.locator(`#${id} .meta`).textContent()).toMatch(/^News agency/);
    await page.locator(sections).selectOption('history');
    for (const id of await listShown(page))
      expect(await page.locator(`section:has(#history) .cite > [href="#${id}"]`).count(), id).toBeGreaterThan(0);
    // The numbers come from a counter that every item takes part in.
    expect(
      await page.locator(items).evaluateAll((list) => list.some((item) => getComputedStyle(item).display === 'none')),
    ).toBe(false);
    await page.locator(kinds).selectOption('');
    await page.locator(sections).selectOption('');
    expect(await listShown(page)).toEqual(all);
  });

  it('works with the keyboard', async () => {
    const { page } = await visit(explainer, wide);
    await page.locator(kinds).focus();
    await page.keyboard.type('News a');
    await expect.poll(() => page.locator(`${items}.out`).count(), patience).toBeGreaterThan(0);
    expect(await page.locator(kinds).inputValue()).toBe('News agency');
  });

  it.each([wide, phone])('never hides the source that the reader jumps to', async (screen) => {
    const { page } = await visit(explainer, screen);
    await page.locator(kinds).selectOption('Think tank');
    const hidden = await page.locator(`${items}.out`).last().getAttribute('id');
    await page.evaluate((id) => location.assign(`#${id}`), hidden);
    const entry = page.locator(`#${hidden}`);
    await expect.poll(() => isInSight(entry), patience).toBe(true);
    expect(await entry.evaluate((item) => getComputedStyle(item).visibility)).toBe('visible');
    expect(await listShown(page)).toContain(hidden);
  });

  it('does not apply on paper', async () => {
    const { page } = await visit(explainer);
    await page.locator(kinds).selectOption('Think tank');
    await page.emulateMedia({ media: 'print' });
    expect(await listShown(page)).toHaveLength(await page.locator(items).count());
    expect(await page.locator('.filter').isVisible()).toBe(false);
  });

  it('is absent without JavaScript', async () => {
    const { page } = await visit(explainer, noScript);
    expect(await page.locator(kinds).isVisible()).toBe(false);
    expect(await page.locator('.filter input').isVisible()).toBe(true);
  });
});

describe('particulars of the sources', () => {
  it.each([wide, noScript])('open for all with the keyboard, and are complete on paper', async (screen) => {
    const { page } = await visit(explainer, screen);
    const particulars = page.locator(`${items} .more`);
    const countVisible = () => particulars.evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
    expect(await countVisible()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await countVisible()).toBe(await particulars.count());
    await page.emulateMedia({ media: 'screen' });
    await page.locator('.filter input').focus();
    await page.keyboard.press('Space');
    expect(await countVisible()).toBe(await particulars.count());
  });

  it('are open where a reader jumps to', async () => {
    const { page } = await visit(explainer, noScript);
    const marker = page.locator(markerSelector).nth(20);
    await marker.click();
    const entry = page.locator(`#${await fragment(page)}`);
    expect(await isInSight(entry)).toBe(true);
    expect(await entry.locator('.more').isVisible()).toBe(true);
    expect(await entry.locator('.quote, cite').first().isVisible()).toBe(true);
  });
});
