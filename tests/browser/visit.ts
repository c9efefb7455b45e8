/** A reader at the built site: a page of its own for each visit. */
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';

export const home = inject('siteAddress');
export const explainer = 'trump-says-iran-wants-to-negotiate/';

export const wide = { viewport: { width: 1280, height: 800 } };
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
export const noScript = { javaScriptEnabled: false };

/** Keeps asking until the answer fits. How long that may take is no part of what is tested. */
export const patience = { timeout: 20_000, interval: 50 };

export interface Visit {
  page: Page;
  /** What the browser complained about: errors of scripts, of loading and of the content security policy. */
  complaints: string[];
}

/**
 * Prepares the visits of a test file. A page that makes the browser complain fails its test, unless with an
 * `expectedComplaint`.
 *
 * Visits with the same options share a context, and one after the other a page: a new page costs the browser more than most tests
 * do. After each test the page is emptied, so that nothing stored, typed, pointed at or opened is left; what it
 * cached and its steps back remain. A page whose settings a test changed is closed. Where a file says `isStranger`, each visit has a context
 * of its own. With `clock`, the timers of pages go as they always do, and can be made to go faster.
 */
export function startBrowser({
  isStranger = false,
  clock = false,
} = {}): (path: string, options?: BrowserContextOptions, expectedComplaint?: RegExp) => Promise<Visit> {
  const contexts = new Map<string, { context: BrowserContext; empty: Page[] }>();
  const visits: (Visit & { end(): Promise<void>; expectedComplaint?: RegExp | undefined })[] = [];

  // The start of the browser is no part of the time that a test may take.
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
    const known = contexts.get(key);
    if (known) return known;
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
      else if (await isEmptied(page)) empty.push(page);
      else await page.close();
    };
    visits.push({ page, complaints, end, expectedComplaint });
    await page.goto(new URL(path, home).href);
    return { page, complaints };
  };
}

/** Pages whose settings are no longer those of their context. */
const changed = new WeakSet<Page>();

async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  for (const name of ['addInitScript', 'emulateMedia', 'route', 'setViewportSize'] as const) {
    const change = page[name];
    const value = (...given: unknown[]) => {
      changed.add(page);
      return Reflect.apply(change, page, given);
    };
    Object.defineProperty(page, name, { value });
  }
  return page;
}

/** Deletes what a page has stored, and empties it. @returns whether it is as it came */
async function isEmptied(page: Page): Promise<boolean> {
  try {
    page.removeAllListeners();
    await page.evaluate(() => localStorage.clear());
    if (changed.has(page)) return false;
    await page.goto('about:blank');
    await page.mouse.move(0, 0);
    return true;
  } catch {
    // It was closed, or shows something else than the site.
    return false;
  }
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
