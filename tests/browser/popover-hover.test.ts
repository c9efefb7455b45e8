import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  describeFocus,
  everyCitation,
  expectClosed,
  expectOpen,
  hover,
  letTimePass,
  listOpenPopovers,
  markerSelector,
  openPopover,
  popover,
  screens,
  scrollToMarker,
} from './popover-parts.ts';
import { patience, startBrowser } from './visit.ts';

const visit = startBrowser({ clock: true });
const chronicle = 'Source 8: Chronicle';

/** Moves the mouse into the popover, over everything in between. */
async function enter(page: Page): Promise<void> {
  const box = await popover(page).boundingBox();
  if (!box) throw new Error('There is no preview.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
}

/** Moves the mouse into the margin, where no marker is. */
const leave = (page: Page) => page.mouse.move(2, 2);

describe.each(screens)('the popover of a marker on which the mouse rests, %s,', (_name, screen) => {
  it('opens without taking the focus', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'often-3', chronicle, hover);
    await page.getByRole('dialog', { name: chronicle, exact: true }).waitFor();
    expect(await describeFocus(page)).toBe('nothing');
  });

  it('stays while the mouse moves into it and rests there, and closes when the mouse has left both', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'often-3', chronicle, hover);
    await letTimePass(page);
    expect(await listOpenPopovers(page), 'resting on the marker').toHaveLength(1);
    await enter(page);
    await letTimePass(page);
    expect(await listOpenPopovers(page), 'resting on the preview').toHaveLength(1);
    await leave(page);
    await expectClosed(page);
  });

  it('closes when the mouse leaves the marker for something else', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'often-3', chronicle, hover);
    await leave(page);
    await expectClosed(page);
  });

  it('closes when the popover of the next marker opens', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'second-1', 'Source 2: Ledger', hover);
    await page.locator('#cite-third-1').hover();
    await expectOpen(page, 'Source 3: Herald');
  });

  it('stays open after a click, wherever the mouse goes', async () => {
    const { page } = await visit(everyCitation, screen);
    const marker = await openPopover(page, 'second-1', 'Source 2: Ledger', hover);
    await marker.click();
    await expectOpen(page, 'Source 2: Ledger');
    await leave(page);
    await letTimePass(page);
    await page.locator('#cite-third-1').hover();
    await letTimePass(page);
    expect(await listOpenPopovers(page)).toEqual(['dialog: Source 2: Ledger']);
  });
});

describe('no popover opens', () => {
  it('when the mouse passes over markers without resting', async () => {
    const { page } = await visit(everyCitation);
    const all = await (await scrollToMarker(page, 'often-3'))
      .locator('xpath=ancestor::p')
      .locator(markerSelector)
      .all();
    // The clock is stopped while the mouse passes, so that the speed of this machine does not matter.
    // It is stopped for all pages of the context.
    onTestFinished(() => page.context().close());
    await page.clock.pauseAt(Date.now() + 60_000);
    const seen = await page.evaluateHandle((selector) => {
      const passed = new Set<EventTarget | null>();
      const opened: string[] = [];
      document.addEventListener('pointerover', ({ target }) => {
        if (target instanceof Element && target.matches(selector)) passed.add(target);
      });
      document.addEventListener('beforetoggle', ({ newState }) => opened.push(newState), { capture: true });
      return { passed, opened };
    }, markerSelector);
    for (const marker of all) await marker.hover();
    await leave(page);
    await page.clock.runFor(10_000);
    expect(await seen.evaluate(({ passed, opened }) => [passed.size, opened.length])).toEqual([30, 0]);
    // The popover does open when the mouse rests.
    await all[3]?.hover();
    await page.clock.runFor(10_000);
    await expectOpen(page, chronicle);
  });

  it('when a marker only gets the focus', async () => {
    const { page } = await visit(everyCitation);
    await page.mouse.move(2, 2);
    const visited: string[] = [];
    await (await scrollToMarker(page, 'often-1')).focus();
    for (let count = 0; count < 40; count++) {
      await page.keyboard.press('Tab');
      visited.push(await describeFocus(page));
    }
    expect(visited.filter((id) => id.startsWith('cite-')).length).toBeGreaterThan(30);
    await letTimePass(page);
    expect(await listOpenPopovers(page)).toEqual([]);
  });

  it('when a finger on a marker scrolls the page', async () => {
    const { page } = await visit(everyCitation, screens[1]?.[1]);
    await (await scrollToMarker(page, 'often-3')).dispatchEvent('pointerover', { pointerType: 'touch', bubbles: true });
    await letTimePass(page);
    expect(await listOpenPopovers(page)).toEqual([]);
  });
});

describe('when the mouse leaves the window', () => {
  it('the popover closes', async () => {
    const { page } = await visit(everyCitation);
    await openPopover(page, 'often-3', chronicle, hover);
    await page.mouse.move(-50, -50);
    await expectClosed(page);
  });

  it('a popover that has the focus stays open', async () => {
    const { page } = await visit(everyCitation);
    const marker = await scrollToMarker(page, 'often-3');
    await marker.focus();
    await marker.hover();
    await expectOpen(page, chronicle);
    await page.keyboard.press('Tab');
    await expect.poll(() => describeFocus(page), patience).toBe('a Go to the list');
    await leave(page);
    await letTimePass(page);
    expect(await listOpenPopovers(page)).toHaveLength(1);
    expect(await describeFocus(page)).toBe('a Go to the list');
  });
});
