/** One load of a page with nothing kept, by a slow phone on a slow network, and what a reader would have seen of it. */
import type { Browser } from 'playwright-core';

export interface Load {
  /** Milliseconds from the click. */
  firstPaint: number;
  largestPaint: number;
  /** How long tasks kept the page from answering, beyond 50 ms each, once something was painted. */
  blocked: number;
  /** The score of all layout shifts. */
  shift: number;
  /** Kilobytes that came over the network. */
  kilobytes: number;
}

/** What Lighthouse and others take for a slow 4G connection: bytes a second, and milliseconds there and back. */
const network = { offline: false, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8, latency: 150 };
const slowdown = 4;
/** Long enough for what scripts do after loading, in milliseconds. */
const afterwards = 1500;

export async function load(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', network);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript(watch);
    const answer = await page.goto(address, { waitUntil: 'load' });
    if (answer?.status() !== 200) throw new Error(`${address} was answered with ${answer?.status()}.`);
    await page.waitForTimeout(afterwards);
    return await page.evaluate(summary);
  } finally {
    await context.close();
  }
}

type Watched = typeof globalThis & { watched: PerformanceEntry[] };

/** Runs in the page, before anything of it. */
function watch(): void {
  const watched: PerformanceEntry[] = [];
  Object.assign(globalThis, { watched });
  for (const type of ['paint', 'largest-contentful-paint', 'longtask', 'layout-shift'])
    new PerformanceObserver((list) => watched.push(...list.getEntries())).observe({ type, buffered: true });
}

/** Runs in the page, at the end. */
function summary(): Load {
  const { watched } = globalThis as Watched;
  const of = (type: string) => watched.filter(({ entryType }) => entryType === type);
  const firstPaint = of('paint').find(({ name }) => name === 'first-contentful-paint')?.startTime ?? Number.NaN;
  const blocking = of('longtask').map(
    ({ startTime, duration }) => startTime + duration - Math.max(startTime, firstPaint) - 50,
  );
  const files = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
  return {
    firstPaint,
    largestPaint: of('largest-contentful-paint').at(-1)?.startTime ?? Number.NaN,
    blocked: blocking.reduce((sum, time) => sum + Math.max(0, time), 0),
    shift: of('layout-shift').reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
    kilobytes: files.reduce((sum, file) => sum + (file as PerformanceResourceTiming).transferSize, 0) / 1000,
  };
}
