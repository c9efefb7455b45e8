import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  aWhile,
  closeButton,
  closes,
  everyCitation,
  focused,
  markOf,
  openings,
  opens,
  preview,
  screens,
  shown,
} from './popover-parts.ts';
import { patience, startBrowser, wide } from './visit.ts';

const visit = startBrowser({ clock: true });
const gazette = 'Source 6: Gazette';

/** Opens the preview of a mark that stands alone. */
async function open(page: Page, activate: (typeof openings)[number][3]) {
  const mark = await markOf(page, 'item-1');
  await activate(mark);
  await opens(page, gazette);
  return mark;
}

/** Waits until no preview is open, and makes sure that it stays so. */
async function closesForGood(page: Page): Promise<void> {
  await closes(page);
  await aWhile(page);
  expect(await shown(page)).toEqual([]);
}

describe.each(openings)('a preview %s', (_name, screen, way, activate) => {
  describe(`opened by ${way}`, () => {
    it('closes on Escape, and the focus is back on its mark', async () => {
      const { page } = await visit(everyCitation, screen);
      await open(page, activate);
      await page.keyboard.press('Escape');
      await closes(page);
      expect(await focused(page)).toBe('cite-item-1');
    });

    it(`closes by ${way} on its close button, and the focus is back on its mark`, async () => {
      const { page } = await visit(everyCitation, screen);
      await open(page, activate);
      await activate(closeButton(page));
      await closes(page);
      expect(await focused(page)).toBe('cite-item-1');
    });

    it('closes on a click or a tap outside', async () => {
      for (const where of ['mouse', 'finger']) {
        const { page } = await visit(everyCitation, screen);
        await open(page, activate);
        if (where === 'mouse') await page.mouse.click(2, 300);
        else await page.touchscreen.tap(2, 300);
        await closes(page);
      }
    });

    it(`closes by ${way} on its mark again, and opens by the next`, async () => {
      const { page } = await visit(everyCitation, screen);
      const mark = await open(page, activate);
      await activate(mark);
      await closesForGood(page);
      expect(await focused(page)).toBe('cite-item-1');
      await activate(mark);
      await opens(page, gazette);
    });

    it(`gives way by ${way} on another mark, so that there is only one`, async () => {
      const { page } = await visit(everyCitation, screen);
      // The later mark first: a preview stands below its mark.
      await activate(await markOf(page, 'often-15'));
      await opens(page, 'Source 8: Chronicle');
      for (const id of ['often-14', 'often-2']) {
        await activate(page.locator(`#cite-${id}`));
        const isExpanded = () => page.locator('[aria-expanded]').evaluateAll((all) => all.map((mark) => mark.id));
        await expect.poll(isExpanded, patience).toEqual([`cite-${id}`]);
        expect(await preview(page).count()).toBe(1);
      }
      await aWhile(page);
      expect(await shown(page)).toEqual(['dialog: Source 8: Chronicle']);
    });
  });
});

describe.each(screens)('a preview %s', (_name, screen) => {
  it('opened by a resting mouse closes on Escape, wherever the mouse is, and opens again when it comes back', async () => {
    const { page } = await visit(everyCitation, screen);
    const mark = await markOf(page, 'item-1');
    await mark.hover();
    await opens(page, gazette);
    await page.keyboard.press('Escape');
    await closesForGood(page);
    await page.mouse.move(2, 2);
    await mark.hover();
    await opens(page, gazette);
    const box = await preview(page).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20, { steps: 5 });
    await page.keyboard.press('Escape');
    await closesForGood(page);
  });
});

describe('in a browser that gives no focus to a link that is pressed, as Safari', () => {
  it('the focus is on the mark once its preview is dismissed', async () => {
    const { page } = await visit(everyCitation, wide);
    await page.evaluate(() => addEventListener('mousedown', (event) => event.preventDefault(), true));
    await open(page, (mark) => mark.click());
    await page.keyboard.press('Escape');
    await closes(page);
    expect(await focused(page)).toBe('cite-item-1');
  });
});
