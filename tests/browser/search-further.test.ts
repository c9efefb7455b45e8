/** An index that is parted by year, and other sites searched together with this one: both built for real, both served. */
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
import { searchInput } from '../../src/search/index/search-input.ts';
import { root } from '../support/run.ts';
import { addresses, results, status } from './search-parts.ts';
import { home, patience, startBrowser } from './visit.ts';

const visit = startBrowser({ isStranger: true });
const folder = mkdtempSync(join(tmpdir(), 'footing-further-'));
const servers: Server[] = [];

/** The library’s site with another index, as other settings would make it. @returns its address */
async function siteWith(name: string, settings: { partLimit?: number; also?: string[] }): Promise<string> {
  const site = join(folder, name);
  cpSync(inject('library').folder, site, { recursive: true });
  rmSync(join(site, 'pagefind'), { recursive: true });
  const contentDir = inject('libraryContent');
  const content = loadContent({ contentDir, root, cacheDir: join(folder, 'readings'), basePath: '/' });
  await writeSearch({ ...searchInput(content, join(folder, `${name}-parts`)), ...settings }, join(site, 'pagefind'));
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

const year = async (address: string, page: Page) => {
  const text = await (await fetch(new URL(address, page.url()))).text();
  return [...text.matchAll(/<time datetime="(\d{4})/g)].map(([, found]) => found).slice(0, 2);
};

describe('an index parted by year', () => {
  let parted = '';
  const asked = (page: Page) => {
    const folders = new Set<string>();
    page.context().on('request', (request) => {
      const [, part] = /\/pagefind\/([0-9a-f]{10})\//.exec(request.url()) ?? [];
      if (part) folders.add(part);
    });
    return folders;
  };
  beforeAll(async () => {
    parted = await siteWith('parted', { partLimit: 6 });
  });

  it('is searched in its newest year, and in the year before on request', async () => {
    const { page } = await visit(`${parted}search/`);
    const folders = asked(page);
    await page.goto(`${parted}search/?q=minister`);
    const newest = await addresses(page);
    expect(folders.size).toBe(1);
    for (const address of newest) expect(await year(address, page)).toContain('2026');
    const further = page.getByRole('button', { name: /^Search 20\d\d too$/ });
    for (let years = 1; years < 3; years++) {
      await further.click();
      await expect.poll(() => folders.size, patience).toBe(years + 1);
    }
    await page.getByRole('button', { name: 'More results' }).click();
    await expect.poll(() => results(page).count(), patience).toBeGreaterThan(5);
    const years = await Promise.all((await addresses(page)).map((address) => year(address, page)));
    expect(new Set(years.flat()).size).toBeGreaterThan(1);
  });

  it('goes on to older years by itself where the newest has nothing', async () => {
    // Of 2019.
    const { page } = await visit(`${parted}search/?q=${encodeURIComponent('medal for gallantry')}`);
    expect((await addresses(page))[0]).toMatch(/^\/ferry-disaster\//);
  });

  it('has the newest first across years', async () => {
    const { page } = await visit(`${parted}search/?q=minister&sort=date`);
    const newest = await addresses(page);
    await page.getByRole('button', { name: /^Search 20\d\d too$/ }).click();
    await expect.poll(() => page.getByRole('button', { name: /^Search 20\d\d too$/ }).count(), patience).toBe(1);
    expect((await addresses(page)).slice(0, newest.length)).toEqual(newest);
  });
});

describe('another site', () => {
  it('is searched together with this one on request, and its results say so', async () => {
    const own = await siteWith('joined', { also: [home] });
    const { page } = await visit(`${own}search/?q=tariff`);
    await addresses(page);
    await page.getByRole('button', { name: `Search ${new URL(home).host} too` }).click();
    const others = results(page).and(page.locator(`[href^="${home}"]`));
    await expect.poll(() => others.count(), patience).toBeGreaterThan(0);
    expect(await others.first().textContent()).toContain('Footing');
    expect(await page.getByRole('button', { name: /^Search .* too$/ }).count()).toBe(0);
  });

  it('that does not answer is told, and the search goes on without it', async () => {
    const own = await siteWith('alone', { also: ['http://localhost:1/'] });
    const { page } = await visit(`${own}search/?q=tariff`, {}, /ERR_CONNECTION_REFUSED|ERR_UNSAFE_PORT|Failed to load/);
    const found = await addresses(page);
    await page.getByRole('button', { name: 'Search localhost:1 too' }).click();
    await expect.poll(() => status(page).textContent(), patience).toBe('localhost:1 could not be searched.');
    expect(await addresses(page)).toEqual(found);
  });
});
