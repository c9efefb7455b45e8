/** An index with a shard for each year, and other sites that are searched together with this one. */
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadContent } from '../../src/parse/load-content.ts';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { writeSearch } from '../../src/search/index/search-files.ts';
import { createSearchInput } from '../../src/search/index/search-input.ts';
import { root } from '../support/run.ts';
import { addresses, results, status } from './search-parts.ts';
import { home, patience, startBrowser } from './visit.ts';

const visit = startBrowser({ isStranger: true });
const folder = mkdtempSync(join(tmpdir(), 'footing-widen-'));
const servers: Server[] = [];

/** Serves the library site with an index that is built with other settings. @returns its address */
async function serveSite(name: string, settings: { partLimit?: number; also?: string[] }): Promise<string> {
  const site = join(folder, name);
  cpSync(inject('library').folder, site, { recursive: true });
  rmSync(join(site, 'pagefind'), { recursive: true });
  const contentDir = inject('libraryContent');
  const content = loadContent({ contentDir, root, cacheDir: join(folder, 'explainers'), basePath: '/' });
  await writeSearch(
    { ...createSearchInput(content, join(folder, `${name}-cache`)), ...settings },
    join(site, 'pagefind'),
  );
  const server = createSiteServer({ folder: site, basePath: '/', searched: settings.also ?? [] });
  servers.push(server);
  server.listen(0);
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

const fetchYears = async (address: string, page: Page) => {
  const text = await (await fetch(new URL(address, page.url()))).text();
  return [...text.matchAll(/<time datetime="(\d{4})/g)].map(([, found]) => found).slice(0, 2);
};

describe('an index with a shard for each year', () => {
  let site = '';
  const watchShards = (page: Page) => {
    const folders = new Set<string>();
    page.context().on('request', (request) => {
      const [, shard] = /\/pagefind\/([0-9a-f]{10})\//.exec(request.url()) ?? [];
      if (shard) folders.add(shard);
    });
    return folders;
  };
  beforeAll(async () => {
    site = await serveSite('shards', { partLimit: 6 });
  });

  it('is searched in its newest year, and in the years before on request', async () => {
    const { page } = await visit(`${site}search/`);
    const folders = watchShards(page);
    await page.goto(`${site}search/?q=minister`);
    const newest = await addresses(page);
    expect(folders.size).toBe(1);
    for (const address of newest) expect(await fetchYears(address, page)).toContain('2026');
    const widen = page.getByRole('button', { name: /^Also search 20\d\d$/ });
    for (let years = 1; years < 3; years++) {
      await widen.click();
      await expect.poll(() => folders.size, patience).toBe(years + 1);
    }
    await page.getByRole('button', { name: 'More results' }).click();
    await expect.poll(() => results(page).count(), patience).toBeGreaterThan(5);
    const years = await Promise.all((await addresses(page)).map((address) => fetchYears(address, page)));
    expect(new Set(years.flat()).size).toBeGreaterThan(1);
  });

  it('is searched in older years without a request if the newest has no results', async () => {
    // A text of 2019.
    const { page } = await visit(`${site}search/?q=${encodeURIComponent('medal for gallantry')}`);
    expect((await addresses(page))[0]).toMatch(/^\/ferry-disaster\//);
  });

  it('keeps the newest first across years', async () => {
    const { page } = await visit(`${site}search/?q=minister&sort=date`);
    const newest = await addresses(page);
    await page.getByRole('button', { name: /^Also search 20\d\d$/ }).click();
    await expect.poll(() => page.getByRole('button', { name: /^Also search 20\d\d$/ }).count(), patience).toBe(1);
    expect((await addresses(page)).slice(0, newest.length)).toEqual(newest);
  });
});

describe('another site', () => {
  it('is searched on request, and its results name it', async () => {
    const address = await serveSite('joined', { also: [home] });
    const { page } = await visit(`${address}search/?q=tariff`);
    await addresses(page);
    await page.getByRole('button', { name: `Also search ${new URL(home).host}` }).click();
    const others = results(page).and(page.locator(`[href^="${home}"]`));
    await expect.poll(() => others.count(), patience).toBeGreaterThan(0);
    expect(await others.first().textContent()).toContain('Footing');
    expect(await page.getByRole('button', { name: /^Also search / }).count()).toBe(0);
  });

  it('that does not answer is reported, and the search works without it', async () => {
    const address = await serveSite('alone', { also: ['http://localhost:1/'] });
    const { page } = await visit(
      `${address}search/?q=tariff`,
      {},
      /ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT|Failed to load/,
    );
    const found = await addresses(page);
    await page.getByRole('button', { name: 'Also search localhost:1' }).click();
    await expect.poll(() => status(page).textContent(), patience).toBe('localhost:1 could not be searched.');
    expect(await addresses(page)).toEqual(found);
  });
});
