import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  closeButton,
  describeFocus,
  everyCitation,
  expectClosed,
  expectOpen,
  hover,
  letTimePass,
  listOpenPopovers,
  openings,
  openPopover,
  popover,
  screens,
} from './popover-parts.ts';
import { patience, startBrowser, wide } from './visit.ts';

const visit = startBrowser({ clock: true });
const gazette = 'Source 6: Gazette';

/** Opens the popover of a marker that has no neighbours. */
const open = (page: Page, activate: (typeof openings)[number][3]) => openPopover(page, 'item-1', gazette, activate);

/** Waits until no popover is open, and checks that none opens afterwards. */
async function closesForGood(page: Page): Promise<void> {
  await expectClosed(page);
  await letTimePass(page);
  expect(await listOpenPopovers(page)).toEqual([]);
}

describe.each(openings)('a popover %s', (_name, screen, way, activate) => {
  describe(`opened with ${way}`, () => {
    it('closes on Escape, and the focus returns to its marker', async () => {
      const { page } = await visit(everyCitation, screen);
      await open(page, activate);
      await page.keyboard.press('Escape');
      await expectClosed(page);
      expect(await describeFocus(page)).toBe('cite-item-1');
    });

    it(`closes with ${way} on its close button, and the focus returns to its marker`, async () => {
      const { page } = await visit(everyCitation, screen);
      await open(page, activate);
      await activate(closeButton(page));
      await expectClosed(page);
      expect(await describeFocus(page)).toBe('cite-item-1');
    });

    it('closes on a click or a tap outside', async () => {
      for (const where of ['mouse', 'finger']) {
        const { page } = await visit(everyCitation, screen);
        await open(page, activate);
        if (where === 'mouse') await page.mouse.click(2, 300);
        else await page.touchscreen.tap(2, 300);
        await expectClosed(page);
      }
    });

    it(`closes with ${way} on its marker, and opens with the next one`, async () => {
      const { page } = await visit(everyCitation, screen);
      const marker = await open(page, activate);
      await activate(marker);
      await closesForGood(page);
      expect(await describeFocus(page)).toBe('cite-item-1');
      await activate(marker);
      await expectOpen(page, gazette);
    });

    it(`closes with ${way} on another marker, whose popover opens`, async () => {
      const { page } = await visit(everyCitation, screen);
      // The later marker first, because a popover is below its marker.
      await openPopover(page, 'often-15', 'Source 8: Chronicle', activate);
      for (const id of ['often-14', 'often-2']) {
        await activate(page.locator(`#cite-${id}`));
        const isExpanded = () => page.locator('[aria-expanded]').evaluateAll((all) => all.map((marker) => marker.id));
        await expect.poll(isExpanded, patience).toEqual([`cite-${id}`]);
        expect(await popover(page).count()).toBe(1);
      }
      await letTimePass(page);
      expect(await listOpenPopovers(page)).toEqual(['dialog: Source 8: Chronicle']);
    });
  });
});

describe.each(screens)('a popover %s', (_name, screen) => {
  it('opened by a resting mouse closes on Escape anywhere, and opens again when the mouse returns', async () => {
    const { page } = await visit(everyCitation, screen);
    const marker = await openPopover(page, 'item-1', gazette, hover);
    await page.keyboard.press('Escape');
    await closesForGood(page);
    await page.mouse.move(2, 2);
    await marker.hover();
    await expectOpen(page, gazette);
    const box = await popover(page).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 20, { steps: 5 });
    await page.keyboard.press('Escape');
    await closesForGood(page);
  });
});

describe('in a browser that does not focus clicked links, such as Safari', () => {
  it('the focus is on the marker after its popover is dismissed', async () => {
    const { page } = await visit(everyCitation, wide);
    await page.evaluate(() => addEventListener('mousedown', (event) => event.preventDefault(), true));
    await open(page, (marker) => marker.click());
    await page.keyboard.press('Escape');
    await expectClosed(page);
    expect(await describeFocus(page)).toBe('cite-item-1');
  });
});
