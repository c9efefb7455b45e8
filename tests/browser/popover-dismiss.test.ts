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

/** Opens the popover of a marker that has no neighbours. */
async function open(page: Page, activate: (typeof openings)[number][3]) {
  const mark = await markOf(page, 'item-1');
  await activate(mark);
  await opens(page, gazette);
  return mark;
}

/** Waits until no popover is open, and checks that none opens afterwards. */
async function closesForGood(page: Page): Promise<void> {
  await closes(page);
  await aWhile(page);
  expect(await shown(page)).toEqual([]);
}

describe.each(openings)('a popover %s', (_name, screen, way, activate) => {
  describe(`opened with ${way}`, () => {
    it('closes on Escape, and the focus returns to its marker', async () => {
      const { page } = await visit(everyCitation, screen);
      await open(page, activate);
      await page.keyboard.press('Escape');
      await closes(page);
      expect(await focused(page)).toBe('cite-item-1');
    });

    it(`closes with ${way} on its close button, and the focus returns to its marker`, async () => {
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

    it(`closes with ${way} on its marker, and opens with the next one`, async () => {
      const { page } = await visit(everyCitation, screen);
      const mark = await open(page, activate);
      await activate(mark);
      await closesForGood(page);
      expect(await focused(page)).toBe('cite-item-1');
      await activate(mark);
      await opens(page, gazette);
    });

    it(`closes with ${way} on another marker, whose popover opens`, async () => {
      const { page } = await visit(everyCitation, screen);
      // The later marker first, because a popover is below its marker.
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

describe.each(screens)('a popover %s', (_name, screen) => {
  it('opened by a resting mouse closes on Escape anywhere, and opens again when the mouse returns', async () => {
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

describe('in a browser that does not focus clicked links, such as Safari', () => {
  it('the focus is on the marker after its popover is dismissed', async () => {
    const { page } = await visit(everyCitation, wide);
    await page.evaluate(() => addEventListener('mousedown', (event) => event.preventDefault(), true));
    await open(page, (mark) => mark.click());
    await page.keyboard.press('Escape');
    await closes(page);
    expect(await focused(page)).toBe('cite-item-1');
  });
});
