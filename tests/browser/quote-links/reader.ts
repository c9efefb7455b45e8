/** Opens pages for tests of links to text: one to create links, and a new one for each link. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { root } from '../../support/run.ts';
import type * as inPage from './in-page.ts';

declare global {
  /** The functions of in-page.ts, in pages of these tests. */
  var linkTest: typeof inPage;
}

/** Wide enough for the contents column, and high enough to show a complete selection. */
const screen = { viewport: { width: 1280, height: 1800 } };

/** Pages that highlight the target of a text fragment in magenta. */
export class Readers {
  readonly #context: BrowserContext;
  #served = 0;

  static async start(browser: Browser): Promise<Readers> {
    const context = await browser.newContext(screen);
    await context.addInitScript(await bundleInPage());
    await context.addInitScript(() => {
      const style = new CSSStyleSheet();
      style.replaceSync('::target-text { background: rgb(255 0 255) !important; color: rgb(255 0 255) !important }');
      document.adoptedStyleSheets = [style];
    });
    return new Readers(context);
  }

  /** Serves a small page, and returns its address. */
  async serve(body: string, lang = 'en'): Promise<string> {
    const address = `http://text.test/${++this.#served}`;
    const dir = lang === 'fa' ? 'rtl' : 'ltr';
    await this.#context.route(address, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang=${lang} dir=${dir}><title>Words</title><body>${body}`,
      }),
    );
    return address;
  }

  private constructor(context: BrowserContext) {
    this.#context = context;
  }

  /** Opens a page, with the functions of in-page.ts in `linkTest`. */
  async open(address: string): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    return page;
  }

  /** Returns the text that a link highlights; empty when it highlights nothing. */
  async litBy(address: string, directive: string): Promise<string> {
    const page = await this.open(`${address}#:~:${directive}`);
    try {
      // The browser searches for the text some time after the page has loaded.
      for (let times = 0; times < 20; times++) {
        // A busy machine may fail to take a screenshot in time.
        const screenshot = await page.screenshot().catch(() => undefined);
        if (!screenshot) continue;
        const text = await page.evaluate((picture) => linkTest.litText(picture), screenshot.toString('base64'));
        if (text) return text;
      }
      return '';
    } finally {
      await page.close();
    }
  }

  stop(): Promise<void> {
    return this.#context.close();
  }
}

async function bundleInPage(): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      rolldownOptions: {
        input: join(import.meta.dirname, 'in-page.ts'),
        preserveEntrySignatures: 'strict',
        output: { format: 'iife', name: 'linkTest' },
      },
    },
  });
  const [code] = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  if (code?.type !== 'chunk') throw new Error('The bundle is empty.');
  return `${code.code}\nglobalThis.linkTest = linkTest;`;
}
