import { describe, expect, it } from 'vitest';
import { markerSelector, popover } from './popover-parts.ts';
import { explainer, patience, startBrowser } from './visit.ts';

const visit = startBrowser();

describe('the explainer on paper', () => {
  it('leaves out controls', async () => {
    const { page } = await visit(explainer);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.skip', '.masthead nav', '.contents', '.heading .anchor', '.back', '.data', '.copy']) {
      const elements = await page.locator(selector).all();
      expect(elements.length, selector).toBeGreaterThan(0);
      for (const element of elements) expect(await element.isVisible(), selector).toBe(false);
    }
  });

  it('leaves out an open share menu and its message', async () => {
    const { page } = await visit(explainer, { permissions: ['clipboard-read', 'clipboard-write'] });
    const control = page.locator('.heading .anchor').first();
    const menu = page.locator('.share:popover-open');
    const status = page.locator('body > [role=status]');
    await control.click();
    await menu.getByText('Copy link').click();
    await expect.poll(() => status.textContent(), patience).toBe('Link copied');
    await control.click();
    await menu.waitFor();
    await page.emulateMedia({ media: 'print' });
    expect([await menu.isVisible(), await status.isVisible()]).toEqual([false, false]);
  });

  it('leaves out an open popover', async () => {
    const { page } = await visit(explainer);
    await page.locator(markerSelector).first().click();
    await popover(page).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await popover(page).isVisible()).toBe(false);
  });

  it('shows how to cite it, collapsed or not', async () => {
    const { page } = await visit(explainer);
    await page.emulateMedia({ media: 'print' });
    const sentence = page.locator('.citing p');
    expect(await sentence.innerText()).toContain(`https://example.org/${explainer}`);
    for (const isCollapsed of [true, false]) {
      await page.locator('.citing').evaluate((details: HTMLDetailsElement, open) => {
        details.open = open;
      }, !isCollapsed);
      const box = await sentence.boundingBox();
      expect(box?.height, `collapsed: ${isCollapsed}`).toBeGreaterThan(10);
      expect(await sentence.isVisible(), `collapsed: ${isCollapsed}`).toBe(true);
      expect(await page.locator('.citing pre').isVisible(), `collapsed: ${isCollapsed}`).toBe(false);
    }
  });

  it('has the text, and the full address of each source', async () => {
    const { page } = await visit(explainer);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['h1', '.text h2', '.text p:not(.back, .data)', '.list li'])
      for (const element of await page.locator(selector).all()) expect(await element.isVisible(), selector).toBe(true);
    const links = await page
      .locator('[role=doc-endnotes] p:not(.quote) a[href^="http"]')
      .evaluateAll((all) =>
        all.map((link) => ({ address: link.getAttribute('href'), printed: getComputedStyle(link, '::after').content })),
      );
    expect(links.length).toBeGreaterThan(20);
    for (const { address, printed } of links) expect(printed).toContain(address);
  });
});
