/** A site of everything in the corpus that is shown, built as any other, and a browser in which nothing of it may run. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { htmlFiles } from '../support/page.ts';
import { run } from '../support/run.ts';
import { writeFolder } from './corpus.ts';
import { hostileContent } from './site.ts';

export class Visitor {
  readonly address: string;
  readonly page: Page;
  /** What happened that must not, on any page so far. */
  readonly happened: string[] = [];
  /** Paths of all pages, without a slash at the start. */
  readonly paths: readonly string[];
  readonly #site: HostileSite;
  readonly #context: BrowserContext;

  private constructor(site: HostileSite, context: BrowserContext, page: Page) {
    this.#site = site;
    this.#context = context;
    this.page = page;
    this.address = site.address;
    this.paths = htmlFiles(site.folder).map((file) => file.replace(/index\.html$/, ''));
  }

  /** Builds and serves the site, and opens a page that watches. */
  static async start(browser: Browser): Promise<Visitor> {
    const site = await serveHostileSite();
    const context = await browser.newContext();
    const visitor = new Visitor(site, context, await context.newPage());
    const happens = (what: string) => visitor.happened.push(what);
    await context.exposeFunction('happens', happens);
    await context.addInitScript(watch);
    context.on('dialog', (dialog) => {
      happens(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('request', (request) => {
      if (!request.url().startsWith(site.address)) happens(`a request for ${request.url().slice(0, 200)}`);
    });
    context.on('weberror', (error) => happens(`an error: ${error.error().message}`));
    context.on('page', (page) => happens(`a window: ${page.url()}`));
    return visitor;
  }

  /** Opens a page. @returns what stands in it that could run or lead astray */
  async open(path: string): Promise<string[]> {
    await this.page.goto(this.address + path, { waitUntil: 'load' });
    return this.asleep();
  }

  /** What stands in the open page that could run or lead astray, though nothing of it has. */
  asleep(): Promise<string[]> {
    return this.page.evaluate(`(${asleepIn})(document)`);
  }

  /** The same of a page that is read as the browser reads every page, but not shown: nothing of it can run. */
  asleepUnopened(path: string): Promise<string[]> {
    const html = readFileSync(join(this.#site.folder, /(^|\/)$/.test(path) ? `${path}index.html` : path), 'utf8');
    return this.asleepOf(html);
  }

  asleepOf(html: string): Promise<string[]> {
    return this.page.evaluate(`(${asleepIn})(new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html'))`);
  }

  async stop(): Promise<void> {
    await this.#context.close();
    this.#site.remove();
  }
}

interface HostileSite {
  folder: string;
  address: string;
  remove(): void;
}

async function serveHostileSite(): Promise<HostileSite> {
  const temporary = mkdtempSync(join(tmpdir(), 'footing-hostile-site-'));
  const [content, folder] = [join(temporary, 'content'), join(temporary, 'out')];
  writeFolder(content, hostileContent());
  const { code, stdout, stderr } = await run('build', { CONTENT_DIR: content, OUT_DIR: folder });
  if (code !== 0) throw new Error(`The hostile site does not build.\n${stdout}${stderr}`.slice(-5000));
  const server: Server = createSiteServer({ folder, basePath: '/' });
  await once(server.listen(0), 'listening');
  return {
    folder,
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    remove() {
      server.closeAllConnections();
      server.close();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

/** Runs in every page before all else: tells what the attacks of the corpus would do, and what the policy has to stop. */
function watch(): void {
  const report = (what: string) => (globalThis as unknown as { happens(what: string): void }).happens(what);
  Object.defineProperty(globalThis, 'executed', { set: () => report(`ran in ${location.pathname}`) });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    report(`the policy stopped ${violatedDirective} ${blockedURI} in ${location.pathname}`),
  );
}

/** Runs in the browser: what could run or lead astray. */
function asleepIn(page: Document): string[] {
  return Array.from(page.querySelectorAll('*')).flatMap((element) =>
    Array.from(element.attributes).flatMap(({ name, value }) => {
      const leads = ['href', 'src', 'action', 'formaction', 'srcdoc', 'xlink:href'].includes(name);
      const isBad = /^on/.test(name) || name === 'style' || (leads && !/^(https?:|mailto:|#|\/(?!\/)|$)/.test(value));
      return isBad ? [`<${element.localName} ${name}="${value.slice(0, 80)}">`] : [];
    }),
  );
}
