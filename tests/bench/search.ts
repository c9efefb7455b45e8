/**
 * `npm run bench:search -- 1 10 1000`: what a search costs a reader of sites with so many generated explainers. Each site is
 * built as any other; a browser with nothing loaded opens its search page and types a query. Bytes are counted where they
 * leave the server, heads included; requests are all that it was asked for after the page.
 */
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { siteServer } from '../../src/output/server.ts';
import { launchBrowser } from '../support/browser.ts';
import { randomFrom } from '../support/random.ts';
import { root, run } from '../support/run.ts';
import { generate } from './generate.ts';

const counts = process.argv.slice(2).map(Number);
const queriesEach = 15;

/** Words, so many for each query, out of the text of an explainer of the newest year: they are found together. */
function queriesFor(random: () => number, text: string): string[] {
  const words = text
    .replace(/\[\^.*?\]|[^a-zA-Z\s]/g, '')
    .split(/\s+/)
    .filter((word) => word.length > 3);
  return Array.from({ length: queriesEach }, (_, index) =>
    Array.from({ length: 1 + (index % 3) }, () => words[Math.floor(random() * words.length)]).join(' '),
  );
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

interface Cost {
  bytes: number;
  requests: number;
  milliseconds: number;
}

async function measure(folder: string, text: string) {
  const server = siteServer({ folder, basePath: '/' });
  const log: { path: string; bytes: number }[] = [];
  const sent = new WeakMap<object, number>();
  server.on('request', (request, response) => {
    response.on('close', () => {
      const { socket } = request;
      log.push({ path: request.url ?? '', bytes: socket.bytesWritten - (sent.get(socket) ?? 0) });
      sent.set(socket, socket.bytesWritten);
    });
  });
  server.listen(0);
  await once(server, 'listening');
  const home = `http://localhost:${(server.address() as AddressInfo).port}/`;
  const browser = await launchBrowser();
  const page = async () => {
    const opened = await (await browser.newContext()).newPage();
    await opened.goto(`${home}search/`, { waitUntil: 'networkidle' });
    return opened;
  };
  /** Types a query and waits for its first results. */
  const search = async (tab: Awaited<ReturnType<typeof page>>, query: string): Promise<Cost> => {
    log.length = 0;
    const start = performance.now();
    await tab.locator('main input').fill(query);
    await tab.locator(`.results:not(.old) a:nth-of-type(1)`).first().waitFor();
    const milliseconds = performance.now() - start;
    await tab.waitForLoadState('networkidle');
    await tab.waitForTimeout(300);
    const bytes = log.reduce((sum, each) => sum + each.bytes, 0);
    return { bytes, requests: log.length, milliseconds };
  };
  const queries = queriesFor(randomFrom(1), text);
  const first: (Cost & { query: string })[] = [];
  for (const query of queries) {
    const tab = await page();
    first.push({ query, ...(await search(tab, query)) });
    await tab.context().close();
  }
  const later: Cost[] = [];
  const tab = await page();
  await search(tab, queries[0] ?? '');
  for (const query of queries.slice(1)) {
    await tab.locator('main input').fill('');
    await tab.waitForTimeout(200);
    later.push(await search(tab, query));
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  return { first, later };
}

const temporary = mkdtempSync(join(tmpdir(), 'footing-bench-search-'));
try {
  console.log('explainers   first search: KB, requests, ms (most)        later: KB (most), requests, ms');
  for (const count of counts) {
    const settings = { CONTENT_DIR: join(temporary, `content-${count}`), OUT_DIR: join(temporary, `site-${count}`) };
    const [file = ''] = generate(join(root, 'content'), settings.CONTENT_DIR, count);
    const body = readFileSync(file, 'utf8').split('---')[2] ?? '';
    // The real ones would make two of one.
    for (const name of readdirSync(join(settings.CONTENT_DIR, 'explainers')))
      if (!name.startsWith('generated-')) rmSync(join(settings.CONTENT_DIR, 'explainers', name));
    for (const name of ['published.json', 'redirects.yml'])
      if (existsSync(join(settings.CONTENT_DIR, name))) rmSync(join(settings.CONTENT_DIR, name));
    const { code, stdout, stderr } = await run('build', settings);
    if (code !== 0) throw new Error(`The site does not build.\n${stdout.slice(0, 2000)}${stderr}`);
    const { first, later } = await measure(settings.OUT_DIR, body);
    const kb = (costs: readonly Cost[], of: (bytes: number[]) => number) =>
      (of(costs.map(({ bytes }) => bytes)) / 1000).toFixed(1);
    const most = (numbers: readonly number[]) => Math.max(...numbers);
    const requests = (costs: readonly Cost[]) =>
      `${median(costs.map((cost) => cost.requests))} (${most(costs.map((cost) => cost.requests))})`;
    const time = (costs: readonly Cost[]) => Math.round(median(costs.map(({ milliseconds }) => milliseconds)));
    console.log(
      `${String(count).padStart(10)}   ${kb(first, median)} (${kb(first, most)}), ${requests(first)}, ${time(first)}` +
        `        ${kb(later, median)} (${kb(later, most)}), ${requests(later)}, ${time(later)}`,
    );
    rmSync(settings.OUT_DIR, { recursive: true });
    rmSync(settings.CONTENT_DIR, { recursive: true });
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
