/** Helpers for tests of citation popovers: pages with citations, screens, ways to open, and what is open or focused. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { explainer, patience, phone, wide } from './visit.ts';

/** The fixture page with a citation in every possible position. */
export const everyCitation = `${inject('citations').address}every-citation/`;

/** The pages whose citations tests go through completely. */
export const citingPages = [
  ['the explainer', explainer],
  ['every kind of citation', everyCitation],
] as const;

/** Every screen has a mouse, a keyboard and touch. */
type Screen = readonly [name: string, screen: BrowserContextOptions];
const narrow: Screen = ['320 px wide', { viewport: { width: 320, height: 640 }, hasTouch: true }];
const phoneScreen: Screen = ['on a phone', phone];
const wideScreen: Screen = ['on a wide screen', { ...wide, hasTouch: true }];
export const screens: readonly Screen[] = [narrow, phoneScreen, wideScreen];

/** A way to open a popover on purpose. */
type Way = readonly [name: string, activate: (marker: Locator) => Promise<void>];
export const click: Way[1] = (marker) => marker.click();
export const hover: Way[1] = (marker) => marker.hover();
export const pressEnter: Way[1] = (marker) => marker.press('Enter');
const byClick: Way = ['a click', click];
const byTap: Way = ['a tap', (marker) => marker.tap()];
const byEnter: Way = ['Enter', pressEnter];

/**
 * Combinations of screens and ways to open. The position of a popover depends on the width of the window, so
 * each way is tested in narrow and wide windows, and each screen at least once.
 */
export const openings = [
  [...narrow, ...byTap],
  [...phoneScreen, ...byClick],
  [...phoneScreen, ...byEnter],
  [...wideScreen, ...byClick],
  [...wideScreen, ...byTap],
  [...wideScreen, ...byEnter],
] as const;

export const markerSelector = '[role=doc-noteref]';
export const popover = (page: Page) => page.locator('.preview');
/** The link in a popover to the list. */
export const listLink = (page: Page) => popover(page).getByRole('link', { name: 'Go to the list', exact: true });
export const closeButton = (page: Page) => popover(page).getByRole('button', { name: 'Close', exact: true });
export const backToNote = (page: Page) => popover(page).getByRole('button', { name: 'Back to the note' });

/** Scrolls a citation marker of the fixture to the middle of the window, and returns it. */
export async function scrollToMarker(page: Page, id: string): Promise<Locator> {
  const marker = page.locator(`#cite-${id}`);
  await marker.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  return marker;
}

/** Opens the popover of a marker of the fixture, checks its name, and returns the marker. */
export async function openPopover(page: Page, id: string, name: string, activate: Way[1]): Promise<Locator> {
  const marker = await scrollToMarker(page, id);
  await activate(marker);
  await expectOpen(page, name);
  return marker;
}

/** Returns the roles and names of all open popovers. */
export function listOpenPopovers(page: Page): Promise<string[]> {
  return page
    .locator(':popover-open')
    .evaluateAll((all) => all.map((popover) => `${popover.role}: ${popover.getAttribute('aria-label')}`));
}

/** Waits until the popover with this name is the only open one. */
export async function expectOpen(page: Page, name: string): Promise<void> {
  await expect.poll(() => listOpenPopovers(page), patience).toEqual([`dialog: ${name}`]);
}

export async function expectClosed(page: Page): Promise<void> {
  await expect.poll(() => listOpenPopovers(page), patience).toEqual([]);
}

/** Advances the clock far enough for everything that opens or closes by itself. Needs `clock`. */
export async function letTimePass(page: Page): Promise<void> {
  await page.clock.runFor(10_000);
}

/** Returns the id of the focused element, or its tag name and text. */
export function describeFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    if (element.matches('.preview')) return 'the preview';
    return element.id || `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent}`;
  });
}
