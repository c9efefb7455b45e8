/**
 * What the preview shows, in memory: its pages do not wait until Astro has saved its store. It is read in Node itself and shown in
 * Vite’s runner: modules apart, even where they come from the same file. So it stands where both find it.
 */
import type { Library } from '../explainer/library.ts';
import type { Memory } from '../explainer/memory.ts';
import type { Explainer } from '../explainer/model.ts';
import type { Listing } from './listing.ts';

export interface Live {
  memory: Memory;
  library: Library;
  /** Drafts have theirs, and a file that cannot be shown just now has the last one that could. */
  listings: Listing[];
  /** By the digest of their readings. */
  explainers: ReadonlyMap<string, Explainer>;
}

const place = Symbol.for('footing.live');
const shared = globalThis as { [place]?: Live };

/** What the preview shows; undefined where there is none, as in a build. */
export function live(): Live | undefined {
  return shared[place];
}

/** Makes something what the preview shows from now on. */
export function showLive(next: Live): Live {
  shared[place] = next;
  return next;
}
