/**
 * Half of the pages are rendered in the thread of `ahead.ts`, once it has nothing better to do. Astro renders one page after the other
 * in one thread, and leaves it to integrations to render them elsewhere (`setPrerenderer`).
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger, AstroPrerenderer } from 'astro';
import type { Library } from '../explainer/library.ts';
import { settings } from '../site.ts';
import type { Ahead } from './ahead.ts';
import { writePage } from './write-page.ts';

/** How many pages Astro asks for at a time, so that there are some to choose from. */
export const atATime = 64;

/** How many the thread is handed at a time: about an explainer with its sections, which share what has to be read. */
const handed = 8;

/** Where the pages of explainers are made. Others need all explainers at once: to gather that a second time would cost more than is won. */
const ofExplainers = 'src/pages/[slug]';

type Render = AstroPrerenderer['render'];

/** A page that waits. */
interface Waiting {
  /** Where it is written to; empty where Astro shall do that. */
  file: string;
  request: Parameters<Render>[0];
  options: Parameters<Render>[1];
  done(response: Promise<Response>): void;
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
    hooks: {
      'astro:build:start': ({ setPrerenderer, logger }) => setPrerenderer((own) => sharedOut(own, beside, logger)),
    },
  };
}

function sharedOut(
  own: AstroPrerenderer,
  { ahead, library, staged, begin }: Beside,
  logger: AstroIntegrationLogger,
): AstroPrerenderer {
  const waiting: Waiting[] = [];
  let isAtWork = false;
  let hasTold = false;
  const tell = ({ request }: Waiting, failure: string) => {
    if (hasTold) return;
    hasTold = true;
    logger.warn(
      `${new URL(request.url).pathname} could not be rendered in the thread beside, but could here. If there are many such pages, a build takes longer: is src/output/render-work.ts in step with the version of Astro? ${failure}`,
    );
  };
  /** The module that holds the pages, where there is a thread to hand it to. */
  let entry: string | undefined;
  const renderHere = async ({ file, request, options }: Waiting) => {
    const rendered = await own.render(request, options);
    const response = rendered instanceof Response ? rendered : rendered.response;
    if (!file || response.status !== 200) return response;
    await writePage(file, response);
    return written();
  };
  const work = async () => {
    isAtWork = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const rendered = renderHere(next);
      next.done(rendered);
      await rendered.catch(() => {}); // Astro, which waits for it too, tells.
      // In between, what the thread says is heard.
      await setImmediate();
    }
    isAtWork = false;
  };
  const handOver = async (module: string) => {
    entry = undefined;
    for (let pages = takeFrom(waiting); pages.length > 0; pages = takeFrom(waiting)) {
      const asked = pages.map(({ file, request, options: { routeData } }) => {
        const { route, component } = routeData;
        return { file, url: request.url, route, component };
      });
      const answer = await ahead.ask('render', { entry: module, pages: asked });
      for (const [index, page] of pages.entries()) {
        const failure = answer ? answer[index] : 'The thread has ended.';
        if (failure === undefined) page.done(Promise.resolve(written()));
        else {
          // Whatever is wrong with the page itself is told best by Astro.
          const rendered = renderHere(page);
          rendered.then(() => tell(page, failure)).catch(() => {});
          page.done(rendered);
        }
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
      void ahead.made(library).then((made) => {
        if (made) entry = pathToFileURL(join(staged, file)).href;
      });
    },
    async getStaticPaths() {
      // The thread may have told which pages stay as they are.
      await setImmediate();
      const paths = await own.getStaticPaths();
      begin();
      return paths;
    },
    render(request, options) {
      return new Promise((done) => {
        waiting.push({ file: fileOf(request.url, options, staged), request, options, done });
        if (!isAtWork) void work();
        // What waits there would be waited for here in the end.
        if (entry && ahead.isFree) void handOver(entry);
      });
    },
  };
}

/** The file of a page that is one of many, each with a folder of its own. */
function fileOf(url: string, { routeData }: Waiting['options'], staged: string): string {
  const path = routeData.pathname === undefined ? new URL(url).pathname.slice(settings.basePath.length) : '';
  return /^(?:[a-z\d-]+\/)+$/.test(path) ? join(staged, path, 'index.html') : '';
}

/** What Astro gets of a page that is written already. */
const written = (): Response => new Response(null);

/** Takes some pages of explainers away from the end; what stands at the beginning comes next here. */
function takeFrom(waiting: Waiting[]): Waiting[] {
  const isOurs = ({ file, options }: Waiting) => file !== '' && options.routeData.component.startsWith(ofExplainers);
  const end = waiting.findLastIndex(isOurs) + 1;
  const others = waiting.slice(0, end).findLastIndex((page) => !isOurs(page)) + 1;
  const start = Math.max(others, end - handed);
  return waiting.splice(start, end - start);
}
