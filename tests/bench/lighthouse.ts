/**
 * `npm run bench -- lighthouse`: Lighthouse’s scores of an explainer, the home page and the search page, with and
 * without results, served as by `npm run serve`. The target is 100 in all categories, as the median of three runs.
 * Audits that cost points are printed above the table.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findFreePort } from '../support/free-port.ts';
import { browserPath } from './browser.ts';
import { installSite } from './install-site.ts';
import { median } from './measure.ts';
import { buildSite, serveSite } from './serving.ts';
import { formatTable } from './tables.ts';

const pages = {
  explainer: 'trump-says-iran-wants-to-negotiate/',
  home: '',
  search: 'search/',
  'search with results': 'search/?q=talks',
};
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** The parts of a report that are used here. */
interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, { title: string; score: number | null }>;
}

export async function benchLighthouse(runs: number): Promise<void> {
  const browser = browserPath();
  const folder = installSite('lighthouse');
  const temporary = mkdtempSync(join(tmpdir(), 'footing-bench-'));
  const port = await findFreePort();
  // Pages contain their address, so it has to be the address of the server.
  const env = { OUT_DIR: join(temporary, 'site'), SITE_URL: `http://localhost:${port}` };
  await buildSite(env);
  const [server, address] = await serveSite(env.OUT_DIR, { port });
  try {
    const rows: string[][] = [];
    for (const [name, path] of Object.entries(pages)) {
      const reports: Report[] = [];
      for (let run = 0; run < runs; run++) reports.push(await runLighthouse(folder, browser, address + path));
      const scores = categories.map((id) => median(reports.map((one) => 100 * (one.categories[id]?.score ?? 0))));
      rows.push([name, ...scores.map((score) => score.toFixed(0))]);
      for (const line of new Set(reports.flatMap(findFailedAudits))) console.log(`${name}: ${line}`);
    }
    console.log(`\nMedians of ${runs}, target 100\n\n${formatTable(['', ...categories], rows).join('\n')}`);
  } finally {
    server.close();
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function runLighthouse(folder: string, browser: string, address: string): Promise<Report> {
  const flags = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])].join(' ');
  const program = join(folder, 'node_modules/lighthouse/cli/index.js');
  const options = ['--output=json', '--quiet', '--no-enable-error-reporting', `--chrome-flags=${flags}`];
  const { stdout } = await promisify(execFile)(process.execPath, [program, address, ...options], {
    env: { ...process.env, CHROME_PATH: browser },
    maxBuffer: 100e6,
  });
  return JSON.parse(stdout) as Report;
}

/** Returns the audits that cost points. */
function findFailedAudits({ categories: all, audits }: Report): string[] {
  return categories.flatMap((category) =>
    (all[category]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${category}: ${audits[id]?.title} (${id}, ${audits[id]?.score})`),
  );
}
