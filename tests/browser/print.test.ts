import { describe, expect, it } from 'vitest';
import { explainer, startBrowser } from './visit.ts';

const visit = startBrowser();

describe('the explainer on paper', () => {
  it('leaves out what wants a click', async () => {
    const { page } = await visit(explainer);
    await page.emulateMedia({ media: 'print' });
    for (const selector of [
      '.skip',
      '.masthead nav',
      '.contents',
      '.heading .anchor',
      '.back',
      'body > [role=status]',
    ]) {
      const elements = await page.locator(selector).all();
      expect(elements.length, selector).toBeGreaterThan(0);
      for (const element of elements) expect(await element.isVisible(), selector).toBe(false);
    }
  });

  it('has the text, and beside each source its full address', async () => {
    const { page } = await visit(explainer);
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['h1', '.text h2', '.text p:not(.back)', '.list li'])
      for (const element of await page.locator(selector).all()) expect(await element.isVisible(), selector).toBe(true);
    const links = await page
      .locator('[role=doc-endnotes] a[href^="http"]')
      .evaluateAll((all) =>
        all.map((link) => ({ address: link.getAttribute('href'), printed: getComputedStyle(link, '::after').content })),
      );
    expect(links.length).toBeGreaterThan(20);
    for (const { address, printed } of links) expect(printed).toContain(address);
  });
});
