import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { explainer, fragment, home, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser({ keepContexts: true });
const copied = 'Link copied';

/** The status that assistive technology reads out. */
const said = (page: Page) => page.locator('body > [role=status]').textContent();

const ids = (page: Page) => page.locator('.heading h2').evaluateAll((headings) => headings.map(({ id }) => id));
const linkAt = (page: Page, id: string) => page.locator(`.heading:has(h2#${id}) a`);

describe.each([
  ['a wide screen', wide],
  ['a phone', phone],
])('the link of a heading on %s', (_name, screen) => {
  it('copies the full address of its section with one click, says so, and shows the address', async () => {
    const { page } = await visit(explainer, { ...screen, permissions: ['clipboard-read', 'clipboard-write'] });
    const all = await ids(page);
    expect(all).toHaveLength(7);
    for (const id of all) {
      expect(await linkAt(page, id).count()).toBe(1);
      await page.evaluate(() => navigator.clipboard.writeText(''));
      await linkAt(page, id).click();
      const address = new URL(`${explainer}#${id}`, home).href;
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), patience).toBe(address);
      await expect.poll(() => said(page), patience).toBe(copied);
      expect(page.url()).toBe(address);
    }
  });
});

describe('the link of a heading', () => {
  it('is named by its section', async () => {
    const { page } = await visit(explainer);
    for (const id of await ids(page)) {
      const title = await page.locator(`h2#${id}`).textContent();
      expect(await linkAt(page, id).getAttribute('aria-label')).toBe(`Link to “${title}”`);
    }
  });

  it('copies by keyboard too, and the word of it can be seen and goes away', async () => {
    const { page } = await visit(explainer, { permissions: ['clipboard-read', 'clipboard-write'] });
    await linkAt(page, 'history').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page), patience).toBe(copied);
    expect(await isInSight(page.locator('[role=status]'))).toBe(true);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${home}${explainer}#history`);
    await expect.poll(() => said(page), patience).toBe('');
  });

  it('copies an address that leads a second reader to the section', async () => {
    const first = await visit(explainer, { permissions: ['clipboard-read', 'clipboard-write'] });
    await linkAt(first.page, 'us-options').click();
    await expect.poll(() => said(first.page), patience).toBe(copied);
    const { page } = await visit(await first.page.evaluate(() => navigator.clipboard.readText()));
    await expect.poll(() => isInSight(page.locator('h2#us-options')), patience).toBe(true);
  });

  it('is a plain link without JavaScript', async () => {
    const { page } = await visit(explainer, noScript);
    for (const id of await ids(page)) {
      await linkAt(page, id).click();
      await expect.poll(() => fragment(page), patience).toBe(id);
      expect(await isInSight(page.locator(`h2#${id}`))).toBe(true);
    }
  });

  it('claims nothing where the browser refuses the clipboard, and still shows the address', async () => {
    // To grant nothing is to refuse everything.
    const { page } = await visit(explainer, { permissions: [] });
    await page.context().grantPermissions([]);
    await linkAt(page, 'history').click();
    await expect.poll(() => fragment(page), patience).toBe('history');
    // This attempt comes after that of the page: when it has failed, the page knows its own answer.
    const refusal = await page.evaluate(() => navigator.clipboard.writeText('x').then(() => 'copied', String));
    expect(refusal).toContain('NotAllowedError');
    expect(await said(page)).toBe('');
  });
});
