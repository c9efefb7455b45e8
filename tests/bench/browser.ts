/**
 * The installed browser, for measurements. The headless browser of the tests does not paint as readers’ browsers
 * do.
 */
import { existsSync } from 'node:fs';
import { env } from 'node:process';
import type { Browser } from 'playwright-core';
import { launchBrowser, USUAL_PATHS } from '../support/browser.ts';
import { Unavailable } from '../support/unavailable.ts';

/** Returns its path, or that in `CHROME_PATH`. @throws Unavailable when there is none */
export function browserPath(): string {
  const path = env['CHROME_PATH'] || USUAL_PATHS.find((usual) => existsSync(usual));
  if (path) return path;
  throw new Unavailable('it needs an installed Chrome or Chromium, or CHROME_PATH');
}

/** Starts it without a window. @throws Unavailable when there is none */
export function launchInstalledBrowser(): Promise<Browser> {
  env['CHROME_PATH'] = browserPath();
  return launchBrowser();
}
