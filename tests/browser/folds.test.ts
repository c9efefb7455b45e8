import { describe, expect, inject, it } from 'vitest';
import { isInSight, patience, startBrowser } from './visit.ts';

const visit = startBrowser();
const address = `${inject('cases').address}written-html/`;

describe('a fold', () => {
  it('opens for a link to a heading within, in the page and from elsewhere', async () => {
    const { page } = await visit(address);
    const heading = page.locator('#a-heading-within');
    expect(await heading.isVisible()).toBe(false);
    await page.getByRole('link', { name: 'a heading within' }).click();
    await expect.poll(() => isInSight(heading), patience).toBe(true);
    await page.goto('about:blank');
    await page.goto(`${address}#a-heading-within`);
    await expect.poll(() => isInSight(heading), patience).toBe(true);
  });

  it('opens for the backlink of a citation within', async () => {
    const { page } = await visit(address);
    const mark = page.locator('.fold [role=doc-noteref]').first();
    expect(await mark.isVisible()).toBe(false);
    await page.locator(`.back [href="#${await mark.getAttribute('id')}"]`).click();
    await expect.poll(() => isInSight(mark), patience).toBe(true);
  });

  it('opens for a citation within where the browser does not open it', async () => {
    const { page } = await visit(address);
    const mark = page.locator('.fold [role=doc-noteref]').first();
    const id = await mark.getAttribute('id');
    await page.evaluate((hash) => {
      history.replaceState(null, '', hash);
      dispatchEvent(new PopStateEvent('popstate'));
    }, `#${id}`);
    expect(await mark.isVisible()).toBe(true);
  });

  it('is open on paper', async () => {
    const { page } = await visit(address);
    await page.emulateMedia({ media: 'print' });
    for (const text of ['How the count works', 'The count is made twice.', 'A heading within'])
      expect((await page.locator('.fold').getByText(text).boundingBox())?.height, text).toBeGreaterThan(10);
  });

  it('opens for the words that a reader searched for', async () => {
    const { page } = await visit(`${inject('cases').address}search/?q=%22count%20is%20made%20twice%22`);
    await page.locator('.results a').first().click();
    await expect.poll(() => page.locator('.fold').getAttribute('open'), patience).toBe('');
  });
});

describe('a search for', () => {
  it.each(['CO2', 'co₂', 'H2O', 'H₂O'])('%s finds the section that writes it with lowered digits', async (query) => {
    const { page } = await visit(`${inject('cases').address}search/?q=${encodeURIComponent(query)}`);
    await page.locator('.results a[href*="written-html/"]').first().waitFor();
    expect(await page.locator('.results').textContent()).toContain('CO₂ and H₂O');
  });
});
