/** Readers who link to words: one makes links on a page that stays open, the others open each link as strangers. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { root } from '../../support/run.ts';
import type * as inPage from './in-page.ts';

declare global {
  /** In pages of these tests. */
  var linkTest: typeof inPage;
}

/** Wide enough for the contents beside the text, and so high that what is selected is all on the screen. */
const screen = { viewport: { width: 1280, height: 1800 } };

/** Shows in magenta what a link leads to. */
export class Readers {
  readonly #context: BrowserContext;
  #served = 0;

  static async start(browser: Browser): Promise<Readers> {
    const context = await browser.newContext(screen);
    await context.addInitScript(await bundled());
    await context.addInitScript(() => {
      const style = new CSSStyleSheet();
      style.replaceSync('::target-text { background: rgb(255 0 255) !important; color: rgb(255 0 255) !important }');
      document.adoptedStyleSheets = [style];
    });
    return new Readers(context);
  }

  /** Serves a page of a few words. @returns its address */
  async serve(body: string, lang = 'en'): Promise<string> {
    const address = `http://words.test/${++this.#served}`;
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

  /** Opens a page; its functions for tests are in `linkTest`. */
  async open(address: string): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(address);
    await page.evaluate(() => document.fonts.ready);
    return page;
  }

  /** The text that lights up when a link is opened; none where nothing does. */
  async litBy(address: string, directive: string): Promise<string> {
    const page = await this.open(`${address}#:~:${directive}`);
    try {
      // The browser looks for the words when the page has come; how often it is asked is no part of what is tested.
      for (let times = 0; times < 20; times++) {
        // A busy machine may have no picture yet.
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

async function bundled(): Promise<string> {
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
  if (code?.type !== 'chunk') throw new Error('There is nothing bundled.');
  return `${code.code}\nglobalThis.linkTest = linkTest;`;
}
