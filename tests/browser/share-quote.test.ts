/** Sharing selected text: the bar below it, the link to it, and the quotation with its attribution. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { objectionsEverywhere } from './axe.ts';
import { boxOf, explainer, home, isInSight, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();
const permissions = ['clipboard-read', 'clipboard-write'];

const getStatus = (page: Page) => page.locator('body > [role=status]').textContent();
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const bar = (page: Page) => page.getByRole('group', { name: 'Share the selected words' });
const shown = (page: Page) => expect.poll(() => bar(page).count(), patience).toBe(1);

/** Selects text of an element, as a reader does, who stops moving at the end. */
async function select(page: Page, selector: string, from: string, to: string): Promise<string> {
  return page.evaluate(
    ({ selector, from, to }) => {
      const element = document.querySelector(selector) as Element;
      element.scrollIntoView({ block: 'center' });
      const place = (selectedText: string, atEnd: boolean): [Node, number] => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const index = node.textContent?.indexOf(selectedText) ?? -1;
          if (index >= 0) return [node, index + (atEnd ? selectedText.length : 0)];
        }
        throw new Error(`no “${selectedText}” there`);
      };
      getSelection()?.setBaseAndExtent(...place(from, false), ...place(to, true));
      return String(getSelection());
    },
    { selector, from, to },
  );
}
const paragraph = '.numbered:has(#protest-crisis) > p:not(.change)';
const sentence = (page: Page) => select(page, paragraph, 'On 28 December', 'Tehran protested.');
const expectedText =
  'On 28 December 2025 a dollar cost about 1.42 million rials, a record, and shopkeepers in Tehran protested.';

describe.each([
  ['a wide screen', wide],
  ['a phone', phone],
])('selected text on %s', (_name, screen) => {
  it('gets a link with its section and a text fragment', async () => {
    const { page } = await visit(explainer, { ...screen, permissions });
    expect(await sentence(page)).toBe(expectedText);
    await shown(page);
    const { top, bottom, left, right } = await boxOf(bar(page));
    expect([top >= 0, left >= 0, bottom <= screen.viewport.height, right <= screen.viewport.width]).not.toContain(
      false,
    );
    await bar(page).getByText('Copy link').click();
    await expect.poll(() => getStatus(page), patience).toBe('Link copied');
    const [place, directive] = (await clipboard(page)).split(':~:');
    expect(place).toBe(`${home}${explainer}#protest-crisis`);
    expect(directive).toMatch(/^text=On%2028.*,.*protested\.?$/);
  });

  it('is quoted with authors, title, date and link', async () => {
    const { page } = await visit(explainer, { ...screen, permissions });
    await sentence(page);
    await shown(page);
    await bar(page).getByText('Copy quote').click();
    await expect.poll(() => getStatus(page), patience).toContain('Quote copied');
    const [quote, attribution, link] = (await clipboard(page)).split(/\n+/);
    expect(quote).toBe(`“${expectedText}”`);
    expect(attribution).toBe(
      '— Footing desk, “Trump says Iran wants to negotiate: what lies behind it”, Footing, 30 November 2026',
    );
    expect(link).toContain(`${explainer}#protest-crisis:~:text=`);
  });
});

describe('the bar for selected text', () => {
  it('is loaded at the first selection, and not before', async () => {
    const { page } = await visit(explainer);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await page.locator('h2#history').click();
    expect(requests.filter((path) => path.startsWith('/assets/'))).toEqual([]);
    await sentence(page);
    await shown(page);
    expect(requests.filter((path) => path.startsWith('/assets/'))).toHaveLength(1);
  });

  it('is next in the tab order, and closes on Escape and with the selection', async () => {
    const { page } = await visit(explainer);
    await sentence(page);
    await shown(page);
    for (let step = 0; step < 4; step++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Copy link') break;
    }
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy link');
    await page.keyboard.press('Escape');
    await expect.poll(() => bar(page).count(), patience).toBe(0);
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await sentence(page);
    await shown(page);
    expect(await isInSight(bar(page))).toBe(true);
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await expect.poll(() => bar(page).count(), patience).toBe(0);
  });

  it('does not appear for text outside an explainer', async () => {
    const { page } = await visit(explainer);
    await sentence(page);
    await shown(page);
    await select(page, 'footer', 'Footing', 'News');
    await expect.poll(() => bar(page).count(), patience).toBe(0);
  });

  it('links to the section, and says so, when the text occurs more than once', async () => {
    const { page } = await visit(explainer, { permissions });
    await select(page, '#source-hrana-d15', 'Rights group or NGO', 'Rights group or NGO');
    await shown(page);
    await bar(page).getByText('Copy link').click();
    await expect.poll(() => getStatus(page), patience).toMatch(/^Link (copied|to the section copied)/);
    expect(await clipboard(page)).toContain(`${explainer}#sources`);
  });

  it('works on the page of a section', async () => {
    const { page } = await visit(`${explainer}history/`, { permissions });
    await select(page, '.introduction > p:not(.change)', 'On 14 July 2015', 'agreed on it in Vienna');
    await shown(page);
    await bar(page).getByText('Copy quote').click();
    await expect.poll(() => getStatus(page), patience).toContain('Quote copied');
    expect(await clipboard(page)).toMatch(
      /^“On 14 July 2015 .*”\n\n— Footing desk, “History of Trump-Iran.*\n.*\/history\/#:~:text=/,
    );
  });

  it('has no violations that axe finds while open, in light and dark mode, wide and narrow', async () => {
    const { page } = await visit(explainer);
    await sentence(page);
    await shown(page);
    expect(await objectionsEverywhere(page)).toEqual([]);
  });
});
