/**
 * Half of the pages are rendered in the thread of `ahead.ts`, once it has nothing better to do. Astro renders one page after the other
 * in one thread, and leaves it to integrations to render them elsewhere (`setPrerenderer`).
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import type { Library } from '../explainer/library.ts';
import type { Ahead, Rendered } from './ahead.ts';

/** How many pages Astro asks for at a time, so that there are some to choose from. */
export const atATime = 64;

/** How many the thread is handed at a time: about an explainer with its sections, which share what has to be read. */
const handed = 8;

/** Where the pages of explainers are made. Others need all explainers at once: to gather that a second time would cost more than is won. */
const ofExplainers = 'src/pages/[slug]';

type Render = AstroPrerenderer['render'];

/** A page that waits. */
interface Waiting {
  request: Parameters<Render>[0];
  options: Parameters<Render>[1];
  done(response: ReturnType<Render>): void;
}

/** What goes on while Astro renders. */
interface Beside {
  ahead: Ahead;
  /** The content that is shown. */
  library: Library;
  /** The folder that is built in. */
  staged: string;
  /** Called when it is known which pages have to be made. */
  begin(): void;
}

/** Renders pages of explainers in the thread too. */
export function renderBeside(beside: Beside): AstroIntegration {
  return {
    name: 'footing-render-beside',
    hooks: { 'astro:build:start': ({ setPrerenderer }) => setPrerenderer((own) => sharedOut(own, beside)) },
  };
}

function sharedOut(own: AstroPrerenderer, { ahead, library, staged, begin }: Beside): AstroPrerenderer {
  const waiting: Waiting[] = [];
  let isAtWork = false;
  /** The module that holds the pages, where there is a thread to hand it to. */
  let entry: string | undefined;
  const work = async () => {
    isAtWork = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { request, options, done } = next;
      const response = own.render(request, options);
      done(response);
      await response.catch(() => {}); // Astro, which waits for it too, tells.
      // In between, what the thread says is heard, and files are written.
      await setImmediate();
    }
    isAtWork = false;
  };
  const handOver = async (module: string) => {
    entry = undefined;
    for (let pages = takeFrom(waiting); pages.length > 0; pages = takeFrom(waiting)) {
      const asked = pages.map(({ request, options }) => ({ url: request.url, ...routeOf(options) }));
      const rendered = (await ahead.ask('render', { entry: module, pages: asked })) ?? [];
      for (const [index, { request, options, done }] of pages.entries()) {
        const page = rendered[index];
        // What is wrong with a page is told best by Astro itself.
        done(page ? Promise.resolve(responseOf(page)) : own.render(request, options));
      }
    }
    entry = module;
  };
  return {
    ...own,
    name: 'footing',
    async setup() {
      await own.setup?.();
      const [file] = globSync('.prerender/prerender-entry.*.mjs', { cwd: staged });
      if (!file) throw new Error('Astro has put its pages elsewhere than src/output/render-beside.ts looks for them.');
      void ahead.hasRead(library).then((isSame) => {
        if (isSame) entry = pathToFileURL(join(staged, file)).href;
      });
    },
    async getStaticPaths() {
      const paths = await own.getStaticPaths();
      begin();
      return paths;
    },
    render(request, options) {
      return new Promise((done) => {
        waiting.push({ request, options, done });
        if (!isAtWork) void work();
        if (entry) void handOver(entry);
      });
    },
  };
}

function routeOf({ routeData }: Waiting['options']): { route: string; component: string } {
  return { route: routeData.route, component: routeData.component };
}

/** Takes some pages of explainers away from the end; what stands at the beginning comes next here. */
function takeFrom(waiting: Waiting[]): Waiting[] {
  const end = waiting.findLastIndex(({ options }) => options.routeData.component.startsWith(ofExplainers)) + 1;
  const others = waiting.findLastIndex(
    ({ options }, index) => index < end && !options.routeData.component.startsWith(ofExplainers),
  );
  return waiting.splice(Math.max(others + 1, end - handed), Math.min(handed, end - others - 1));
}

function responseOf({ status, headers, body }: Rendered): Response {
  return new Response(body, { status, headers });
}
