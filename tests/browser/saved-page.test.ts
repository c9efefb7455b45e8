/** A saved page is one file: opened from disk, it can be read, cited and printed, and sends no requests. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';
import { explainer, fragment, isInSight, patience, wide } from './visit.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-saved-'));
const saved = join(folder, 'saved.html');
let browser: Browser;

beforeAll(async () => {
  copyFileSync(join(inject('siteFolder'), explainer, 'index.html'), saved);
  browser = await sharedBrowser();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the saved file, and records requests and errors. It ignores the icon, which the browser itself requests. */
async function open(javaScriptEnabled = true): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const page = await browser.newPage({ ...wide, javaScriptEnabled });
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(saved).href);
  return { page, asked: requests.filter((url) => !url.endsWith('favicon.svg')), complaints };
}

const marker = (page: Page) => page.locator('.text [role=doc-noteref]').nth(3);

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a saved explainer, %s,', (_name, script) => {
  it('has the same text, and needs no other file than its picture', async () => {
    const { page, asked: requests, complaints } = await open(script);
    expect(await page.locator('h1').innerText()).toContain('what lies behind it');
    expect(await page.locator('h1').evaluate((h1) => Number.parseFloat(getComputedStyle(h1).fontSize))).toBeGreaterThan(
      30,
    );
    expect(await page.locator('.text').innerText()).toContain(
      'The fall of the currency set the protests off. On 28 December 2025',
    );
    expect(requests.filter((address) => !address.endsWith('.svg'))).toEqual([pathToFileURL(saved).href]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('prints with its sources and their addresses', async () => {
    const { page } = await open(script);
    await page.emulateMedia({ media: 'print' });
    const link = page.locator('.list cite a').first();
    expect(await link.isVisible()).toBe(true);
    const after = await link.evaluate((element) => getComputedStyle(element, '::after').content);
    expect(after).toContain(await link.getAttribute('href'));
    expect((await page.pdf()).length).toBeGreaterThan(50_000);
    await page.close();
  });
});

describe('the citations of a saved explainer', () => {
  it('open their popover, and lead to the list and back to the same position', async () => {
    const { page, complaints } = await open();
    const id = await marker(page).getAttribute('id');
    await marker(page).click();
    const preview = page.locator('.preview:popover-open');
    await expect.poll(() => preview.locator('cite').count(), patience).toBe(1);
    await preview.getByText('Go to the list').click();
    await expect.poll(() => fragment(page), patience).toMatch(/^source-/);
    await page.locator(`.back a[href="#${id}"]`).click();
    await expect.poll(() => fragment(page), patience).toBe(id);
    expect(await isInSight(marker(page))).toBe(true);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('lead to the list and back without JavaScript', async () => {
    const { page } = await open(false);
    const target = await marker(page).getAttribute('href');
    const id = await marker(page).getAttribute('id');
    await marker(page).click();
    expect(`#${fragment(page)}`).toBe(target);
    await page.locator(`.back a[href="#${id}"]`).click();
    expect(fragment(page)).toBe(id);
    await page.close();
  });
});
