import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findViolations } from './axe.ts';
import {
  backToNote,
  citingPages,
  click,
  closeButton,
  everyCitation,
  expectOpen,
  markerSelector,
  openPopover,
  popover,
  screens,
  scrollToMarker,
} from './popover-parts.ts';
import { findSmallTargets } from './targets.ts';
import { phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();

const windows: readonly [name: string, screen: BrowserContextOptions][] = [
  ['320 × 640', { viewport: { width: 320, height: 640 } }],
  ['390 × 844', { viewport: { width: 390, height: 844 } }],
  ['1280 × 800', { viewport: { width: 1280, height: 800 } }],
  ['640 × 400, 200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['320 × 256, 400 % zoom', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
];

/** Opens the popover of every marker, with the marker at several heights of the window. Returns what is wrong. */
function faults(page: Page): Promise<{ opened: number; amiss: string[] }> {
  return page.locator(markerSelector).evaluateAll((all) => {
    const amiss: string[] = [];
    for (const details of document.querySelectorAll('details')) details.open = true;
    let opened = 0;
    const heights = 10;
    for (const [index, marker] of (all as HTMLAnchorElement[]).entries()) {
      // Two of ten heights for each marker, from the top of the window to the bottom.
      for (const height of [index, index + 5].map((each) => (each % heights) / (heights - 1))) {
        const { top, height: own } = marker.getBoundingClientRect();
        scrollBy({ top: top - (innerHeight - own) * height, behavior: 'instant' });
        marker.click();
        const open = document.querySelector<HTMLElement>(':popover-open');
        const close = open?.querySelector('button[aria-label]');
        const note = (what: string) => amiss.push(`${marker.id} at ${Math.round(height * 100)} %: ${what}`);
        if (!open || !close) {
          note('no preview');
          continue;
        }
        opened++;
        const at = (x: number, y: number) => document.elementFromPoint(x, y);
        const box = open.getBoundingClientRect();
        const { clientWidth } = document.documentElement;
        if (box.left < 0 || box.top < 0 || box.right > clientWidth || box.bottom > innerHeight)
          note(`not inside: ${JSON.stringify(box)}`);
        if (box.height < 3 * Number.parseFloat(getComputedStyle(open).lineHeight)) note(`${box.height} px high`);
        if (open.scrollWidth > open.clientWidth) note('needs horizontal scrolling');
        for (const { left, right, top, bottom } of marker.getClientRects())
          for (const [x, y] of [
            [left + 1, top + 1],
            [right - 1, bottom - 1],
            [(left + right) / 2, (top + bottom) / 2],
          ] as const)
            if (open.contains(at(x, y))) note('the marker is covered');
        for (const scrolled of [0, open.scrollHeight]) {
          open.scrollTop = scrolled;
          const { left, right, top, bottom } = close.getBoundingClientRect();
          if (!close.contains(at((left + right) / 2, (top + bottom) / 2))) note('its close button is out of reach');
        }
        open.hidePopover();
      }
    }
    return { opened, amiss: [...new Set(amiss)] };
  });
}

describe.each(citingPages)('the popover of every marker of %s', (_name, path) => {
  it.each(windows)('is completely inside a window of %s, and does not cover its marker', async (_size, screen) => {
    const { page } = await visit(path, screen);
    const { opened, amiss } = await faults(page);
    expect(amiss).toEqual([]);
    expect(opened).toBeGreaterThan(160);
  });
});

describe('in a browser without anchor positioning', () => {
  it.each(windows)('the popover is at the bottom of a window of %s, completely inside', async (_size, screen) => {
    // The condition of the positioning rules is made false, as it is in such a browser.
    const { page } = await visit(everyCitation, { ...screen, bypassCSP: true });
    await page.route(everyCitation, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const body = text.replaceAll(/@supports ?\(position-area: ?end\)/g, '@supports (no-such-property: end)');
      expect(body).not.toBe(text);
      await route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
    });
    await page.reload();
    for (const id of ['first-1', 'persian-1', 'long-1', 's109-1', 'noted-1']) {
      await (await scrollToMarker(page, id)).press('Enter');
      await popover(page).waitFor();
      const { box, height, foot, area } = await popover(page).evaluate((element) => ({
        box: element.getBoundingClientRect().toJSON(),
        height: element.scrollHeight,
        foot: { width: document.documentElement.clientWidth, height: innerHeight },
        area: getComputedStyle(element).getPropertyValue('position-area'),
      }));
      expect(area).toBe('none');
      expect(Math.abs(box.bottom - foot.height), id).toBeLessThanOrEqual(1);
      expect(box.top, id).toBeGreaterThanOrEqual(0);
      expect(box.left, id).toBeGreaterThanOrEqual(0);
      expect(box.right, id).toBeLessThanOrEqual(foot.width);
      expect(Math.min(box.height, height), id).toBeGreaterThan(60);
      await closeButton(page).click();
      await popover(page).waitFor({ state: 'hidden' });
    }
  });
});

describe.each(screens)('targets in a popover %s', (_name, screen) => {
  it('are 24 px high and wide or have that much space; buttons are that large (WCAG 2.5.8)', async () => {
    const { page } = await visit(everyCitation, screen);
    await openPopover(page, 'note-n1-1', 'Note a', click);
    await popover(page).locator(markerSelector).last().click();
    await expectOpen(page, 'Source 8: Chronicle');
    for (const button of [backToNote(page), closeButton(page)]) {
      const box = await button.boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(24);
      expect(box?.height).toBeGreaterThanOrEqual(24);
    }
    expect(await findSmallTargets(page, 'a, button')).toEqual([]);
    await page.keyboard.press('Escape');
    await openPopover(page, 'persian-1', 'Source 9: روزنامه', click);
    expect(await findSmallTargets(page, 'p:first-child > a, cite a, .quote a, button')).toEqual([]);
  });
});

/** Returns the lowest contrast of text in the popover (WCAG 1.4.3), which axe cannot measure in a popover. */
function lowestContrast(page: Page): Promise<number> {
  return popover(page).evaluate((dialog) => {
    const luminance = (colour: string) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? [])
        .map((part) => Number(part) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const background = luminance(getComputedStyle(dialog).backgroundColor);
    const textElements = Array.from(dialog.querySelectorAll('*')).filter(
      (element) =>
        element.checkVisibility() && Array.from(element.childNodes).some((node) => node.nodeName === '#text'),
    );
    return Math.min(
      ...textElements.map((element) => {
        const text = luminance(getComputedStyle(element).color);
        return (Math.max(text, background) + 0.05) / (Math.min(text, background) + 0.05);
      }),
    );
  });
}

describe.each([
  ['wide', wide],
  ['on a phone', phone],
])('in light and in dark, %s,', (_name, { viewport }) => {
  it.each([
    ['a source', 'persian-1'],
    ['a note', 'note-n1-1'],
    ['a source cited in a heading', 'heading-1'],
    ['a source cited in a table', 'cell-1'],
  ])('the popover of %s has no violations that axe finds, and enough contrast', async (_name, id) => {
    const { page } = await visit(everyCitation, { viewport });
    await (await scrollToMarker(page, id)).click();
    await popover(page).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findViolations(page, '.preview'), colorScheme).toEqual([]);
      expect(await lowestContrast(page), colorScheme).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('axe finds no violations on a page with an open popover', async () => {
    const { page } = await visit(everyCitation, { viewport });
    await (await scrollToMarker(page, 'persian-1')).click();
    await popover(page).waitFor();
    expect(await findViolations(page)).toEqual([]);
  });
});
