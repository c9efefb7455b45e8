/** A site of all cases that are shown, and a browser that reports when any of their code runs. */
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
import { buildCorpusContent } from './site.ts';

export class Visitor {
  readonly address: string;
  readonly page: Page;
  /** Everything that must not happen and did, on all pages so far. */
  readonly attackReports: string[] = [];
  /** The paths of all pages, without a leading slash. */
  readonly paths: readonly string[];
  readonly #site: CorpusSite;
  readonly #context: BrowserContext;

  private constructor(site: CorpusSite, context: BrowserContext, page: Page) {
    this.#site = site;
    this.#context = context;
    this.page = page;
    this.address = site.address;
    this.paths = htmlFiles(site.folder).map((file) => file.replace(/index\.html$/, ''));
  }

  /** Builds and serves the site, and opens a page that reports attacks. */
  static async start(browser: Browser): Promise<Visitor> {
    const site = await serveCorpusSite();
    const context = await browser.newContext();
    const visitor = new Visitor(site, context, await context.newPage());
    const report = (event: string) => visitor.attackReports.push(event);
    await context.exposeFunction('reportAttack', report);
    await context.addInitScript(watchForAttacks);
    context.on('dialog', (dialog) => {
      report(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('request', (request) => {
      if (!request.url().startsWith(site.address)) report(`a request for ${request.url().slice(0, 200)}`);
    });
    context.on('weberror', (error) => report(`an error: ${error.error().message}`));
    context.on('page', (page) => report(`a window: ${page.url()}`));
    return visitor;
  }

  /** Opens a page, and returns its unsafe markup. */
  async open(path: string): Promise<string[]> {
    await this.page.goto(this.address + path, { waitUntil: 'load' });
    return this.findUnsafeMarkup();
  }

  /** Returns the unsafe markup of the open page, which has not run. */
  findUnsafeMarkup(): Promise<string[]> {
    return this.page.evaluate(`(${findUnsafeMarkup})(document)`);
  }

  /** Returns the unsafe markup of a page that the browser parses but does not open. */
  findUnsafeMarkupIn(path: string): Promise<string[]> {
    const html = readFileSync(join(this.#site.folder, /(^|\/)$/.test(path) ? `${path}index.html` : path), 'utf8');
    return this.parseUnsafeMarkup(html);
  }

  parseUnsafeMarkup(html: string): Promise<string[]> {
    return this.page.evaluate(
      `(${findUnsafeMarkup})(new DOMParser().parseFromString(${JSON.stringify(html)}, 'text/html'))`,
    );
  }

  async stop(): Promise<void> {
    await this.#context.close();
    this.#site.remove();
  }
}

interface CorpusSite {
  folder: string;
  address: string;
  remove(): void;
}

async function serveCorpusSite(): Promise<CorpusSite> {
  const temporary = mkdtempSync(join(tmpdir(), 'footing-untrusted-site-'));
  const [content, folder] = [join(temporary, 'content'), join(temporary, 'out')];
  writeFolder(content, buildCorpusContent());
  const { code, stdout, stderr } = await run('build', { CONTENT_DIR: content, OUT_DIR: folder });
  if (code !== 0) throw new Error(`The site of untrusted input does not build.\n${stdout}${stderr}`.slice(-5000));
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

/**
 * Runs in every page before its own code. Reports attacks that run, and those that the content security policy
 * blocks.
 */
function watchForAttacks(): void {
  const report = (event: string) =>
    (globalThis as unknown as { reportAttack(event: string): void }).reportAttack(event);
  Object.defineProperty(globalThis, 'executed', { set: () => report(`ran in ${location.pathname}`) });
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    report(`the policy blocked ${violatedDirective} ${blockedURI} in ${location.pathname}`),
  );
}

/** Runs in the browser. Returns attributes that could run code or lead to unsafe addresses. */
function findUnsafeMarkup(page: Document): string[] {
  return Array.from(page.querySelectorAll('*')).flatMap((element) =>
    Array.from(element.attributes).flatMap(({ name, value }) => {
      const isAddress = ['href', 'src', 'action', 'formaction', 'srcdoc', 'xlink:href'].includes(name);
      const isUnsafe =
        /^on/.test(name) || name === 'style' || (isAddress && !/^(https?:|mailto:|#|\/(?!\/)|$)/.test(value));
      return isUnsafe ? [`<${element.localName} ${name}="${value.slice(0, 80)}">`] : [];
    }),
  );
}
