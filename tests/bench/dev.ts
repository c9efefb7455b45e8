/**
 * `npm run bench -- dev 1000`: measures the time from saving a file to the new text on the page that is open in
 * `npm run dev`, with that many explainers. The target is 0.3 s with a thousand.
 */
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { launchBrowser } from '../support/browser.ts';
import { median } from './measure.ts';
import { createFooting, deleteTrash, type SiteBuilder } from './site-builders.ts';

/** Milliseconds between two edits, as with an author who saves often. */
const pause = 2000;
/** Milliseconds to wait for an edit. */
const timeout = 30_000;

export async function benchDev(counts: number[], runs: number): Promise<void> {
  const builder = createFooting();
  try {
    for (const count of counts) {
      const file = builder.fill(count);
      const times = await measureEdits(file, builder, runs);
      console.log(`\n${count} explainers: ${times.map((time) => `${time.toFixed(0)} ms`).join(', ')}`);
      console.log(`from saving to the page, median of ${runs}: ${median(times).toFixed(0)} ms (target: 300)`);
    }
  } finally {
    builder.clearAll();
    deleteTrash();
  }
}

async function measureEdits(file: string, { folder, env }: SiteBuilder, runs: number): Promise<number[]> {
  const preview = spawn(process.execPath, ['src/cli/dev.ts'], {
    cwd: folder,
    env: { ...process.env, ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const browser = await launchBrowser();
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let output = '';
      preview.stdout.on('data', (data) => {
        output += data;
        const [address] = /http:\/\/localhost:\d+\//.exec(output) ?? [];
        if (address) resolve(address);
      });
      preview.on('close', () => reject(new Error(`The preview ended.\n${output}`)));
    });
    const page = await browser.newPage();
    const onEdit = new Map<number, () => void>();
    await page.exposeFunction('reportEdit', (number: number) => onEdit.get(number)?.());
    await page.addInitScript(watchForEdits);
    const slug = /([^/]+)\.mdx$/.exec(file)?.[1];
    await page.goto(`${address}${slug}/`);
    const times: number[] = [];
    // The first edit is not counted, because it runs code that is not warmed up.
    for (let run = 0; run <= runs; run++) {
      await page.waitForTimeout(pause);
      const start = performance.now();
      await new Promise<void>((resolve, reject) => {
        onEdit.set(run, resolve);
        setTimeout(() => reject(new Error(`Edit ${run} did not appear on the page.`)), timeout).unref();
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

/** Runs in the page before its scripts, and reports the last edit in its text. */
function watchForEdits(): void {
  let last = -1;
  const findEdit = () => {
    const found = [...(document.body?.textContent ?? '').matchAll(/This is edit (\d+)\./g)].at(-1)?.[1];
    if (found === undefined || Number(found) === last) return;
    last = Number(found);
    (globalThis as unknown as { reportEdit(number: number): void }).reportEdit(last);
  };
  new MutationObserver(findEdit).observe(document, { childList: true, subtree: true, characterData: true });
}
