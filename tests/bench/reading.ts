/**
 * `npm run bench -- reading`: measures when the first explainer can be read on a slow phone and network (1.6 Mbit/s,
 * 150 ms, processor slowed down four times), with an empty cache, in comparison with:
 * - the unstyled page: the same text and links in one file without styles and scripts;
 * - Starlight’s page of the same text (the explainer’s Markdown alternate).
 *
 * The same server sends all three, compressed. Starlight’s page is sent without the content security policy, which
 * would block its scripts. The pages take turns.
 *
 * Not comparable: the Markdown alternate has the sources, but not the citation popovers, the change list and the
 * share menu. Starlight’s page has a search that loads on demand, as Footing’s has.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressFiles } from '../../src/publish/compress.ts';
import { Unavailable } from '../support/unavailable.ts';
import { launchInstalledBrowser } from './browser.ts';
import { installSite, pathWithPackages } from './install-site.ts';
import { type Load, load } from './load.ts';
import { measure, median } from './measure.ts';
import { addFrontmatter } from './plain-markdown.ts';
import { buildSite, serveSite } from './serving.ts';
import { formatTable } from './tables.ts';
import { stripDesign } from './unstyled-page.ts';

const unstyled = 'unstyled page';
const slug = 'trump-says-iran-wants-to-negotiate';

const targets =
  'Targets: first paint ≤ 1.3 of the unstyled page’s and before Starlight’s; layout shift 0; ' +
  'blocked ≤ the unstyled page’s + 20 ms.';

export async function benchReading(runs: number): Promise<void> {
  const browser = await launchInstalledBrowser();
  const temporary = mkdtempSync(join(tmpdir(), 'footing-bench-'));
  const servers: Server[] = [];
  try {
    const folder = join(temporary, 'site');
    await buildSite({ OUT_DIR: folder });
    const pages = new Map<string, string>();
    const serve = async (name: string, from: string, policy = true) => {
      // The server sends precompressed copies, so all three sites get them.
      await compressFiles(from, join(temporary, 'copies'));
      const [server, address] = await serveSite(from, { policy });
      servers.push(server);
      pages.set(name, `${address}${slug}/`);
    };
    await serve('Footing', folder);
    await serve(unstyled, createUnstyledSite(folder, join(temporary, 'unstyled')));
    try {
      await serve('starlight', await buildStarlightSite(folder), false);
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      console.log(`starlight: not run, ${error.message}`);
    }
    const loads = new Map<string, Load[]>([...pages.keys()].map((name) => [name, []]));
    // The first turn is not counted, because it runs code that is not warmed up.
    for (let run = 0; run <= runs; run++)
      for (const [name, address] of pages) {
        const result = await load(browser, address);
        if (Number.isNaN(result.firstPaint)) throw new Unavailable('this browser does not report when it paints');
        if (run > 0) loads.get(name)?.push(result);
      }
    console.log(
      `\nMedians of ${runs} loads, milliseconds (ratio to the unstyled page)\n\n${formatLoads(loads)}\n\n${targets}`,
    );
  } finally {
    await browser.close();
    for (const server of servers) server.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

function createUnstyledSite(from: string, to: string): string {
  mkdirSync(join(to, slug), { recursive: true });
  const html = stripDesign(readFileSync(join(from, slug, 'index.html'), 'utf8'));
  for (const file of ['404.html', `${slug}/index.html`]) writeFileSync(join(to, file), html);
  return to;
}

async function buildStarlightSite(from: string): Promise<string> {
  const folder = installSite('starlight');
  const content = join(folder, 'src/content/docs');
  const [, title = '', text = ''] = /^# (.+)\n(.*)$/s.exec(readFileSync(join(from, `${slug}.md`), 'utf8')) ?? [];
  rmSync(content, { recursive: true, force: true });
  mkdirSync(content, { recursive: true });
  writeFileSync(join(content, `${slug}.md`), addFrontmatter({ title }, text));
  await measure('astro build --silent', folder, pathWithPackages(folder));
  const built = join(from, '../starlight');
  cpSync(join(folder, 'dist'), built, { recursive: true });
  return built;
}

function formatLoads(loads: ReadonlyMap<string, readonly Load[]>): string {
  const getMedian = (name: string, figure: keyof Load) => median((loads.get(name) ?? []).map((one) => one[figure]));
  const rows = [...loads.keys()].map((name) => {
    const formatPaint = (figure: 'firstPaint' | 'largestPaint') =>
      `${getMedian(name, figure).toFixed(0)} (${(getMedian(name, figure) / getMedian(unstyled, figure)).toFixed(2)})`;
    const rest = [getMedian(name, 'blocked').toFixed(0), getMedian(name, 'shift').toFixed(3)];
    return [
      name,
      formatPaint('firstPaint'),
      formatPaint('largestPaint'),
      ...rest,
      getMedian(name, 'kilobytes').toFixed(1),
    ];
  });
  return formatTable(['', 'first paint', 'largest paint', 'blocked', 'layout shift', 'kB sent'], rows).join('\n');
}
