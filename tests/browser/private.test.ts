/**
 * The privacy of readers who read, search, select, share and print: no requests to other servers, no data in the
 * browser but what the reader chose to store, and no requests that distinguish one reader from another.
 */
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { addresses, box, open } from './search-parts.ts';
import { explainer, patience, startBrowser } from './visit.ts';

const visit = startBrowser({ isStranger: true });
const permissions = ['clipboard-read', 'clipboard-write'];
const missing = /status of 404/;

/** The site on a server that records its requests. */
let server: Server;
let home: string;
const { address: library } = inject('library');
let asked: { url: string; headers: IncomingHttpHeaders }[] = [];
beforeAll(async () => {
  server = createSiteServer({ folder: inject('siteFolder'), basePath: '/' });
  server.prependListener('request', ({ url = '', headers }) => asked.push({ url, headers }));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  home = `http://localhost:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Every kind of page, with what a reader may do there. */
const journey: readonly { path: string; act?: (page: Page) => Promise<void> }[] = [
  { path: '' },
  { path: explainer, act: readEverything },
  { path: `${explainer}protest-crisis/` },
  { path: 'search/?q=military', act: async (page) => void (await addresses(page)) },
  { path: 'topics/iran/', act: (page) => search(page, 'sanctions') },
  { path: 'authors/desk/' },
  { path: 'sources/' },
  { path: 'glossary/' },
  { path: 'corrections/' },
  { path: 'about/' },
  { path: 'no-such-page/' },
];

/** Searches, and leaves without following a result. */
async function search(page: Page, query: string): Promise<void> {
  await open(page);
  await box(page).fill(query);
  await addresses(page);
  await page.keyboard.press('Escape');
}

/** Opens the popovers of a source and a term, shares a section, copies a link to selected text, and prints. */
async function readEverything(page: Page): Promise<void> {
  for (const marker of ['[role=doc-noteref]', '.term']) {
    await page.locator(marker).first().click();
    await page.locator('.preview').waitFor();
    await page.keyboard.press('Escape');
  }
  await page.locator('h2#history + .anchor').click();
  await page.locator('.heading .share:popover-open').getByText('Copy link', { exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), patience).toMatch(/\/history\/$/);
  await page
    .locator('.introduction > p')
    .first()
    .evaluate((paragraph) => {
      paragraph.scrollIntoView({ block: 'center' });
      getSelection()?.selectAllChildren(paragraph);
    });
  await page.getByRole('group', { name: 'Share the selected words' }).getByText('Copy link').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText()), patience).toContain(':~:text=');
  await search(page, 'Araghchi');
  await page.emulateMedia({ media: 'print' });
  await page.pdf();
}

/** Returns everything that a site can store in a browser. */
const readStorage = (page: Page) =>
  page.evaluate(async () => ({
    cookies: document.cookie,
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    name: window.name,
  }));
const nothing = { cookies: '', local: [], session: [], databases: [], caches: [], workers: 0, name: '' };

/** Visits every kind of page, one after the other. Returns the requests, and what the browser has stored afterwards. */
async function travel() {
  asked = [];
  const { page } = await visit(home, { permissions }, missing);
  const context: BrowserContext = page.context();
  const requests: Request[] = [];
  context.on('request', (request) => requests.push(request));
  for (const { path, act } of journey) {
    await page.goto(home + path);
    await act?.(page);
    await page.waitForLoadState('networkidle');
    expect(await readStorage(page), path).toEqual(nothing);
  }
  return { page, requests, cookies: await context.cookies(), asked };
}

describe('a reader who goes through every kind of page, searches, shares, selects and prints', () => {
  let first: Awaited<ReturnType<typeof travel>>;

  it('sends requests to this site only, without beacons and cookies, and stores nothing in the browser', async () => {
    first = await travel();
    const { requests, cookies, asked } = first;
    expect(requests.length).toBeGreaterThan(journey.length * 2);
    const isOwn = (request: Request) => request.url().startsWith(home) || /^(?:data|blob):/.test(request.url());
    expect(requests.filter((request) => !isOwn(request)).map((request) => request.url())).toEqual([]);
    expect(requests.filter((request) => request.resourceType() === 'ping').map((request) => request.url())).toEqual([]);
    expect(requests.filter((request) => request.method() !== 'GET').map((request) => request.url())).toEqual([]);
    expect(cookies).toEqual([]);
    expect(asked.filter(({ headers }) => headers.cookie)).toEqual([]);
  });

  it('sends the same requests as any other reader', async () => {
    const describeRequests = ({ asked }: typeof first) =>
      [...new Set(asked.map(({ url, headers }) => `${url} ${JSON.stringify(headers)}`))].sort();
    expect(describeRequests(first).length).toBeGreaterThan(journey.length * 2);
    expect(describeRequests(await travel())).toEqual(describeRequests(first));
  });

  it('sends the server nothing of a query in the search dialog', async () => {
    const { page } = await visit(`${home}about/`);
    asked = [];
    await search(page, 'Araghchi');
    await page.waitForLoadState('networkidle');
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter(({ url, headers }) => /araghchi/i.test(url + JSON.stringify(headers)))).toEqual([]);
  });
});

describe('a reader who follows a result', () => {
  it('finds the query among the recent ones, and nothing else is stored; “Forget these” deletes it', async () => {
    const { page } = await visit(`${home}about/`);
    await open(page);
    await box(page).fill('Araghchi');
    await addresses(page);
    await page.locator('ol.results a').first().click();
    await page.waitForURL((url) => url.pathname !== '/about/');
    expect(await readStorage(page)).toEqual({ ...nothing, local: [['searches', '["Araghchi"]']] });
    await open(page);
    await page.getByRole('button', { name: 'Clear recent searches' }).click();
    await expect.poll(() => readStorage(page), patience).toEqual(nothing);
  });
});

describe('a reader who follows a link to a source', () => {
  it('sends the site as referrer, but no page of it', async () => {
    const { page } = await visit(`${home}${explainer}`);
    const referers: (string | undefined)[] = [];
    await page.context().route(
      (url) => !url.href.startsWith(home),
      async (route) => {
        referers.push((await route.request().headerValue('referer')) ?? undefined);
        await route.fulfill({ contentType: 'text/html', body: '<link rel=icon href=data:,>A source' });
      },
    );
    await page.locator('[role=doc-endnotes] cite a').first().click();
    await expect.poll(() => referers.length, patience).toBeGreaterThan(0);
    for (const referer of referers) expect([undefined, home]).toContain(referer);
  });
});

it('a search requests nothing from other servers, and nothing twice', async () => {
  const { page } = await visit(`${library}about/`);
  const urls: string[] = [];
  page.context().on('request', (request) => urls.push(request.url()));
  await open(page);
  await box(page).fill('sanctions');
  await addresses(page);
  await box(page).fill('sanctions flood');
  await expect.poll(() => urls.length, patience).toBeGreaterThan(5);
  for (const url of urls) expect(url.startsWith(library)).toBe(true);
  // The worker loads the script again, from the browser’s cache.
  const others = urls.filter((url) => !url.includes('/assets/search.'));
  expect(new Set(others).size).toBe(others.length);
});
