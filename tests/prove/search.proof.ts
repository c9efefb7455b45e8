/**
 * Measures what a search costs readers of sites with different numbers of generated explainers. Each site is built and
 * served as usual; a browser with an empty cache opens the search page and types a query. `COUNTS=1,10` measures only
 * these numbers.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { readManifest } from '../../src/search/format/contents.ts';
import { generate, vocabulary } from '../bench/generate.ts';
import { launchBrowser } from '../support/browser.ts';
import { search as budget } from '../support/budgets.ts';
import { startCountedServer } from '../support/counted-server.ts';
import { createRandom } from '../support/random.ts';
import { root, run } from '../support/run.ts';
import type { Proof } from './support/proof.ts';

/** Bytes and requests until the first five results have their excerpts, and bytes of each later query. */
const limits = { ...budget, laterBytes: 10_000 };
const queriesEach = 21;

interface Cost {
  query: string;
  bytes: number;
  requests: number;
  milliseconds: number;
}

const proof: Proof = {
  claim: 'on sites of any size, the first five results cost at most 110 KB and 11 requests, and later queries 10 KB',
  async run(print) {
    const counts = (process.env['COUNTS'] ?? '1,10,1000,10000').split(',').map(Number);
    const faults: string[] = [];
    print('explainers   first: KB (max), requests (max), ms      later: KB (max), requests (max), ms      shards');
    for (const count of counts) {
      const { first, later, shards } = await measureSite(count);
      const name = `${count} explainers`;
      const columns = [first, later].map(
        (costs) =>
          `${formatKilobytes(costs)}, ${median(costs.map(({ requests }) => requests))} (${max(costs.map(({ requests }) => requests))}), ` +
          `${Math.round(median(costs.map(({ milliseconds }) => milliseconds)))}`,
      );
      print(`${String(count).padStart(10)}   ${columns.map((column) => column.padEnd(36)).join(' ')}  ${shards}`);
      for (const { query, bytes, requests } of first)
        if (bytes > limits.bytes || requests > limits.requests)
          faults.push(`${name}: “${query}” costs ${bytes} bytes and ${requests} requests`);
      const laterBytes = median(later.map(({ bytes }) => bytes));
      if (laterBytes > limits.laterBytes) faults.push(`${name}: a later query costs ${laterBytes} bytes`);
    }
    if (faults.length > 0) throw new Error(faults.join('\n'));
  },
};
export default proof;

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
const max = (numbers: readonly number[]) => Math.max(...numbers);
const formatKilobytes = (costs: readonly Cost[]) => {
  const bytes = costs.map((cost) => cost.bytes);
  return `${(median(bytes) / 1000).toFixed(1)} (${(max(bytes) / 1000).toFixed(1)})`;
};

async function measureSite(count: number): Promise<{ first: Cost[]; later: Cost[]; shards: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'footing-prove-search-'));
  const settings = { CONTENT_DIR: join(folder, 'content'), OUT_DIR: join(folder, 'site') };
  try {
    const [file = ''] = generate(join(root, 'content'), settings.CONTENT_DIR, count);
    deleteOriginalContent(settings.CONTENT_DIR);
    const { code, stdout, stderr } = await run('build', settings);
    if (code !== 0) throw new Error(`The site does not build.\n${stdout.slice(0, 2000)}${stderr}`);
    const { manifest: entry } = readManifest(gunzipSync(readFileSync(join(settings.OUT_DIR, 'pagefind/en.pf_entry'))));
    const costs = await measureQueries(
      settings.OUT_DIR,
      createQueries(readFileSync(file, 'utf8').split('---')[2] ?? ''),
    );
    return { ...costs, shards: `${entry.parts.length}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Deletes all but the generated explainers, so that a site of one explainer has only that. */
function deleteOriginalContent(content: string): void {
  for (const name of readdirSync(join(content, 'explainers')))
    if (!name.startsWith('generated-')) rmSync(join(content, 'explainers', name));
  for (const name of ['published.json', 'redirects.yml'])
    if (existsSync(join(content, name))) rmSync(join(content, name));
}

/**
 * Creates queries of one, two and three words from one sentence each, so that there are results. Leaves out the most
 * frequent words, which stand for function words that no reader searches for.
 */
function createQueries(text: string): string[] {
  const random = createRandom(1);
  const functionWords = new Set(vocabulary.slice(0, 150));
  const sentences = text
    .replace(/\[\^.*?\]/g, '')
    .split('.')
    .map((sentence) => sentence.toLowerCase().match(/[a-z]{4,}/g) ?? [])
    .map((words) => words.filter((word) => !functionWords.has(word)))
    .filter(({ length }) => length > 3);
  return Array.from({ length: queriesEach }, (_, index) => {
    const words = sentences[Math.floor(random() * sentences.length)] ?? [];
    const start = Math.floor(random() * (words.length - 2));
    return words.slice(start, start + 1 + (index % 3)).join(' ');
  });
}

async function measureQueries(folder: string, queries: readonly string[]): Promise<{ first: Cost[]; later: Cost[] }> {
  const server = await startCountedServer(folder);
  const browser = await launchBrowser();
  const openSearchPage = async (): Promise<Page> => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${server.address}search/`, { waitUntil: 'networkidle' });
    return page;
  };
  const search = async (page: Page, query: string): Promise<Cost> => {
    await server.cost();
    const start = performance.now();
    await page.locator('main input').fill(query);
    await page.locator('ol.results a').first().waitFor();
    const milliseconds = performance.now() - start;
    await page.waitForTimeout(400);
    return { query, ...(await server.cost()), milliseconds };
  };
  try {
    const first: Cost[] = [];
    for (const query of queries) {
      const page = await openSearchPage();
      first.push(await search(page, query));
      await page.context().close();
    }
    const later: Cost[] = [];
    const page = await openSearchPage();
    for (const query of queries) {
      await page.locator('main input').fill('');
      await page.locator('ol.results').waitFor({ state: 'detached' });
      later.push(await search(page, query));
    }
    return { first, later: later.slice(1) };
  } finally {
    await browser.close();
    server.close();
  }
}
