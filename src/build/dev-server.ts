/** Extends the server of `npm run dev`, so that it also serves what a build writes besides pages. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { AstroIntegrationLogger } from 'astro';
import type { ViteDevServer } from 'vite';
import { reportSettings } from '../authoring/setting-rules.ts';
import { cacheDirs } from '../cache/cache-dirs.ts';
import { formatDiagnostics } from '../diagnostics/print-diagnostics.ts';
import { formatSettingsError } from '../diagnostics/settings-error.ts';
import { cardsFolder, resizedImagesFolder } from '../explainer/ids.ts';
import { renderExplainerFile } from '../exports/explainer-files.ts';
import { readRedirects } from '../parse/site-files.ts';
import { getFileType } from '../publish/http/file-types.ts';
import { writeSearch } from '../search/index/search-files.ts';
import { createSearchInput } from '../search/index/search-input.ts';
import { previewCard } from '../sharing/cards/write-cards.ts';
import { settings } from '../site.ts';
import { getContent } from '../site-data/content-context.ts';
import { reloadContent } from '../site-data/reload-content.ts';
import { browserCodeModule } from './browser-module.ts';
import { type ClientBundle, clientFolders } from './bundle-client.ts';
import { loadCurrentSettings, settingsFile } from './current-settings.ts';
import { previewImage } from './resize-images.ts';
import { reloadPages, watchContent } from './watch-content.ts';

/** Serves assets, and reloads open pages when content, diagnostics or client code change. */
export function addDevServer(
  server: ViteDevServer,
  logger: AstroIntegrationLogger,
  getBundle: () => Promise<ClientBundle>,
  invalidateBundle: () => void,
): void {
  const assets = new PreviewAssets(getBundle);
  watchContent(server, logger, () => assets.invalidateSearch());
  watchClientCode(server, logger, invalidateBundle);
  server.middlewares.use(async (request, response, next) => {
    try {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const path = decodeURIComponent(pathname).slice(settings.basePath.length);
      const content = await assets.get(path);
      if (content === undefined) return next();
      response.setHeader('Content-Type', getFileType(path));
      response.end(content);
    } catch (error) {
      next(error);
    }
  });
}

function watchClientCode(server: ViteDevServer, logger: AstroIntegrationLogger, invalidateBundle: () => void): void {
  server.watcher.add([...clientFolders, settingsFile]);
  server.watcher.on('all', (_event, path) => {
    const isCode = clientFolders.some((folder) => path.startsWith(folder));
    // The logo is in the public folder; its size is in the module.
    if (!isCode && path !== settingsFile && !path.startsWith(settings.publicDir + sep)) return;
    if (isCode) invalidateBundle();
    for (const environment of Object.values(server.environments)) {
      const module = environment.moduleGraph.getModuleById(`\0${browserCodeModule}`);
      if (module) environment.moduleGraph.invalidateModule(module);
    }
    if (path === settingsFile) void printSettingMistakes(logger);
    reloadPages(server);
  });
}

/** Prints what is wrong with the settings as they are now. */
async function printSettingMistakes(logger: AstroIntegrationLogger): Promise<void> {
  try {
    const diagnostics = reportSettings(await loadCurrentSettings()).filter(({ severity }) => severity !== 'notice');
    if (diagnostics.length > 0) logger.warn(formatDiagnostics(diagnostics, { colour: process.stdout.isTTY }));
  } catch (error) {
    logger.warn(formatSettingsError(error as Error) ?? `src/site.ts cannot be read: ${(error as Error).message}`);
  }
}

/** Creates files other than pages from the current content, when they are requested. */
class PreviewAssets {
  readonly #getBundle: () => Promise<ClientBundle>;
  #search: Promise<void> | undefined;

  constructor(getBundle: () => Promise<ClientBundle>) {
    this.#getBundle = getBundle;
  }

  /** Returns the content of a file; undefined when there is none. @param path without the base path */
  async get(path: string): Promise<string | Uint8Array | undefined> {
    const { search, share } = await this.#getBundle();
    const module = [search, share].find((each) => each.path === path);
    if (module) return module.content;
    const content = getContent() ?? reloadContent();
    if (path.startsWith(cardsFolder)) return previewCard(content, path);
    if (path.startsWith(resizedImagesFolder)) return previewImage(content, path);
    if (path.startsWith('pagefind/')) return this.#readSearchFile(path.slice('pagefind/'.length));
    const isExplainerFile = /^[^/]+(?:\/[^/]+)?\.(?:md|json|bib|ris)$/.test(path);
    return isExplainerFile ? renderExplainerFile(content, readRedirects(settings.contentDir), path) : undefined;
  }

  /** Makes the next request for a search file index the content again. */
  invalidateSearch(): void {
    this.#search = undefined;
  }

  async #readSearchFile(path: string): Promise<Uint8Array | undefined> {
    this.#search ??= indexContent();
    await this.#search;
    return readFileInside(cacheDirs.previewSearch.files, path);
  }
}

/** Reads a file in a folder. @returns undefined if there is no such file, or if the path leads out of the folder */
export function readFileInside(folder: string, path: string): Uint8Array | undefined {
  const file = join(folder, path);
  if (!file.startsWith(folder + sep) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return readFileSync(file);
}

async function indexContent(): Promise<void> {
  const { cache, files } = cacheDirs.previewSearch;
  rmSync(files, { recursive: true, force: true });
  await writeSearch(createSearchInput(getContent() ?? reloadContent(), cache), files);
}
