/**
 * `npm run bench -- reading`: how soon the first explainer can be read on a slow phone and network (1.6 Mbit/s, 150 ms,
 * a processor slowed down four times), with nothing kept, against two others, in turns:
 * - the bare file: the same words and links as one file without style and script;
 * - Starlight’s page of the same text (our Markdown of the explainer), as it comes.
 * The same server sends all three, compressed; Starlight without our security policy, which would stop its scripts.
 *
 * What is not comparable: our Markdown has the sources, but not the previews, the record and the tools for sharing that
 * our page has; Starlight’s page has a search that it loads when asked, as ours has.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressFiles } from '../../src/publish/compress.ts';
import { barePage } from './unstyled-page.ts';
import { measuringBrowser } from './browser.ts';
import { installed, NotHere, withPrograms } from './install-site.ts';
import { type Load, load } from './load.ts';
import { measured } from './measure.ts';
import { median } from './median.ts';
import { withFrontmatter } from './plain-markdown.ts';
import { buildSite, served } from './serving.ts';
import { table } from './tables.ts';

const slug = 'trump-says-iran-wants-to-negotiate';

const targets =
  'Targets: first paint ≤ 1.3 of the bare file and before Starlight’s; layout shift 0; blocked ≤ the bare file’s + 20 ms.';

export async function benchReading(runs: number): Promise<void> {
  const browser = await measuringBrowser();
  const temporary = mkdtempSync(join(tmpdir(), 'footing-bench-'));
  const servers: Server[] = [];
  try {
    const folder = join(temporary, 'site');
    await buildSite({ OUT_DIR: folder });
    const pages = new Map<string, string>();
    const serve = async (name: string, from: string, policy = true) => {
      // Our server sends only copies that are there: the build makes ours, nobody makes the others’.
      await compressFiles(from, join(temporary, 'copies'));
      const [server, address] = await served(from, { policy });
      servers.push(server);
      pages.set(name, `${address}${slug}/`);
    };
    await serve('Footing', folder);
    await serve('bare file', bareSite(folder, join(temporary, 'bare')));
    try {
      await serve('starlight', await starlightSite(folder), false);
    } catch (error) {
      if (!(error instanceof NotHere)) throw error;
      console.log(`starlight: not run, ${error.message}`);
    }
    const loads = new Map<string, Load[]>([...pages.keys()].map((name) => [name, []]));
    // The first turn, with code that has never run, is not counted.
    for (let run = 0; run <= runs; run++)
      for (const [name, address] of pages) {
        const result = await load(browser, address);
        if (Number.isNaN(result.firstPaint)) throw new NotHere('this browser does not tell when it paints');
        if (run > 0) loads.get(name)?.push(result);
      }
    console.log(
      `\nMedians of ${runs} loads, milliseconds (of the bare file’s)\n\n${readingTable(loads)}\n\n${targets}`,
    );
  } finally {
    await browser.close();
    for (const server of servers) server.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

function bareSite(from: string, to: string): string {
  mkdirSync(join(to, slug), { recursive: true });
  const html = barePage(readFileSync(join(from, slug, 'index.html'), 'utf8'));
  for (const file of ['404.html', `${slug}/index.html`]) writeFileSync(join(to, file), html);
  return to;
}

async function starlightSite(from: string): Promise<string> {
  const folder = installed('starlight');
  const content = join(folder, 'src/content/docs');
  const [, title = '', text = ''] = /^# (.+)\n(.*)$/s.exec(readFileSync(join(from, `${slug}.md`), 'utf8')) ?? [];
  rmSync(content, { recursive: true, force: true });
  mkdirSync(content, { recursive: true });
  writeFileSync(join(content, `${slug}.md`), withFrontmatter({ title }, text));
  await measured('astro build --silent', folder, withPrograms(folder));
  const built = join(from, '../starlight');
  cpSync(join(folder, 'dist'), built, { recursive: true });
  return built;
}

function readingTable(loads: ReadonlyMap<string, readonly Load[]>): string {
  const middle = (name: string, what: keyof Load) => median((loads.get(name) ?? []).map((one) => one[what]));
  const rows = [...loads.keys()].map((name) => {
    const paint = (what: 'firstPaint' | 'largestPaint') =>
      `${middle(name, what).toFixed(0)} (${(middle(name, what) / middle('bare file', what)).toFixed(2)})`;
    const rest = [middle(name, 'blocked').toFixed(0), middle(name, 'shift').toFixed(3)];
    return [name, paint('firstPaint'), paint('largestPaint'), ...rest, middle(name, 'kilobytes').toFixed(1)];
  });
  return table(['', 'first paint', 'largest paint', 'blocked', 'layout shift', 'kB sent'], rows).join('\n');
}
