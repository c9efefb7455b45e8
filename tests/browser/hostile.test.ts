/** A site of everything in the corpus that is shown, built as any other and opened in a browser: nothing of it runs. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteServer } from '../../src/output/server.ts';
import { writeFolder } from '../hostile/corpus.ts';
import { hostileContent } from '../hostile/site.ts';
import { launchBrowser } from '../support/browser.ts';
import { htmlFiles } from '../support/page.ts';
import { run } from '../support/run.ts';
import { preview } from './preview-parts.ts';
import { results } from './search-parts.ts';

const temporary = mkdtempSync(join(tmpdir(), 'footing-hostile-site-'));
const folder = join(temporary, 'out');
let server: Server;
let address: string;
let browser: Browser;
let context: BrowserContext;
/** What happened that must not. */
const happened: string[] = [];

beforeAll(async () => {
  const contentDir = join(temporary, 'content');
  writeFolder(contentDir, hostileContent());
  const { code, stdout, stderr } = await run('build', { CONTENT_DIR: contentDir, OUT_DIR: folder });
  if (code !== 0) throw new Error(`The hostile site does not build.\n${stdout}${stderr}`.slice(-5000));
  server = siteServer({ folder, basePath: '/' });
  await once(server.listen(0), 'listening');
  address = `http://localhost:${(server.address() as AddressInfo).port}/`;
  browser = await launchBrowser();
  context = await browser.newContext();
  await context.exposeFunction('happens', (what: string) => happened.push(what));
  await context.addInitScript(watch);
  context.on('dialog', (dialog) => {
    happened.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(address)) happened.push(`a request for ${request.url().slice(0, 200)}`);
  });
  context.on('weberror', (error) => happened.push(`an error: ${error.error().message}`));
  context.on('page', (page) => {
    if (context.pages().length > 1) happened.push(`a window: ${page.url()}`);
  });
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(temporary, { recursive: true, force: true });
});

/** Runs in every page before all else: tells what the attacks of the corpus would do, and what the policy has to stop. */
function watch(): void {
  const tell = (what: string) => (globalThis as unknown as { happens(what: string): void }).happens(what);
  Object.defineProperty(globalThis, 'executed', { set: () => tell(`ran in ${location.pathname}`) });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    tell(`the policy stopped ${violatedDirective} ${blockedURI} in ${location.pathname}`),
  );
}

/** What stands in a page that could run or lead astray, though nothing of it has. */
function asleep(): string[] {
  return Array.from(document.querySelectorAll('*')).flatMap((element) =>
    Array.from(element.attributes).flatMap(({ name, value }) => {
      const leads = ['href', 'src', 'action', 'formaction', 'srcdoc', 'xlink:href'].includes(name);
      const isBad = /^on/.test(name) || name === 'style' || (leads && !/^(https?:|mailto:|#|\/(?!\/)|$)/.test(value));
      return isBad ? [`${location.pathname} <${element.localName} ${name}="${value.slice(0, 80)}">`] : [];
    }),
  );
}

it('of which the attacks would be seen, if they ran', async () => {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate('window.executed=1');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.executed=1">'));
  await expect.poll(() => happened.some((what) => what.startsWith('the policy stopped'))).toBe(true);
  expect(happened).toContain('ran in /');
  expect(await page.evaluate(asleep)).toHaveLength(2);
  await page.close();
  happened.length = 0;
});

it('of which nothing runs, asks elsewhere or waits for a click, on any page', async () => {
  const paths = htmlFiles(folder).map((file) => file.replace(/index\.html$/, ''));
  expect(paths.length).toBeGreaterThan(100);
  const page = await context.newPage();
  const found: string[] = [];
  for (const path of paths) {
    await page.goto(address + path, { waitUntil: 'load' });
    found.push(...(await page.evaluate(asleep)));
  }
  expect(found).toEqual([]);
  expect(happened).toEqual([]);
  await page.close();
});

it('of which nothing runs where a script of ours shows it: in the search and in previews', async () => {
  const page = await context.newPage();
  for (const words of ['onerror', 'script window executed', 'council']) {
    await page.goto(`${address}search/?q=${encodeURIComponent(words)}`);
    await results(page).first().waitFor();
    expect(await page.evaluate(asleep)).toEqual([]);
  }
  for (const file of htmlFiles(folder).filter((name) => /^case-\d+\/index/.test(name))) {
    if (!readFileSync(join(folder, file), 'utf8').includes('onerror')) continue;
    await page.goto(address + file.replace('index.html', ''));
    await page.locator('main a[role=doc-noteref]:visible').last().click();
    await preview(page).waitFor();
    expect(await page.evaluate(asleep)).toEqual([]);
  }
  expect(happened).toEqual([]);
  await page.close();
});
