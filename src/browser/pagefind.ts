/** Needs JavaScript because the search runs in the reader’s browser: the way to Pagefind, whose files stand beside the site. */

/** What Pagefind tells of one result. */
export interface Found {
  url: string;
  /** Escaped HTML in which the terms stand in `<mark>`. */
  excerpt: string;
  meta: { title?: string; explainer?: string };
}

interface Pagefind {
  options(options: object): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Found> }[] }>;
}

// This module is /assets/search.….js; the index stands at /pagefind/ beside it.
const base = new URL('../', import.meta.url);
let engine: Promise<Pagefind> | undefined;

async function start(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(/* @vite-ignore */ new URL('pagefind/pagefind.js', base).href);
  // Titles of explainers stand in every record of theirs; a section’s own title and text should decide.
  await pagefind.options({
    baseUrl: base.pathname,
    excerptLength: 28,
    ranking: { metaWeights: { title: 4, explainer: 0.2 } },
  });
  return pagefind;
}

/** Starts loading the engine; a failure is forgotten, so that the next try loads it again. */
export function loadEngine(): Promise<Pagefind> {
  engine ??= start().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** The best sections for a query, at most `limit`. @throws when the index cannot be loaded. */
export async function find(query: string, limit: number): Promise<Found[]> {
  const { results } = await (await loadEngine()).search(query);
  return Promise.all(results.slice(0, limit).map((result) => result.data()));
}
