/**
 * The library that this process works on. It is read in Node itself, and shown by Astro’s pages: modules apart, even where they come
 * from the same file. So it stands where both find it, and the preview’s pages do not wait until Astro has saved its store.
 */

import { join } from 'node:path';
import { cacheDirs } from '../cache/cache-dirs.ts';
import type { FileMemo } from '../cache/file-memo.ts';
import { type Explainer, type ExplainerMetadata, type ParsedExplainer, requireExplainer } from '../explainer/model.ts';
import type { Content, ContentOptions } from '../parse/load-content.ts';
import { root, settings } from '../site.ts';
import type { ListItem } from './list-item.ts';

/** What the library of this site is read with. */
export const contentOptions: ContentOptions = {
  contentDir: settings.contentDir,
  root,
  cacheDir: cacheDirs.explainers,
  basePath: settings.basePath,
  get siteUrl() {
    return settings.siteUrl;
  },
  publicDir: join(root, 'public'),
};

/** What only the preview has. */
export interface PreviewState {
  memo: FileMemo;
  /** Drafts have theirs, and a file that cannot be shown just now has the last one that could. */
  items: ListItem[];
}

interface Shared {
  content: Content;
  bySlug: ReadonlyMap<string, ParsedExplainer>;
  preview?: PreviewState | undefined;
}

const place = Symbol.for('footing.library');
const shared = globalThis as { [place]?: Shared };

/** Makes a library the one that pages show from now on. */
export function setContent(content: Content, preview?: PreviewState): Content {
  const bySlug = new Map(content.explainers.map((parsed) => [parsed.slug, parsed]));
  shared[place] = { content, bySlug, preview };
  return content;
}

/** The library that pages show, if there is one yet. */
export function getContent(): Content | undefined {
  return shared[place]?.content;
}

/** What the preview has; undefined where there is none, as in a build. */
export function getPreview(): PreviewState | undefined {
  return shared[place]?.preview;
}

/** What identifies a state of an explainer. */
type Identity = Pick<ParsedExplainer, 'slug' | 'digest'>;

/** An explainer without its text. @throws Error when it is no longer kept. */
export function getMetadata(identity: Identity): ExplainerMetadata {
  const parsed = shared[place]?.bySlug.get(identity.slug);
  // In the preview, a file that is broken just now is shown as it was.
  return (parsed?.digest === identity.digest && parsed.metadata) || loadExplainer(identity);
}

/** The one read last: its pages are made one after the other. */
let last: { digest: string; explainer: Explainer } | undefined;

/** All of an explainer. @throws Error when it is no longer kept. */
export function loadExplainer({ slug, digest }: Identity): Explainer {
  if (last?.digest === digest) return last.explainer;
  const explainer = requireExplainer((each) => shared[place]?.content.loadExplainer(each), { slug, digest });
  last = { digest, explainer };
  return explainer;
}
