/** The list of sources: the filter by kind or section, and particulars on demand. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { markerSelector } from './popover-parts.ts';
import { explainer, fragment, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();

const items = '.filter ~ ol > li';
const filter = '.filter select';

/** Returns the ids and the numbers of the sources that can be seen. */
const listShown = (page: Page) =>
  page
    .locator(items)
    .evaluateAll((all) => all.filter((item) => item.checkVisibility({ visibilityProperty: true })).map(({ id }) => id));

const label = (options: readonly { label: string }[], start: string) =>
  options.find((option) => option.label.startsWith(start))?.label ?? start;

async function filterByKind(page: Page, kind: string): Promise<void> {
  const options = await page
    .locator(`${filter} option`)
    .evaluateAll((list) => list.map(({ textContent }) => ({ label: textContent })));
  await page.locator(filter).selectOption({ label: label(options, kind) });
}

describe('the filter of the sources', () => {
  it('offers each kind and each section that cites, with the number of its sources, and shows them', async () => {
    const { page } = await visit(explainer, wide);
    const all = await listShown(page);
    const groups = await page
      .locator(`${filter} optgroup`)
      .evaluateAll((list) =>
        list.map((group) => Array.from(group.querySelectorAll('option'), ({ label, value }) => ({ label, value }))),
      );
    expect(groups.map((options) => options.length > 2)).toEqual([true, true]);
    for (const { label, value } of groups.flat()) {
      await page.locator(filter).selectOption(value);
      expect(`${label}: ${(await listShown(page)).length}`).toBe(`${label}: ${/\((\d+)\)$/.exec(label)?.[1]}`);
    }
    await page.locator(filter).selectOption({ label: label(groups.flat(), 'News agency') });
    for (const id of await listShown(page))
      expect(await page.locator(`#${id} .meta`).textContent()).toMatch(/^News agency/);
    await page.locator(filter).selectOption({ label: label(groups.flat(), 'History') });
    for (const id of await listShown(page))
      expect(await page.locator(`section:has(#history) .cite > [href="#${id}"]`).count(), id).toBeGreaterThan(0);
    // The numbers come from a counter that every item takes part in.
    expect(
      await page.locator(items).evaluateAll((list) => list.some((item) => getComputedStyle(item).display === 'none')),
    ).toBe(false);
    await page.locator(filter).selectOption('0');
    expect(await listShown(page)).toEqual(all);
  });

  it('works with the keyboard', async () => {
    const { page } = await visit(explainer, wide);
    await page.locator(filter).focus();
    await page.keyboard.type('News a');
    await expect.poll(() => page.locator(`${items}.out`).count(), patience).toBeGreaterThan(0);
    expect(await page.locator(`${filter} option:checked`).innerText()).toMatch(/^News agency/);
  });

  it.each([wide, phone])('never hides the source that the reader jumps to', async (screen) => {
    const { page } = await visit(explainer, screen);
    await filterByKind(page, 'Think tank');
    const hidden = await page.locator(`${items}.out`).last().getAttribute('id');
    await page.evaluate((id) => location.assign(`#${id}`), hidden);
    const entry = page.locator(`#${hidden}`);
    await expect.poll(() => isInSight(entry), patience).toBe(true);
    expect(await entry.evaluate((item) => getComputedStyle(item).visibility)).toBe('visible');
    expect(await listShown(page)).toContain(hidden);
  });

  it('does not apply on paper', async () => {
    const { page } = await visit(explainer);
    await filterByKind(page, 'Think tank');
    await page.emulateMedia({ media: 'print' });
    expect(await listShown(page)).toHaveLength(await page.locator(items).count());
    expect(await page.locator('.filter').isVisible()).toBe(false);
  });

  it('is absent without JavaScript', async () => {
    const { page } = await visit(explainer, noScript);
    expect(await page.locator(filter).isVisible()).toBe(false);
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
    const entry = page.locator(`#${fragment(page)}`);
    expect(await isInSight(entry)).toBe(true);
    expect(await entry.locator('.more').isVisible()).toBe(true);
    expect(await entry.locator('.quote, cite').first().isVisible()).toBe(true);
  });
});
