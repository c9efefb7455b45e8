/** The preview of `npm run dev`: what a build writes next to the pages is made when it is asked for. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { cardsFolder } from '../explainer/ids.ts';
import { explainerFile } from '../exports/explainer-files.ts';
import { readRedirects } from '../parse/site-files.ts';
import { getFileType } from '../publish/http/file-types.ts';
import { writeSearch } from '../search/index/search-files.ts';
import { searchInput } from '../search/index/search-input.ts';
import { previewCard } from '../sharing/cards/write-cards.ts';
import { settings } from '../site.ts';
import { getContent } from '../site-data/content-context.ts';
import { reloadContent } from '../site-data/reload-content.ts';
import { browserCodeModule } from './browser-module.ts';
import { type ClientBundle, clientFolders } from './bundle-client.ts';
import { reloadPages, watchContent } from './watch-content.ts';

/**
 * In the preview: search over what is there now, and a fresh page when content, problems or the browser’s code
 * change.
 */
export function addDevServer(
  server: ViteDevServer,
  logger: AstroIntegrationLogger,
  currentCode: () => Promise<ClientBundle>,
  forgetCode: () => void,
): void {
  let index: Promise<unknown> | undefined;
  watchContent(server, logger, () => (index = undefined));
  server.watcher.add(clientFolders);
  server.watcher.on('all', (_event, path) => {
    if (!clientFolders.some((folder) => path.startsWith(folder))) return;
    forgetCode();
    for (const environment of Object.values(server.environments)) {
      const module = environment.moduleGraph.getModuleById(`\0${browserCodeModule}`);
      if (module) environment.moduleGraph.invalidateModule(module);
    }
    reloadPages(server);
  });
  server.middlewares.use(async (request, response, next) => {
    try {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const path = decodeURIComponent(pathname).slice(settings.basePath.length);
      const content = await contentOf(path);
      if (content === undefined) return next();
      response.setHeader('Content-Type', getFileType(path));
      response.end(content);
    } catch (error) {
      next(error);
    }
  });
  const currentLibrary = () => getContent() ?? reloadContent();
  const contentOf = async (path: string) => {
    const { search, share } = await currentCode();
    const module = [search, share].find((each) => each.path === path);
    if (module) return module.content;
    if (path.startsWith(cardsFolder)) return previewCard(currentLibrary(), path);
    if (!path.startsWith('pagefind/')) {
      const isFile = /^[^/]+(?:\/[^/]+)?\.(?:md|json|bib|ris)$/.test(path);
      return isFile ? explainerFile(currentLibrary(), readRedirects(settings.contentDir), path) : undefined;
    }
    const { keep, files } = cacheDirs.previewSearch;
    index ??= (async () => {
      rmSync(files, { recursive: true, force: true });
      await writeSearch(searchInput(currentLibrary(), keep), files);
    })();
    await index;
    const file = join(files, path.slice('pagefind/'.length));
    return existsSync(file) ? readFileSync(file) : undefined;
  };
}
