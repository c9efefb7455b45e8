/** The browser that measures: an installed one. The one that tests bring along does not paint as readers’ browsers do. */
import { existsSync } from 'node:fs';
import { env } from 'node:process';
import type { Browser } from 'playwright-core';
import { launchBrowser, USUAL_PATHS } from '../support/browser.ts';
import { NotHere } from './install-site.ts';

/** The path of it; `CHROME_PATH` names another. @throws NotHere */
export function browserPath(): string {
  const path = env['CHROME_PATH'] || USUAL_PATHS.find((usual) => existsSync(usual));
  if (path) return path;
  throw new NotHere('it needs a Chrome or Chromium that is installed, or CHROME_PATH');
}

/** Starts it without a window. @throws NotHere */
export function measuringBrowser(): Promise<Browser> {
  env['CHROME_PATH'] = browserPath();
  return launchBrowser();
}
