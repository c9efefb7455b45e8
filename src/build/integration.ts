/** Everything that Astro has to do for this site: `astro build` alone yields the whole of it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { cacheDirs } from '../cache/cache-dirs.ts';
import type { Content } from '../parse/load-content.ts';
import { writeHostFiles } from '../publish/hosts/host-files.ts';
import { readSiteFacts } from '../publish/http/site-facts.ts';
import { search, settings } from '../site.ts';
import { getContent } from '../site-data/content-context.ts';
import { reloadContent } from '../site-data/reload-content.ts';
import { browserModule } from './browser-module.ts';
import { bundleClient, type ClientBundle } from './bundle-client.ts';
import { checkContent } from './check-content.ts';
import { BuildStopped, checkOutput } from './check-output.ts';
import { addDevServer } from './dev-server.ts';
import { dropUnfinishedPages, markPagesFinished } from './incremental-pages.ts';
import { formatCount, startTask } from './log.ts';
import { writeAssets } from './site-assets.ts';
import { closePool } from './worker-pool.ts';

/** The integration. */
export function footing(): AstroIntegration {
  let code: Promise<ClientBundle> | undefined;
  const currentCode = () => {
    code ??= bundleClient(cacheDirs.clientBundle);
    return code;
  };
  let isBuild = false;
  let outDir = '';
  let library: Content | undefined;
  let assets: Promise<void> | undefined;
  let pagesAreRendered: (summary?: string) => void = () => {};
  return {
    name: 'footing',
    hooks: {
      'astro:config:setup': ({ updateConfig, command }) => {
        isBuild = command === 'build';
        // A build that runs next to the preview writes thousands of files there.
        const watch = { ignored: [join(dirname(cacheDirs.explainers), '**')] };
        updateConfig({ vite: { plugins: [browserModule(currentCode, command === 'dev')], server: { watch } } });
      },
      'astro:config:done': async ({ config }) => {
        if (!isBuild) return;
        outDir = resolve(fileURLToPath(config.outDir));
        // `npm run build` has checked the content before it loads Astro.
        library = getContent() ?? (await checkContent());
        if (!library) throw new BuildStopped('Build stopped: fix the errors above.');
        dropUnfinishedPages();
      },
      'astro:build:setup': () => {
        // By now the folder is empty. The hook is called once for each of Vite's environments.
        if (assets || !library) return;
        assets = writeAssets(library, outDir);
        // It is awaited when the pages are rendered. Until then an error is no unhandled one.
        assets.catch(() => {});
        pagesAreRendered = startTask('Render pages');
      },
      'astro:build:generated': markPagesFinished,
      'astro:build:done': async ({ pages }) => {
        pagesAreRendered(formatCount(pages.length, 'page'));
        const { search: searchModule, share } = await currentCode();
        for (const { path, content } of [searchModule, share]) write(join(outDir, path), content);
        await assets;
        await closePool();
        writeHostFiles(outDir, { ...readSiteFacts([outDir], search.also), basePath: settings.basePath });
        // `npm run build` checks the files itself, because it publishes them only when nothing is wrong.
        if (outDir !== cacheDirs.staging) await checkOutput(outDir, outDir);
      },
      'astro:server:setup': ({ server, logger }) => {
        // With NODE_ENV=development, a build has a server too. It must not show drafts.
        if (isBuild) return;
        reloadContent();
        addDevServer(server, logger, currentCode, () => (code = undefined));
      },
    },
  };
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
