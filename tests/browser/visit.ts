/** A reader at the built site: one browser for a file of tests, a page of its own for each visit. */
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { launchBrowser } from '../support/browser.ts';

export const home = inject('siteAddress');
export const explainer = 'trump-says-iran-wants-to-negotiate/';

export const wide = { viewport: { width: 1280, height: 800 } };
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
export const noScript = { javaScriptEnabled: false };

/** Keeps asking until the answer fits. How long that may take is no part of what is tested. */
export const patience = { timeout: 20_000, interval: 20 };

export interface Visit {
  page: Page;
  /** What the browser complained about: errors of scripts, of loading and of the content security policy. */
  complaints: string[];
}

/**
 * Starts the browser of a test file. A page that makes the browser complain fails its test, unless with an
 * `expectedComplaint`.
 *
 * A visit is a stranger to all before: nothing is stored, nothing cached. Where a file says `keepContexts`, visits with
 * the same options have one context, that is what is stored and cached, in common; each still has a page of its own, so
 * that nothing typed, pointed at, opened or gone through is left of the last. To make a context takes longer than most
 * tests. With `clock`, the timers of pages go as they always do, and can be made to go faster.
 */
export function startBrowser({
  keepContexts = false,
  clock = false,
} = {}): (path: string, options?: BrowserContextOptions, expectedComplaint?: RegExp) => Promise<Visit> {
  let browser: Browser;
  const kept = new Map<string, BrowserContext>();
  const visits: (Visit & { expectedComplaint?: RegExp | undefined })[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const ended = visits.splice(0);
    await Promise.all(ended.map(({ page }) => (keepContexts ? page.close() : page.context().close())));
    for (const { complaints, expectedComplaint } of ended)
      expect(complaints.filter((complaint) => !expectedComplaint?.test(complaint))).toEqual([]);
  });
  afterAll(() => browser?.close());

  const contextFor = async (options: BrowserContextOptions) => {
    const key = JSON.stringify(options);
    const known = kept.get(key);
    if (known) return known;
    const context = await browser.newContext({ ...wide, ...options });
    context.setDefaultTimeout(patience.timeout);
    if (clock) await context.clock.install();
    if (keepContexts) kept.set(key, context);
    context.on('close', () => kept.delete(key));
    return context;
  };

  return async (path, options = {}, expectedComplaint) => {
    const page = await (await contextFor(options)).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    visits.push({ page, complaints, expectedComplaint });
    await page.goto(new URL(path, home).href);
    return { page, complaints };
  };
}

/** Where an element stands on the screen. */
export function boxOf(locator: Locator): Promise<{ top: number; bottom: number; left: number; right: number }> {
  return locator.evaluate((element) => element.getBoundingClientRect().toJSON());
}

/** The fragment of the current address, without `#`. */
export function fragment(page: Page): string {
  return decodeURIComponent(new URL(page.url()).hash.slice(1));
}

/** Whether an element can be seen: its start lies on the screen, and nothing lies over it. */
export function isInSight(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const box = element.getClientRects()[0];
    if (!box || box.width === 0 || box.bottom <= 0 || box.top >= innerHeight) return false;
    const middle = Math.max(0, Math.min(innerHeight - 1, box.top + box.height / 2));
    const start = document.dir === 'rtl' ? box.right - 2 : box.left + 2;
    const found = document.elementFromPoint(start, middle);
    return found !== null && (element.contains(found) || found.contains(element));
  });
}
