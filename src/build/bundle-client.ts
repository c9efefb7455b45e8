/**
 * Styles and scripts for the browser, bundled and minified: what every page carries inline, and what is loaded on
 * demand.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheKey } from '../cache/cache-key.ts';
import { replaceFile } from '../cache/files.ts';
import { pagefindVersion } from '../search/index/run-pagefind.ts';
import { href, root, settings } from '../site.ts';

/** The browser’s part of the site. */
export interface ClientBundle {
  /** CSS of every page. */
  styles: string;
  /** CSS that pages other than explainers carry besides. */
  pageStyles: string;
  /** JavaScript of every page, an ES module. */
  script: string;
  /** JavaScript of pages to which addresses of the past lead, an ES module. */
  movedScript: string;
  /** What is loaded when a reader reaches for it. */
  search: ClientModule;
  share: ClientModule;
}

/** An ES module of its own: its path without the base path, with a digest in its name, and its content. */
export interface ClientModule {
  path: string;
  content: string;
}

/** Folders of the sources, for those who watch them. */
export const clientFolders = ['client', 'search/client', 'search/format', 'sharing/client', 'styles'].map((folder) =>
  join(root, 'src', folder),
);

/**
 * Everything, bundled anew only when any code of ours, or a dependency, is not what it was.
 * @param keep file in which it is kept. @throws Error when a source does not compile.
 */
export async function bundleClient(keep: string): Promise<ClientBundle> {
  const made = cacheKey(settings.basePath);
  const kept = readKept(keep);
  if (kept?.made === made) return kept.code;
  const bundled = { made, code: await bundleAll() };
  mkdirSync(dirname(keep), { recursive: true });
  replaceFile(keep, JSON.stringify(bundled));
  return bundled.code;
}

/** What cannot be read counts as not there. */
function readKept(keep: string): { made: string; code: ClientBundle } | undefined {
  try {
    return JSON.parse(readFileSync(keep, 'utf8'));
  } catch {
    return undefined;
  }
}

async function bundleAll(): Promise<ClientBundle> {
  const [styles, pageStyles, movedScript, search, share] = await Promise.all([
    bundle('src/styles/site.css'),
    bundle('src/styles/pages.css'),
    bundle('src/client/redirect.ts'),
    bundleModule('search', 'src/search/client/search.ts'),
    bundleModule('share', 'src/sharing/client/share.ts'),
  ]);
  const script = await bundle('src/client/page.ts', { sharePath: href(share.path) });
  return { styles, pageStyles, script, movedScript, search, share };
}

async function bundleModule(name: string, entry: string): Promise<ClientModule> {
  const content = await bundle(entry);
  return { path: `assets/${name}.${hash('sha256', content).slice(0, 8)}.js`, content };
}

/** @param constants what the sources declare and do not define */
async function bundle(entry: string, constants: Record<string, string> = {}): Promise<string> {
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
  const wanted = entry.endsWith('.css')
    ? outputs.find(({ fileName }) => fileName.endsWith('.css'))
    : outputs.find(({ type }) => type === 'chunk');
  if (!wanted) throw new Error(`Bundling ${entry} yielded nothing.`);
  return (wanted.type === 'chunk' ? wanted.code : String(wanted.source)).trim();
}
