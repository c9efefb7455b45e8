import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  describeFocus,
  everyCitation,
  expectClosed,
  expectOpen,
  listOpenPopovers,
  openPopover,
  popover,
  pressEnter,
  screens,
} from './popover-parts.ts';
import { getFocusStop } from './stop.ts';
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

const inPreview = (page: Page) => popover(page).evaluate((dialog) => dialog.contains(document.activeElement));

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
    await openPopover(page, id, name, pressEnter);
    await expect.poll(() => describeFocus(page), patience).toBe('the preview');
    // Back to the marker, and into the popover again.
    await page.keyboard.press('Tab');
    expect(await describeFocus(page)).toBe('a Go to the list');
    await page.keyboard.press('Shift+Tab');
    if ((await describeFocus(page)) === 'the preview') await page.keyboard.press('Shift+Tab');
    expect(await describeFocus(page)).toBe(`cite-${id}`);
    expect(await getFocusStop(page)).toMatchObject({ outlined: true, uncovered: true });
    await expectOpen(page, name);
    await page.keyboard.press('Tab');
    expect(await describeFocus(page)).toBe('a Go to the list');
    // Through the popover and on.
    const stops: string[] = [];
    for (let count = 0; count < 10 && (await inPreview(page)); count++) {
      expect(await getFocusStop(page)).toMatchObject({ outlined: true, uncovered: true });
      stops.push(await describeFocus(page));
      await page.keyboard.press('Tab');
    }
    expect(stops.slice(0, 2)).toEqual(['a Go to the list', 'button Close']);
    expect(stops.length).toBeGreaterThan(2);
    expect(await describeFocus(page)).toBe(after);
    await expectClosed(page);
    expect(await describeFocus(page)).toBe(after);
  });

  it('Enter on the marker of an open popover closes it', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'item-1', 'Source 6: Gazette', pressEnter);
    await page.keyboard.press('Shift+Tab');
    expect(await describeFocus(page)).toBe('cite-item-1');
    await page.keyboard.press('Enter');
    await expectClosed(page);
    expect(await describeFocus(page)).toBe('cite-item-1');
  });

  it('the popover covers nothing that gets the focus before its marker', async () => {
    const { page } = await visit(everyCitation, screen);
    const marker = page.locator('#cite-s35-1');
    // The marker is low in the window, so that the popover is above it.
    await marker.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await marker.press('Enter');
    await expectOpen(page, 'Source 45: Record');
    await page.keyboard.press('Shift+Tab');
    expect(await describeFocus(page)).toBe('cite-s35-1');
    for (let count = 0; count < 10; count++) {
      await page.keyboard.press('Shift+Tab');
      expect(await getFocusStop(page)).toMatchObject({ uncovered: true });
    }
    expect(await listOpenPopovers(page)).toEqual([]);
  });
});

describe('at 400 % zoom', () => {
  it('the text does not scroll while the focus moves through a popover as high as the window', async () => {
    const { page } = await visit(everyCitation, { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
    const marker = page.locator('#cite-persian-1');
    await marker.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    const scrollPosition = await page.evaluate(() => scrollY);
    await marker.press('Enter');
    await expectOpen(page, 'Source 9: روزنامه');
    await page.keyboard.press('Tab');
    for (let count = 0; count < 10 && (await inPreview(page)); count++) {
      expect(await page.evaluate(() => scrollY), await describeFocus(page)).toBe(scrollPosition);
      await page.keyboard.press('Tab');
    }
  });
});
