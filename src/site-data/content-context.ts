/**
 * The library that this process works on. It is read in Node itself, and shown by Astro’s pages: modules apart, even where they come
 * from the same file. So it stands where both find it, and the preview’s pages do not wait until Astro has saved its store.
 */

import { join } from 'node:path';
import { state } from '../cache/cache-dirs.ts';
import type { Memory } from '../cache/file-memo.ts';
import { type Explainer, type Outline, type Reading, wholeOf } from '../explainer/model.ts';
import type { Library, LibraryOptions } from '../parse/load-content.ts';
import { root, settings } from '../site.ts';
import type { Listing } from './list-item.ts';

/** What the library of this site is read with. */
export const libraryOptions: LibraryOptions = {
  contentDir: settings.contentDir,
  root,
  keepDir: state.readings,
  basePath: settings.basePath,
  get siteUrl() {
    return settings.siteUrl;
  },
  publicDir: join(root, 'public'),
};

/** What only the preview has. */
export interface Preview {
  memory: Memory;
  /** Drafts have theirs, and a file that cannot be shown just now has the last one that could. */
  listings: Listing[];
}

interface Shared {
  library: Library;
  bySlug: ReadonlyMap<string, Reading>;
  preview?: Preview | undefined;
}

const place = Symbol.for('footing.library');
const shared = globalThis as { [place]?: Shared };

/** Makes a library the one that pages show from now on. */
export function shareLibrary(library: Library, preview?: Preview): Library {
  const bySlug = new Map(library.readings.map((reading) => [reading.slug, reading]));
  shared[place] = { library, bySlug, preview };
  return library;
}

/** The library that pages show, if there is one yet. */
export function sharedLibrary(): Library | undefined {
  return shared[place]?.library;
}

/** What the preview has; undefined where there is none, as in a build. */
export function sharedPreview(): Preview | undefined {
  return shared[place]?.preview;
}

/** What identifies a state of an explainer. */
type Identity = Pick<Reading, 'slug' | 'digest'>;

/** An explainer without its text. @throws Error when it is no longer kept. */
export function outlineFor(identity: Identity): Outline {
  const reading = shared[place]?.bySlug.get(identity.slug);
  // In the preview, a file that is broken just now is shown as it was.
  return (reading?.digest === identity.digest && reading.outline) || wholeExplainer(identity);
}

/** The one read last: its pages are made one after the other. */
let last: { digest: string; explainer: Explainer } | undefined;

/** All of an explainer. @throws Error when it is no longer kept. */
export function wholeExplainer({ slug, digest }: Identity): Explainer {
  if (last?.digest === digest) return last.explainer;
  const explainer = wholeOf((each) => shared[place]?.library.whole(each), { slug, digest });
  last = { digest, explainer };
  return explainer;
}
