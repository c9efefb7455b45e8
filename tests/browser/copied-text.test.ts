/** Text that readers copy is what the author wrote, without the numbers of citations. */
import { describe, expect, inject, it } from 'vitest';
import { explainer, startBrowser } from './visit.ts';

const visit = startBrowser();
const hebrew = `${inject('cases').address}rtl-everything/`;

describe('copied text', () => {
  const permissions = ['clipboard-read', 'clipboard-write'];
  it.each([
    ['from right to left', hebrew, '.introduction'],
    ['from left to right', `${inject('siteAddress')}${explainer}`, '.introduction'],
  ])('has no numbers of citations: %s', async (_name, path, selector) => {
    const { page } = await visit(path, { permissions });
    const numbers = await page.locator(`${selector} .cite`).allTextContents();
    expect(numbers.length).toBeGreaterThan(1);
    const [selected, complete] = await page.locator(selector).evaluate((element) => {
      getSelection()?.selectAllChildren(element);
      const copy = element.cloneNode(true) as Element;
      for (const mark of copy.querySelectorAll('.cite')) mark.remove();
      return [String(getSelection()), copy.textContent ?? ''];
    });
    await page.keyboard.press('Control+C');
    const [plain, html] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string) => (await item?.getType(type))?.text() ?? '';
      return [await read('text/plain'), await read('text/html')];
    });
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    expect(words(selected)).toBe(words(complete));
    expect(words(plain)).toBe(words(complete));
    expect(html).not.toContain('doc-noteref');
  });

  it('of a popover is complete', async () => {
    const { page } = await visit(hebrew);
    await page.locator('.introduction [role=doc-noteref]').first().click();
    const text = await page
      .locator('.preview p')
      .nth(1)
      .evaluate((element) => {
        getSelection()?.selectAllChildren(element);
        return [String(getSelection()), element.textContent].map((each) => each?.replace(/\s+/g, ' ').trim());
      });
    expect(text[0]).toBe(text[1]);
  });
});
