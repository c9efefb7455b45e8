import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  aWhile,
  closes,
  everyCitation,
  focused,
  markOf,
  marks,
  opens,
  preview,
  screens,
  shown,
} from './popover-parts.ts';
import { patience, startBrowser } from './visit.ts';

const visit = startBrowser({ clock: true });
const chronicle = 'Source 8: Chronicle';

/** Moves the mouse into the popover, over everything in between. */
async function enter(page: Page): Promise<void> {
  const box = await preview(page).boundingBox();
  if (!box) throw new Error('There is no preview.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
}

/** Moves the mouse into the margin, where no marker is. */
const leave = (page: Page) => page.mouse.move(2, 2);

describe.each(screens)('the popover of a marker on which the mouse rests, %s,', (_name, screen) => {
  it('opens without taking the focus', async () => {
    const { page } = await visit(everyCitation, screen);
    await (await markOf(page, 'often-3')).hover();
    await opens(page, chronicle);
    await page.getByRole('dialog', { name: chronicle, exact: true }).waitFor();
    expect(await focused(page)).toBe('nothing');
  });

  it('stays while the mouse moves into it and rests there, and closes when the mouse has left both', async () => {
    const { page } = await visit(everyCitation, screen);
    await (await markOf(page, 'often-3')).hover();
    await opens(page, chronicle);
    await aWhile(page);
    expect(await shown(page), 'resting on the mark').toHaveLength(1);
    await enter(page);
    await aWhile(page);
    expect(await shown(page), 'resting on the preview').toHaveLength(1);
    await leave(page);
    await closes(page);
  });

  it('closes when the mouse leaves the marker for something else', async () => {
    const { page } = await visit(everyCitation, screen);
    await (await markOf(page, 'often-3')).hover();
    await opens(page, chronicle);
    await leave(page);
    await closes(page);
  });

  it('closes when the popover of the next marker opens', async () => {
    const { page } = await visit(everyCitation, screen);
    await (await markOf(page, 'second-1')).hover();
    await opens(page, 'Source 2: Ledger');
    await page.locator('#cite-third-1').hover();
    await opens(page, 'Source 3: Herald');
  });

  it('stays open after a click, wherever the mouse goes', async () => {
    const { page } = await visit(everyCitation, screen);
    const mark = await markOf(page, 'second-1');
    await mark.hover();
    await opens(page, 'Source 2: Ledger');
    await mark.click();
    await opens(page, 'Source 2: Ledger');
    await leave(page);
    await aWhile(page);
    await page.locator('#cite-third-1').hover();
    await aWhile(page);
    expect(await shown(page)).toEqual(['dialog: Source 2: Ledger']);
  });
});

describe('no popover opens', () => {
  it('when the mouse passes over markers without resting', async () => {
    const { page } = await visit(everyCitation);
    const all = await (await markOf(page, 'often-3')).locator('xpath=ancestor::p').locator(marks).all();
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
    }, marks);
    for (const mark of all) await mark.hover();
    await leave(page);
    await page.clock.runFor(10_000);
    expect(await seen.evaluate(({ passed, opened }) => [passed.size, opened.length])).toEqual([30, 0]);
    // The popover does open when the mouse rests.
    await all[3]?.hover();
    await page.clock.runFor(10_000);
    await opens(page, chronicle);
  });

  it('when a marker only gets the focus', async () => {
    const { page } = await visit(everyCitation);
    await page.mouse.move(2, 2);
    const visited: string[] = [];
    await (await markOf(page, 'often-1')).focus();
    for (let count = 0; count < 40; count++) {
      await page.keyboard.press('Tab');
      visited.push(await focused(page));
    }
    expect(visited.filter((id) => id.startsWith('cite-')).length).toBeGreaterThan(30);
    await aWhile(page);
    expect(await shown(page)).toEqual([]);
  });

  it('when a finger on a marker scrolls the page', async () => {
    const { page } = await visit(everyCitation, screens[1]?.[1]);
    await (await markOf(page, 'often-3')).dispatchEvent('pointerover', { pointerType: 'touch', bubbles: true });
    await aWhile(page);
    expect(await shown(page)).toEqual([]);
  });
});

describe('when the mouse leaves the window', () => {
  it('the popover closes', async () => {
    const { page } = await visit(everyCitation);
    await (await markOf(page, 'often-3')).hover();
    await opens(page, chronicle);
    await page.mouse.move(-50, -50);
    await closes(page);
  });

  it('a popover that has the focus stays open', async () => {
    const { page } = await visit(everyCitation);
    const mark = await markOf(page, 'often-3');
    await mark.focus();
    await mark.hover();
    await opens(page, chronicle);
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page), patience).toBe('a Go to the list');
    await leave(page);
    await aWhile(page);
    expect(await shown(page)).toHaveLength(1);
    expect(await focused(page)).toBe('a Go to the list');
  });
});
