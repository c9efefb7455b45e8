/**
 * The library that this process works on. Commands and Astro’s pages are modules apart, even where they come from the same file; what
 * both work on stands where both find it.
 */
import type { Library } from '../explainer/library.ts';
import type { Explainer, Outline, Reading } from '../explainer/model.ts';

const place = Symbol.for('footing.library');
const shared = globalThis as { [place]?: { library: Library; bySlug: Map<string, Reading> } };

/** Makes a library the one that pages show. */
export function shareLibrary(library: Library): Library {
  shared[place] = { library, bySlug: new Map(library.readings.map((reading) => [reading.slug, reading])) };
  return library;
}

/** The library that pages show, if there is one yet. */
export function sharedLibrary(): Library | undefined {
  return shared[place]?.library;
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
  const explainer = shared[place]?.library.whole(digest);
  if (!explainer) throw new Error(`What was read of “${slug}” is gone from the folder .cache/readings. Build again.`);
  last = { digest, explainer };
  return explainer;
}
