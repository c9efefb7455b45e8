/** What ties the site’s own parts to Astro: the browser’s code, and in the preview all that a build writes beside the pages. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { Plugin, ViteDevServer } from 'vite';
import { readRedirects } from '../explainer/directories.ts';
import { cardsFolder } from '../schema/ids.ts';
import { settings } from '../site.ts';
import { type BrowserCode, browserCode, browserSources } from './browser-code.ts';
import { previewCard } from './cards/write-cards.ts';
import { explainerFile } from './explainer-files.ts';
import { followContent, reload } from './follow.ts';
import { explainerLoader } from './loader.ts';
import { refreshed } from './refresh.ts';
import { writeSearch } from './search/search-files.ts';
import { searchInput } from './search/search-input.ts';
import { sharedLibrary } from './shared-library.ts';
import { shareLoader } from './shared-loader.ts';
import { state } from './state.ts';
import { typeOf } from './types.ts';

/** The integration. */
export function footing(): AstroIntegration {
  let code: Promise<BrowserCode> | undefined;
  const currentCode = () => {
    code ??= browserCode(state.browserCode);
    return code;
  };
  return {
    name: 'footing',
    hooks: {
      'astro:config:setup': ({ updateConfig, command }) => {
        shareLoader(explainerLoader());
        // A build that runs beside the preview writes thousands of files there.
        const watch = { ignored: [join(dirname(state.readings), '**')] };
        updateConfig({ vite: { plugins: [browserModule(currentCode, command === 'dev')], server: { watch } } });
      },
      'astro:build:done': async ({ dir }) => {
        const { search, share } = await currentCode();
        for (const { path, content } of [search, share]) write(dir, path, content);
      },
      'astro:server:setup': ({ server, logger }) => preview(server, logger, currentCode, () => (code = undefined)),
    },
  };
}

const virtual = 'virtual:browser-code';

/**
 * `virtual:browser-code` gives pages their styles and scripts, and says whether they are made for the preview. Variables of
 * the environment can put on `import.meta.env.DEV` in a build too; what a draft holds must never depend on that.
 */
function browserModule(currentCode: () => Promise<BrowserCode>, isPreview: boolean): Plugin {
  return {
    name: virtual,
    resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
    async load(id) {
      if (id !== `\0${virtual}`) return undefined;
      const { styles, pageStyles, script, movedScript, search } = await currentCode();
      const constants = { styles, pageStyles, script, movedScript, searchPath: search.path, isPreview };
      return Object.entries(constants)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join('\n');
    },
  };
}

function write(dir: URL, path: string, content: string | Uint8Array): void {
  const file = join(fileURLToPath(dir), path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** In the preview: search over what is there now, and a fresh page when content, problems or the browser’s code change. */
function preview(
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
      const module = environment.moduleGraph.getModuleById(`\0${virtual}`);
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
    if (path.startsWith(cardsFolder)) return previewCard(currentLibrary(), path, state.previewCards);
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
