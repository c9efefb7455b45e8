import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { closes, everyCitation, focused, markOf, opens, preview, screens, shown } from './popover-parts.ts';
import { stop } from './stop.ts';
import { patience, startBrowser } from './visit.ts';

const visit = startBrowser();

/** Returns the element that Tab reaches after a marker while no popover is open. */
function next(page: Page, id: string): Promise<string> {
  return page.evaluate((from) => {
    const stops = Array.from(document.querySelectorAll<HTMLElement>('a[href], button, summary, input'));
    const element = stops[stops.findIndex((each) => each.id === from) + 1];
    return element?.id || `${element?.localName} ${element?.getAttribute('aria-label') ?? element?.textContent}`;
  }, id);
}

const inPreview = (page: Page) => preview(page).evaluate((dialog) => dialog.contains(document.activeElement));

/** Positions of citations: each marker, and the name of its popover. */
const places = [
  ['in a heading', 'heading-1', 'Source 4: Gazette'],
  ['in a table', 'cell-1', 'Source 5: Gazette'],
  ['in a list', 'item-1', 'Source 6: Gazette'],
  ['in a component', 'component-1', 'Source 7: Gazette'],
  ['of a note', 'note-n1-1', 'Note a'],
  ['in a sentence among others', 'often-3', 'Source 8: Chronicle'],
  ['in a note', 'noted-1', 'Source 120: Gazette'],
  ['first of three', 'first-1', 'Source 1: Gazette'],
  ['second of three', 'second-1', 'Source 2: Ledger'],
  ['third of three', 'third-1', 'Source 3: Herald'],
] as const;

describe.each(screens)('by keyboard, %s,', (_name, screen) => {
  it.each(places)('the popover of a marker %s follows it in the tab order', async (_place, id, name) => {
    const { page } = await visit(everyCitation, screen);
    const after = await next(page, `cite-${id}`);
    const mark = await markOf(page, id);
    await mark.press('Enter');
    await opens(page, name);
    await expect.poll(() => focused(page), patience).toBe('the preview');
    // Back to the marker, and into the popover again.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('a Go to the list');
    await page.keyboard.press('Shift+Tab');
    if ((await focused(page)) === 'the preview') await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe(`cite-${id}`);
    expect(await stop(page)).toMatchObject({ outlined: true, uncovered: true });
    await opens(page, name);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('a Go to the list');
    // Through the popover and on.
    const stops: string[] = [];
    for (let count = 0; count < 10 && (await inPreview(page)); count++) {
      expect(await stop(page)).toMatchObject({ outlined: true, uncovered: true });
      stops.push(await focused(page));
      await page.keyboard.press('Tab');
    }
    expect(stops.slice(0, 2)).toEqual(['a Go to the list', 'button Close']);
    expect(stops.length).toBeGreaterThan(2);
    expect(await focused(page)).toBe(after);
    await closes(page);
    expect(await focused(page)).toBe(after);
  });

  it('Enter on the marker of an open popover closes it', async () => {
    const { page } = await visit(everyCitation, screen);
    const mark = await markOf(page, 'item-1');
    await mark.press('Enter');
    await opens(page, 'Source 6: Gazette');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('cite-item-1');
    await page.keyboard.press('Enter');
    await closes(page);
    expect(await focused(page)).toBe('cite-item-1');
  });

  it('the popover covers nothing that gets the focus before its marker', async () => {
    const { page } = await visit(everyCitation, screen);
    const mark = page.locator('#cite-s35-1');
    // The marker is low in the window, so that the popover is above it.
    await mark.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await mark.press('Enter');
    await opens(page, 'Source 45: Record');
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('cite-s35-1');
    for (let count = 0; count < 10; count++) {
      await page.keyboard.press('Shift+Tab');
      expect(await stop(page)).toMatchObject({ uncovered: true });
    }
    expect(await shown(page)).toEqual([]);
  });
});

describe('at 400 % zoom', () => {
  it('the text does not scroll while the focus moves through a popover as high as the window', async () => {
    const { page } = await visit(everyCitation, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
    const mark = page.locator('#cite-persian-1');
    await mark.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    const left = await page.evaluate(() => scrollY);
    await mark.press('Enter');
    await opens(page, 'Source 9: روزنامه');
    await page.keyboard.press('Tab');
    for (let count = 0; count < 10 && (await inPreview(page)); count++) {
      expect(await page.evaluate(() => scrollY), await focused(page)).toBe(left);
      await page.keyboard.press('Tab');
    }
  });
});
