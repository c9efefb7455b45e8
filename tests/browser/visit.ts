/** Visits to the built site in a browser: each gets a clean page. */
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';

export const home = inject('siteAddress');
export const explainer = 'trump-says-iran-wants-to-negotiate/';

export const wide = { viewport: { width: 1280, height: 800 } };
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
export const noScript = { javaScriptEnabled: false };

/** Options for polling. The tests do not measure time, so the timeout is long. */
export const patience = { timeout: 20_000, interval: 50 };

export interface Visit {
  page: Page;
  /** Errors and warnings of the browser: of scripts, of loading and of the content security policy. */
  complaints: string[];
}

/**
 * Prepares the visits of a test file, and returns the function that visits a path. A browser error on a page
 * fails its test, unless it matches `expectedComplaint`.
 *
 * Visits with the same options share a context and reuse a page, because a new page takes longer than most
 * tests. After each test, the page is reset: nothing stored, typed, hovered or opened remains, but the HTTP
 * cache and the history do. A page whose settings a test changed is closed. With `isStranger`, each visit has
 * its own context. With `clock`, tests can advance the timers of pages.
 */
export function startBrowser({
  isStranger = false,
  clock = false,
} = {}): (path: string, options?: BrowserContextOptions, expectedComplaint?: RegExp) => Promise<Visit> {
  const contexts = new Map<string, { context: BrowserContext; empty: Page[] }>();
  const visits: (Visit & { end(): Promise<void>; expectedComplaint?: RegExp | undefined })[] = [];

  // Starting the browser does not count towards the timeout of a test.
  beforeAll(async () => {
    await sharedBrowser();
  });
  afterEach(async () => {
    const ended = visits.splice(0);
    await Promise.all(ended.map(({ end }) => end()));
    for (const { complaints, expectedComplaint } of ended)
      expect(complaints.filter((complaint) => !expectedComplaint?.test(complaint))).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([...contexts.values()].map(({ context }) => context.close()));
  });

  const contextFor = async (options: BrowserContextOptions) => {
    const key = JSON.stringify(options);
    const existing = contexts.get(key);
    if (existing) return existing;
    const context = await (await sharedBrowser()).newContext({ ...wide, ...options });
    context.setDefaultTimeout(patience.timeout);
    if (clock) await context.clock.install();
    const opened = { context, empty: [] };
    if (!isStranger) contexts.set(key, opened);
    context.on('close', () => contexts.delete(key));
    return opened;
  };

  return async (path, options = {}, expectedComplaint) => {
    const { context, empty } = await contextFor(options);
    const page = empty.pop() ?? (await newPage(context));
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(`${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    const end = async () => {
      if (isStranger) await context.close();
      else if (await resetPage(page)) empty.push(page);
      else await page.close();
    };
    visits.push({ page, complaints, end, expectedComplaint });
    await page.goto(new URL(path, home).href);
    return { page, complaints };
  };
}

/** Pages whose settings a test has changed. */
const changed = new WeakSet<Page>();

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  for (const name of ['addInitScript', 'emulateMedia', 'route', 'setViewportSize'] as const) {
    const change = page[name];
    const value = (...args: unknown[]) => {
      changed.add(page);
      return Reflect.apply(change, page, args);
    };
    Object.defineProperty(page, name, { value });
  }
  return page;
}

/** Deletes what a page has stored, and empties it. Returns whether it can be reused. */
async function resetPage(page: Page): Promise<boolean> {
  try {
    page.removeAllListeners();
    await page.evaluate(() => localStorage.clear());
    if (changed.has(page)) return false;
    await page.goto('about:blank');
    await page.mouse.move(0, 0);
    return true;
  } catch {
    // The test closed it, or it shows another site.
    return false;
  }
}

/** Returns the position of an element in the window. */
export function boxOf(locator: Locator): Promise<{ top: number; bottom: number; left: number; right: number }> {
  return locator.evaluate((element) => element.getBoundingClientRect().toJSON());
}

/** Returns the fragment of the current address, without `#`. */
export function fragment(page: Page): string {
  return decodeURIComponent(new URL(page.url()).hash.slice(1));
}

/** Returns whether a reader sees an element: its start is in the window and nothing covers it. */
export function isInSight(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const box = element.getClientRects()[0];
    if (!box || box.width === 0 || box.bottom <= 0 || box.top >= innerHeight) return false;
    const middle = Math.max(0, Math.min(innerHeight - 1, box.top + box.height / 2));
    const start = document.dir === 'rtl' ? box.right - 2 : box.left + 2;
    const topElement = document.elementFromPoint(start, middle);
    return topElement !== null && (element.contains(topElement) || topElement.contains(element));
  });
}
