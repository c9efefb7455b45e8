/** The preview of `npm run dev`: what a build writes next to the pages is made when it is asked for. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { readRedirects } from '../explainer/directories.ts';
import { type BrowserCode, browserSources } from '../output/browser-code.ts';
import { previewCard } from '../output/cards/write-cards.ts';
import { explainerFile } from '../output/explainer-files.ts';
import { followContent, reload } from '../output/follow.ts';
import { refreshed } from '../output/refresh.ts';
import { writeSearch } from '../output/search/search-files.ts';
import { searchInput } from '../output/search/search-input.ts';
import { sharedLibrary } from '../output/shared-library.ts';
import { state } from '../output/state.ts';
import { typeOf } from '../output/types.ts';
import { cardsFolder } from '../schema/ids.ts';
import { settings } from '../site.ts';
import { browserCodeModule } from './browser-module.ts';

/**
 * In the preview: search over what is there now, and a fresh page when content, problems or the browser’s code
 * change.
 */
export function addPreview(
  server: ViteDevServer,
  logger: AstroIntegrationLogger,
  currentCode: () => Promise<BrowserCode>,
  forgetCode: () => void,
): void {
  let index: Promise<unknown> | undefined;
  followContent(server, logger, () => (index = undefined));
  server.watcher.add(browserSources);
  server.watcher.on('all', (_event, path) => {
    if (!browserSources.some((folder) => path.startsWith(folder))) return;
    forgetCode();
    for (const environment of Object.values(server.environments)) {
      const module = environment.moduleGraph.getModuleById(`\0${browserCodeModule}`);
      if (module) environment.moduleGraph.invalidateModule(module);
    }
    reload(server);
  });
  server.middlewares.use(async (request, response, next) => {
    try {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const path = decodeURIComponent(pathname).slice(settings.basePath.length);
      const content = await contentOf(path);
      if (content === undefined) return next();
      response.setHeader('Content-Type', typeOf(path));
      response.end(content);
    } catch (error) {
      next(error);
    }
  });
  const currentLibrary = () => sharedLibrary() ?? refreshed();
  const contentOf = async (path: string) => {
    const { search, share } = await currentCode();
    const module = [search, share].find((each) => each.path === path);
    if (module) return module.content;
    if (path.startsWith(cardsFolder)) return previewCard(currentLibrary(), path);
    if (!path.startsWith('pagefind/')) {
      const isFile = /^[^/]+(?:\/[^/]+)?\.(?:md|json|bib|ris)$/.test(path);
      return isFile ? explainerFile(currentLibrary(), readRedirects(settings.contentDir), path) : undefined;
    }
    const { keep, files } = state.previewSearch;
    index ??= (async () => {
      rmSync(files, { recursive: true, force: true });
      await writeSearch(searchInput(currentLibrary(), keep), files);
    })();
    await index;
    const file = join(files, path.slice('pagefind/'.length));
    return existsSync(file) ? readFileSync(file) : undefined;
  };
}
