/** The notice above the text with what has happened since, and the timeline, on wide screens, phones and paper. */
import { describe, expect, it } from 'vitest';
import { explainer, home, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();

describe('what has happened since', () => {
  const title = 'What has happened since';

  it.each([
    ['with JavaScript', {}],
    ['without', noScript],
  ])('is folded on a phone, %s, and opens with a tap', async (_name, options) => {
    const { page } = await visit(explainer, { ...phone, ...options });
    const text = page.locator('.notice details p');
    const summary = page.locator('.notice summary');
    expect([await summary.innerText(), await text.isVisible()]).toEqual([title, false]);
    expect((await summary.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    await summary.tap();
    expect(await text.isVisible()).toBe(true);
  });

  it('is in view on a wide screen, and on paper', async () => {
    const { page } = await visit(explainer, wide);
    const text = page.locator('.notice details p');
    expect((await text.boundingBox())?.height).toBeGreaterThan(50);
    expect(await page.locator('.notice summary').isVisible()).toBe(false);
    await page.setViewportSize({ width: 600, height: 800 });
    await page.emulateMedia({ media: 'print' });
    expect((await text.boundingBox())?.height).toBeGreaterThan(50);
  });

  it('opens for the backlink of a source that it cites', async () => {
    const { page } = await visit(explainer, phone);
    const mark = page.locator('.notice [role=doc-noteref]').first();
    const id = await mark.getAttribute('id');
    expect(await mark.isVisible()).toBe(false);
    await page.goto(`${page.url()}#${id}`);
    await expect.poll(() => isInSight(mark), patience).toBe(true);
  });

  it('is a link on the page of a section', async () => {
    const { page } = await visit(`${explainer}history/`, phone);
    await page.locator('.notice').getByRole('link', { name: title }).click();
    await expect.poll(() => page.url(), patience).toBe(home + explainer);
  });
});

describe('the timeline', () => {
  it('has its dates in a column on a wide screen, and above the text on a phone', async () => {
    const measure = async (screen: typeof wide | typeof phone) => {
      const { page } = await visit(explainer, screen);
      const event = page.locator('.timeline li').last();
      const { left, right, bottom } = await event.locator('b').evaluate((date) => date.getBoundingClientRect());
      const text = await event.evaluate((item) => {
        const range = document.createRange();
        const node = [...item.childNodes].find((child) => child.nodeType === 3 && child.textContent?.trim());
        if (node) range.selectNodeContents(node);
        return { left: range.getBoundingClientRect().left, top: range.getBoundingClientRect().top };
      });
      return { date: { left, right, bottom }, text };
    };
    const inColumn = await measure(wide);
    expect(inColumn.text.left).toBeGreaterThanOrEqual(inColumn.date.right);
    expect(inColumn.text.top).toBeLessThan(inColumn.date.bottom);
    const above = await measure(phone);
    expect(Math.abs(above.text.left - above.date.left)).toBeLessThan(2);
    expect(above.text.top).toBeGreaterThan(above.date.bottom - 8);
  });
});
