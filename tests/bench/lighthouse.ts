/**
 * `npm run bench -- lighthouse`: what Lighthouse gives an explainer, the home page and the search, at rest and with results,
 * served as `npm run serve` does. 100 in all four is the target; the result is the median of three. What cost points is
 * named above the table.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { browserPath } from './browser.ts';
import { installed } from './install-site.ts';
import { median } from './median.ts';
import { buildSite, freePort, served } from './serving.ts';
import { table } from './tables.ts';

const pages = {
  explainer: 'trump-says-iran-wants-to-negotiate/',
  home: '',
  search: 'search/',
  'search with results': 'search/?q=talks',
};
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What we read of a report. */
interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null }>;
}

export async function benchLighthouse(runs: number): Promise<void> {
  const browser = browserPath();
  const folder = installed('lighthouse');
  const temporary = mkdtempSync(join(tmpdir(), 'footing-bench-'));
  const port = await freePort();
  // Pages name their own address: it has to be the one that they are asked at.
  const env = { OUT_DIR: join(temporary, 'site'), SITE_URL: `http://localhost:${port}` };
  await buildSite(env);
  const [server, address] = await served(env.OUT_DIR, { port });
  try {
    const rows: string[][] = [];
    for (const [name, path] of Object.entries(pages)) {
      const reports: Report[] = [];
      for (let run = 0; run < runs; run++) reports.push(await report(folder, browser, address + path));
      const scores = categories.map((id) => median(reports.map((one) => 100 * (one.categories[id]?.score ?? 0))));
      rows.push([name, ...scores.map((score) => score.toFixed(0))]);
      for (const line of new Set(reports.flatMap(lost))) console.log(`${name}: ${line}`);
    }
    console.log(`\nMedians of ${runs}, target 100\n\n${table(['', ...categories], rows).join('\n')}`);
  } finally {
    server.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function report(folder: string, browser: string, address: string): Promise<Report> {
  const flags = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])].join(' ');
  const program = join(folder, 'node_modules/lighthouse/cli/index.js');
  const options = ['--output=json', '--quiet', '--no-enable-error-reporting', `--chrome-flags=${flags}`];
  const { stdout } = await promisify(execFile)(process.execPath, [program, address, ...options], {
    env: { ...process.env, CHROME_PATH: browser },
    maxBuffer: 100e6,
  });
  return JSON.parse(stdout) as Report;
}

/** Which audits cost points. */
function lost({ categories: all, audits }: Report): string[] {
  return categories.flatMap((category) =>
    (all[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${category}: ${audits[id]?.title} (${id}, ${audits[id]?.score})`),
  );
}
