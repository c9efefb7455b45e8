/** Links to former addresses: of a renamed section and a renamed explainer, with JavaScript and without. */
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { redirectsFile } from '../../src/site-data/redirects.ts';
import { boxOf, isInSight, noScript, patience, phone, startBrowser, wide } from './visit.ts';

const visit = startBrowser();
const { folder, address } = inject('record');

/** The same site on a server without redirects. */
let plain: string;
let server: Server;
let copy: string;
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'footing-moved-'));
  cpSync(folder, copy, { recursive: true });
  rmSync(join(copy, redirectsFile));
  server = createSiteServer({ folder: copy, basePath: '/' });
  server.listen(0);
  await once(server, 'listening');
  plain = `http://localhost:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(copy, { recursive: true, force: true });
});

/** Waits until the heading of the section is visible in the upper half of the screen. */
async function comesToRest(page: Page, id: string): Promise<void> {
  const heading = page.locator(`h2#${id}`);
  await expect.poll(() => isInSight(heading), patience).toBe(true);
  await expect.poll(async () => (await boxOf(heading)).top < 200, patience).toBe(true);
}

const path = (page: Page) => page.url().replace(/^https?:\/\/[^/]+\//, '');
const marked = (page: Page) => page.locator('.contents [aria-current]').getAttribute('href');

describe.each([
  ['a wide screen', wide],
  ['a phone', phone],
])('an id that a section had before, on %s', (_name, screen) => {
  it.each(['drizzle', 'showers'])(
    'leads to the section, and the address changes to the current one: #%s',
    async (id) => {
      const { page } = await visit(`${address}nothing-shared/?from=mail#${id}`, screen);
      await comesToRest(page, 'rain');
      await expect.poll(() => path(page), patience).toBe('nothing-shared/?from=mail#rain');
      await expect.poll(() => marked(page), patience).toBe('#rain');
    },
  );

  it('leads to the section without JavaScript', async () => {
    const { page } = await visit(`${address}nothing-shared/#drizzle`, { ...screen, ...noScript });
    await comesToRest(page, 'rain');
    expect(path(page)).toBe('nothing-shared/#drizzle');
  });

  it('scrolls to the same position as the current id', async () => {
    const tops: number[] = [];
    for (const id of ['rain', 'drizzle', 'showers']) {
      const { page } = await visit(`${address}nothing-shared/#${id}`, { ...screen, ...noScript });
      await comesToRest(page, 'rain');
      tops.push((await boxOf(page.locator('h2#rain'))).top);
    }
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(8);
  });
});

describe('the former id of a section', () => {
  it('typed into the address leads to the section, with one history entry', async () => {
    const { page } = await visit(`${address}nothing-shared/#wind`);
    await page.evaluate(() => location.assign('#drizzle'));
    await expect.poll(() => path(page), patience).toBe('nothing-shared/#rain');
    await comesToRest(page, 'rain');
    await page.goBack();
    expect(path(page)).toBe('nothing-shared/#wind');
  });

  it('is not visible, not printed and not read aloud', async () => {
    const { page } = await visit(`${address}nothing-shared/`);
    const heading = page.getByRole('heading', { name: 'Rain', exact: true });
    expect(await heading.getAttribute('id')).toBe('rain');
    expect(await heading.locator('#drizzle').evaluate((place) => place.getBoundingClientRect().width)).toBe(0);
    expect(await heading.textContent()).toBe('Rain');
  });

  it('does not change an address with a current or other id', async () => {
    for (const id of ['rain', 'source-almanac', 'nothing-of-the-kind', '']) {
      const { page } = await visit(`${address}nothing-shared/#${id}`);
      await page.waitForLoadState('load');
      expect(path(page)).toBe(`nothing-shared/#${id}`);
    }
  });
});

const servers: [string, () => string][] = [
  ['a server with redirects', () => address],
  ['a server without redirects', () => plain],
];

describe.each(servers)('the former address of an explainer, on %s', (_name, home) => {
  it.each(['weather', 'forecast'])(
    'leads to the explainer, and to the section with its current id: /%s/',
    async (name) => {
      const { page } = await visit(`${home()}${name}/?from=mail#drizzle`);
      await expect.poll(() => path(page), patience).toBe('nothing-shared/?from=mail#rain');
      await comesToRest(page, 'rain');
    },
  );

  it('adds no history entry', async () => {
    const { page } = await visit(`${home()}about/`);
    await page.evaluate((to) => location.assign(to), `${home()}weather/#wind`);
    await page.waitForURL('**/nothing-shared/#wind');
    await page.goBack();
    await expect.poll(() => path(page), patience).toBe('about/');
  });

  it('leads to the explainer without JavaScript', async () => {
    const { page } = await visit(`${home()}forecast/`, noScript);
    await expect.poll(() => path(page), patience).toBe('nothing-shared/');
    await expect
      .poll(() => page.getByRole('heading', { level: 1 }).textContent(), patience)
      .toBe('What shares nothing');
  });
});

describe('the former address of an explainer', () => {
  it('is redirected with status 301, with the rest of the address', async () => {
    const answer = await fetch(`${address}weather/?from=mail`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/nothing-shared/?from=mail']);
  });

  it('leads to the section without JavaScript, from a server with redirects', async () => {
    const { page } = await visit(`${address}weather/#drizzle`, noScript);
    await comesToRest(page, 'rain');
    expect(path(page)).toBe('nothing-shared/#drizzle');
  });

  it('has a page with the new address', async () => {
    const text = await (await fetch(`${plain}weather/`)).text();
    expect(text).toContain('<link rel="canonical" href="https://example.org/nothing-shared/">');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(text).toMatch(/<a href="\/nothing-shared\/" data-moved[^>]*>What shares nothing<\/a>/);
  });

  it.each(['json', 'bib', 'ris'])('still has its sources as %s', async (format) => {
    const [before, now] = await Promise.all(
      ['weather', 'nothing-shared'].map(async (name) => (await fetch(`${plain}${name}/sources.${format}`)).text()),
    );
    expect(before).toContain('Almanac');
    expect(before).toBe(now);
  });
});

describe.each(servers)('every section of a renamed explainer, on %s,', (_name, home) => {
  const ids: Record<string, string> = { sun: 'sun', rain: 'rain', drizzle: 'rain', showers: 'rain', wind: 'wind' };
  const names = ['nothing-shared', 'forecast'];

  it.each([
    ['with JavaScript', {}],
    ['without JavaScript', noScript],
  ])('is led to by both forms of its address, under each name and id that it had, %s', async (_script, options) => {
    const { page } = await visit(`${home()}about/`, options);
    for (const name of names) {
      for (const [id, now] of Object.entries(ids)) {
        await page.goto(`${home()}${name}/${id}/`);
        await expect.poll(() => page.url(), patience).toBe(`${home()}nothing-shared/${now}/`);
        await expect.poll(() => page.locator('h1').getAttribute('id'), patience).toBe(now);
        // From a server without redirects and without JavaScript, the browser drops the fragment.
        if (name !== 'nothing-shared' && home() === plain && 'javaScriptEnabled' in options) continue;
        await page.goto(`${home()}${name}/#${id}`);
        await expect.poll(() => page.url().startsWith(`${home()}nothing-shared/`), patience).toBe(true);
        await comesToRest(page, now);
      }
    }
  });
});
