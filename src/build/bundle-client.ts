/**
 * Bundles and minifies styles and scripts for the browser: those inline on every page, and modules loaded on
 * demand.
 */
import { hash } from 'node:crypto';
import { join } from 'node:path';
import { cacheKey } from '../cache/cache-key.ts';
import { readCachedJson, writeCachedJson } from '../cache/json-cache.ts';
import { pagefindVersion } from '../search/index/run-pagefind.ts';
import { href, root, settings } from '../site.ts';

/** The styles and scripts of the site. */
export interface ClientBundle {
  /** CSS of every page. */
  styles: string;
  /** More CSS, for pages other than explainers. */
  pageStyles: string;
  /** JavaScript of every page, an ES module. */
  script: string;
  /** JavaScript of pages at former addresses, an ES module. */
  movedScript: string;
  /** Modules that a page loads when the reader needs them. */
  search: ClientModule;
  share: ClientModule;
}

/** An ES module in a file: its path without the base path, with a digest in its name, and its content. */
export interface ClientModule {
  path: string;
  content: string;
}

/** The source folders, for the dev server to watch. */
export const clientFolders = ['client', 'search/client', 'search/format', 'sharing/client', 'styles'].map((folder) =>
  join(root, 'src', folder),
);

/** Returns the bundle, cached until any code or dependency changes. @throws Error when a source does not compile */
export async function bundleClient(cacheFile: string): Promise<ClientBundle> {
  const key = cacheKey(settings.basePath);
  const cached = readCachedJson<ClientBundle>(cacheFile, key);
  if (cached) return cached;
  const bundle = await bundleSources();
  writeCachedJson(cacheFile, key, bundle);
  return bundle;
}

/** Returns the bundle of the sources as they are now. @throws Error when a source does not compile */
export async function bundleSources(): Promise<ClientBundle> {
  const [styles, pageStyles, movedScript, search, share] = await Promise.all([
    bundleEntry('src/styles/site.css'),
    bundleEntry('src/styles/pages.css'),
    bundleEntry('src/client/redirect.ts'),
    bundleModule('search', 'src/search/client/search.ts'),
    bundleModule('share', 'src/sharing/client/share.ts'),
  ]);
  const script = await bundleEntry('src/client/page.ts', { sharePath: href(share.path) });
  return { styles, pageStyles, script, movedScript, search, share };
}

async function bundleModule(name: string, entry: string): Promise<ClientModule> {
  const content = await bundleEntry(entry);
  return { path: `assets/${name}.${hash('sha256', content).slice(0, 8)}.js`, content };
}

/** @param constants values of the global constants that the sources declare */
async function bundleEntry(entry: string, constants: Record<string, string> = {}): Promise<string> {
  const { build } = await import('vite');
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: Object.fromEntries(
      Object.entries({ pagefindVersion, ...constants }).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    build: {
      write: false,
      target: ['chrome123', 'firefox121', 'safari17.5'],
      modulePreload: false,
      rolldownOptions: {
        input: join(root, entry),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', codeSplitting: false },
      },
    },
  });
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  const output = entry.endsWith('.css')
    ? outputs.find(({ fileName }) => fileName.endsWith('.css'))
    : outputs.find(({ type }) => type === 'chunk');
  if (!output) throw new Error(`Bundling ${entry} produced no output.`);
  return (output.type === 'chunk' ? output.code : String(output.source)).trim();
}
