/** What the tests of previews share: pages full of citations, screens, ways to open, and what a reader has before them. */
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { explainer, patience, phone, wide } from './visit.ts';

/** The address of the fixture in which a citation stands wherever one can. */
export const everyCitation = `${inject('citations').address}every-citation/`;

/** All pages with citations that tests walk through as a whole. */
export const citingPages = [
  ['the explainer', explainer],
  ['every kind of citation', everyCitation],
] as const;

/** Each with mouse, keyboard and a screen that feels fingers. */
type Screen = readonly [name: string, screen: BrowserContextOptions];
const narrow: Screen = ['320 px wide', { viewport: { width: 320, height: 640 }, hasTouch: true }];
const middling: Screen = ['on a phone', phone];
const broad: Screen = ['on a wide screen', { ...wide, hasTouch: true }];
export const screens: readonly Screen[] = [narrow, middling, broad];

/** To open a preview on purpose. */
type Way = readonly [name: string, activate: (mark: Locator) => Promise<void>];
const click: Way = ['a click', (mark) => mark.click()];
const tap: Way = ['a tap', (mark) => mark.tap()];
const enter: Way = ['Enter', (mark) => mark.press('Enter')];

/**
 * Screens and ways together. Where a preview stands depends on whether the window is narrow or wide: each way is tried in both,
 * and each window at least once.
 */
export const openings = [
  [...narrow, ...tap],
  [...middling, ...click],
  [...middling, ...enter],
  [...broad, ...click],
  [...broad, ...tap],
  [...broad, ...enter],
] as const;

export const marks = '[role=doc-noteref]';
export const preview = (page: Page) => page.locator('.preview');
/** The link in a preview that leads to the list. */
export const toList = (page: Page) => preview(page).getByRole('link', { name: 'Go to the list', exact: true });
export const closeButton = (page: Page) => preview(page).getByRole('button', { name: 'Close', exact: true });
export const backToNote = (page: Page) => preview(page).getByRole('button', { name: 'Back to the note' });

/** A mark of the fixture, in the middle of the window. */
export async function markOf(page: Page, id: string): Promise<Locator> {
  const mark = page.locator(`#cite-${id}`);
  await mark.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  return mark;
}

/** The names of all popovers that are open. */
export function shown(page: Page): Promise<string[]> {
  return page
    .locator(':popover-open')
    .evaluateAll((all) => all.map((each) => `${each.role}: ${each.getAttribute('aria-label')}`));
}

/** Waits until the preview of something is open, and nothing else. */
export async function opens(page: Page, name: string): Promise<void> {
  await expect.poll(() => shown(page), patience).toEqual([`dialog: ${name}`]);
}

export async function closes(page: Page): Promise<void> {
  await expect.poll(() => shown(page), patience).toEqual([]);
}

/** Time enough for whatever would open or close by itself. Needs `clock`, so that nobody has to wait for it. */
export async function aWhile(page: Page): Promise<void> {
  await page.clock.runFor(10_000);
}

/** What has the focus: an id, else what it is and says. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    if (element.matches('.preview')) return 'the preview';
    return element.id || `${element.localName} ${element.getAttribute('aria-label') ?? element.textContent}`;
  });
}
