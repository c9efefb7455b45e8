/** The Astro integration that builds this site: `astro build` alone yields the complete site. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { cacheDirs, cacheRoot } from '../cache/cache-dirs.ts';
import type { Content } from '../parse/load-content.ts';
import { writeHostFiles } from '../publish/hosts/host-files.ts';
import { readSiteFacts } from '../publish/http/site-facts.ts';
import { search, settings } from '../site.ts';
import { getContent } from '../site-data/content-context.ts';
import { reloadContent } from '../site-data/reload-content.ts';
import { onPageRendered } from '../site-data/render-progress.ts';
import { listSiteAddresses } from '../site-data/site-addresses.ts';
import { browserModule } from './browser-module.ts';
import { bundleClient, bundleSources, type ClientBundle } from './bundle-client.ts';
import { checkContent } from './check-content.ts';
import { BuildStopped, checkOutput } from './check-output.ts';
import { addDevServer } from './dev-server.ts';
import { dropUnfinishedPages, markPagesFinished } from './incremental-pages.ts';
import { formatCount, showProgress, startTask } from './log.ts';
import { writeAssets } from './site-assets.ts';
import { closePool } from './worker-pool.ts';

const renderTask = 'Render pages';

/** Creates the integration. */
export function footing(): AstroIntegration {
  let bundle: Promise<ClientBundle> | undefined;
  /** The cache key has the code as it was when the command started. */
  let isEdited = false;
  const getBundle = () => {
    bundle ??= isEdited ? bundleSources() : bundleClient(cacheDirs.clientBundle);
    return bundle;
  };
  const invalidateBundle = () => {
    isEdited = true;
    bundle = undefined;
  };
  let isBuild = false;
  let outDir = '';
  let content: Content | undefined;
  let assets: Promise<void> | undefined;
  let endRendering: (summary?: string) => void = () => {};
  return {
    name: 'footing',
    hooks: {
      'astro:config:setup': ({ updateConfig, command }) => {
        isBuild = command === 'build';
        // A build that runs while the dev server does writes thousands of files into the cache.
        const watch = { ignored: [join(cacheRoot, '**')] };
        updateConfig({ vite: { plugins: [browserModule(getBundle, command === 'dev')], server: { watch } } });
      },
      'astro:config:done': async ({ config }) => {
        if (!isBuild) return;
        outDir = resolve(fileURLToPath(config.outDir));
        // `npm run build` checks the content before it loads Astro.
        content = getContent() ?? (await checkContent({ hasNotices: false }));
        if (!content) throw new BuildStopped('Build stopped: fix the errors above.');
        dropUnfinishedPages();
      },
      'astro:build:setup': () => {
        // Astro has emptied the folder by now. It calls this hook once for each Vite environment.
        if (assets || !content) return;
        assets = writeAssets(content, outDir);
        // The promise is awaited once the pages are rendered. Until then, an error must not count as unhandled.
        assets.catch(() => {});
        endRendering = startTask(renderTask);
        if (process.stdout.isTTY) showRenderedPages(content);
      },
      'astro:build:generated': markPagesFinished,
      'astro:build:done': async ({ pages }) => {
        endRendering(formatCount(pages.length, 'page'));
        const { search: searchModule, share } = await getBundle();
        for (const { path, content } of [searchModule, share]) writeFile(join(outDir, path), content);
        await assets;
        await closePool();
        writeHostFiles(outDir, { ...readSiteFacts([outDir], search.also), basePath: settings.basePath });
        // `npm run build` checks the files itself, because it publishes them only when there are no mistakes.
        if (outDir !== cacheDirs.staging) await checkOutput(outDir, outDir);
      },
      'astro:server:setup': ({ server, logger }) => {
        // With NODE_ENV=development, a build has a server too. It must not show drafts.
        if (isBuild) return;
        reloadContent();
        addDevServer(server, logger, getBundle, invalidateBundle);
      },
    },
  };
}

/** Shows how many pages are rendered. Pages that Astro restores from its cache are not counted. */
function showRenderedPages(content: Content): void {
  // The page for unknown addresses is in no list.
  const total = listSiteAddresses(content, settings.publicDir).pages.size + 1;
  let done = 0;
  onPageRendered(() => showProgress(renderTask, ++done, total));
}

function writeFile(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
