/** Builds a search index of small explainers, and searches it with the code that runs in browsers. */
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Explainer } from '../../src/explainer/model.ts';
import type { Glossary } from '../../src/explainer/schema/site-files.ts';
import type { SearchResponse } from '../../src/search/client/searcher.ts';
import { indexLanguage } from '../../src/search/format/format.ts';
import { pagefindVersion } from '../../src/search/index/run-pagefind.ts';
import { writeSearch } from '../../src/search/index/search-files.ts';
import { parseSmallExplainer } from '../support/small-explainer.ts';

/** Sections by id, each a title and a text. */
export type Sections = Record<string, readonly [title: string, text: string]>;

/** Creates an explainer with these sections. */
export function createExplainer(lang: string, sections: Sections, slug = 'council'): Explainer {
  const titles = Object.fromEntries(Object.entries(sections).map(([id, [title]]) => [id, title]));
  const body = Object.values(sections).map(([title, text]) => `## ${title}\n\n${text}[^a]`);
  return { ...parseSmallExplainer(`A.[^b]\n\n${body.join('\n\n')}`, { lang, sections: titles }), slug };
}

export interface BuiltSearch {
  /** Searches. @returns what a page would show */
  search(query: string): Promise<SearchResponse>;
  /** Searches. @returns the ids of the sections, best first; an introduction is '' */
  find(query: string): Promise<string[]>;
}

/** Builds the index of some explainers in one language, and opens it. */
export async function buildSearch(explainers: readonly Explainer[], glossary: Glossary = {}): Promise<BuiltSearch> {
  const folder = mkdtempSync(join(tmpdir(), 'footing-search-'));
  const language = indexLanguage(explainers[0]?.lang ?? 'en');
  try {
    await writeSearch(
      {
        explainers: explainers.map((explainer) => ({ ...explainer, digest: explainer.slug })),
        loadExplainer: (digest) => explainers.find(({ slug }) => slug === digest),
        glossary,
        languages: [language],
        labels: {},
        site: 'Site',
        partLimit: 1000,
        also: [],
        cacheDir: join(folder, 'cache'),
      },
      join(folder, 'pagefind'),
    );
    const paths = globSync('pagefind/**/*.*', { cwd: folder });
    const files = new Map(paths.map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]));
    vi.stubGlobal('pagefindVersion', pagefindVersion);
    vi.stubGlobal('fetch', async (url: string) => {
      const file = files.get(new URL(url).pathname.slice(1));
      return file ? new Response(file) : new Response('', { status: 404 });
    });
    const { startSearcher } = await import('../../src/search/client/searcher.ts');
    const searcher = await startSearcher({ home: 'https://example.org/', language });
    const search = (query: string) => searcher.search({ query, filters: {}, byDate: false, limit: 20 });
    return {
      search,
      find: async (query) => (await search(query)).results.map(({ url }) => url.split('#')[1] ?? ''),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
