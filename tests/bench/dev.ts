/**
 * `npm run bench -- dev 1000`: how long after an author saves a file the new text stands on the page that is open in
 * `npm run dev`, with so many explainers beside it. The target is 0.3 s at a thousand.
 */
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { launchBrowser } from '../support/browser.ts';
import { type Contestant, deleteAside, footing } from './site-builders.ts';
import { median } from './median.ts';

/** Between two edits, as an author who saves often; and how long one is waited for. */
const pause = 2000;
const patience = 30_000;

export async function benchDev(counts: number[], runs: number): Promise<void> {
  const ours = footing();
  try {
    for (const count of counts) {
      const file = ours.fill(count);
      const times = await editsOf(file, ours, runs);
      console.log(`\n${count} explainers: ${times.map((time) => `${time.toFixed(0)} ms`).join(', ')}`);
      console.log(`from saving to the screen, median of ${runs}: ${median(times).toFixed(0)} ms (target: 300)`);
    }
  } finally {
    ours.clearAll();
    deleteAside();
  }
}

async function editsOf(file: string, { folder, env }: Contestant, runs: number): Promise<number[]> {
  const preview = spawn(process.execPath, ['src/cli/dev.ts'], {
    cwd: folder,
    env: { ...process.env, ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const browser = await launchBrowser();
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      preview.stdout.on('data', (data) => {
        said += data;
        const [found] = /http:\/\/localhost:\d+\//.exec(said) ?? [];
        if (found) resolve(found);
      });
      preview.on('close', () => reject(new Error(`The preview ended.\n${said}`)));
    });
    const page = await browser.newPage();
    const seen = new Map<number, () => void>();
    await page.exposeFunction('tellEdit', (number: number) => seen.get(number)?.());
    await page.addInitScript(watchForEdits);
    const slug = /([^/]+)\.mdx$/.exec(file)?.[1];
    await page.goto(`${address}${slug}/`);
    const times: number[] = [];
    // The first edit, with code that has never run, is not counted.
    for (let run = 0; run <= runs; run++) {
      await page.waitForTimeout(pause);
      const start = performance.now();
      await new Promise<void>((resolve, reject) => {
        seen.set(run, resolve);
        setTimeout(() => reject(new Error(`Edit ${run} did not come to the screen.`)), patience).unref();
        appendFileSync(file, `\n\nThis is edit ${run}.\n`);
      });
      if (run > 0) times.push(performance.now() - start);
    }
    return times;
  } finally {
    await browser.close();
    preview.kill();
  }
}

/** Runs in the page, before anything of it: tells which edit is the last that stands in it. */
function watchForEdits(): void {
  let last = -1;
  const look = () => {
    const found = [...(document.body?.textContent ?? '').matchAll(/This is edit (\d+)\./g)].at(-1)?.[1];
    if (found === undefined || Number(found) === last) return;
    last = Number(found);
    (globalThis as unknown as { tellEdit(number: number): void }).tellEdit(last);
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}
