/** Needs JavaScript because the search runs in the reader’s browser: the way to Pagefind, whose files stand beside the site. */

/** What Pagefind tells of one result. */
export interface Found {
  url: string;
  /** Escaped HTML in which the terms stand in `<mark>`. */
  excerpt: string;
  meta: { title?: string; explainer?: string };
}

interface Pagefind {
  search(query: string): Promise<{ results: { data(): Promise<Found> }[] }>;
  destroy(): Promise<void>;
}

// This module is /assets/search.….js; the index stands at /pagefind/ beside it.
const base = new URL('../', import.meta.url);
let engine: Promise<Pagefind> | undefined;
let attempts = 0;

async function start(): Promise<Pagefind> {
  const address = new URL('pagefind/pagefind.js', base);
  // A module that failed to load stays failed under its address in some browsers.
  if (attempts++ > 0) address.search = `again=${attempts}`;
  const { createInstance } = await import(/* @vite-ignore */ address.href);
  // Titles of explainers stand in every record of theirs; a section’s own title and text should decide.
  return createInstance({
    baseUrl: base.pathname,
    excerptLength: 28,
    ranking: { metaWeights: { title: 4, explainer: 0.2 } },
  });
}

/** Starts loading the engine; a failure is forgotten, so that the next try loads it again. */
export function loadEngine(): Promise<Pagefind> {
  engine ??= start().catch((error: unknown) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** Pagefind keeps quiet about a part of the index that it cannot load: nothing found may mean that nothing answers. */
async function stillThere(): Promise<void> {
  const { ok, status } = await fetch(new URL('pagefind/pagefind-entry.json', base), { cache: 'no-store' });
  if (!ok) throw new Error(`The index answers ${status}.`);
}

/** The best sections for a query, at most `limit`. @throws when the index cannot be loaded; the next try starts afresh. */
export async function find(query: string, limit: number): Promise<Found[]> {
  const loading = loadEngine();
  const pagefind = await loading;
  try {
    const { results } = await pagefind.search(query);
    if (results.length === 0) await stillThere();
    return await Promise.all(results.slice(0, limit).map((result) => result.data()));
  } catch (error) {
    if (engine === loading) engine = undefined;
    await pagefind.destroy();
    throw error;
  }
}
