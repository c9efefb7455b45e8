/** Loads a page with an empty cache, on a slow phone and network, and measures what a reader would see. */
import type { Browser } from 'playwright-core';

export interface Load {
  /** Milliseconds from the click. */
  firstPaint: number;
  largestPaint: number;
  /** Total blocking time after the first paint: milliseconds of tasks beyond 50 ms each. */
  blocked: number;
  /** Cumulative layout shift. */
  shift: number;
  /** Kilobytes received. */
  kilobytes: number;
}

/** Lighthouse’s slow 4G connection: throughput in bytes per second, latency in milliseconds for a round trip. */
const network = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8, latency: 150 };
const slowdown = 4;
/** Milliseconds for scripts to run after loading. */
const settleTime = 1500;

export async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(recordEntries);
    const response = await page.goto(address, { waitUntil: 'load' });
    if (response?.status() !== 200) throw new Error(`${address} has status ${response?.status()}.`);
    await page.waitForTimeout(settleTime);
    return await page.evaluate(summarize);
  } finally {
    await context.close();
  }
}

type Recorded = typeof globalThis & { entries: PerformanceEntry[] };

/** Runs in the page before its scripts. */
function recordEntries(): void {
  const entries: PerformanceEntry[] = [];
  Object.assign(globalThis, { entries });
  for (const type of ['paint', 'largest-contentful-paint', 'longtask', 'layout-shift'])
    new PerformanceObserver((list) => entries.push(...list.getEntries())).observe({ type, buffered: true });
}

/** Runs in the page at the end. */
function summarize(): Load {
  const { entries } = globalThis as Recorded;
  const entriesOfType = (type: string) => entries.filter(({ entryType }) => entryType === type);
  const firstPaint =
    entriesOfType('paint').find(({ name }) => name === 'first-contentful-paint')?.startTime ?? Number.NaN;
  const blocking = entriesOfType('longtask').map(
    ({ startTime, duration }) => startTime + duration - Math.max(startTime, firstPaint) - 50,
  );
  const files = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
  return {
    firstPaint,
    largestPaint: entriesOfType('largest-contentful-paint').at(-1)?.startTime ?? Number.NaN,
    blocked: blocking.reduce((sum, time) => sum + Math.max(0, time), 0),
    shift: entriesOfType('layout-shift').reduce(
      (sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value,
      0,
    ),
    kilobytes: files.reduce((sum, file) => sum + (file as PerformanceResourceTiming).transferSize, 0) / 1000,
  };
}
