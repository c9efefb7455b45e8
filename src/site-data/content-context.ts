/** The content that pages show. Commands set it before Astro runs, and the dev server replaces it after each change. */
import type { FileMemo } from '../cache/file-memo.ts';
import type { Explainer, ExplainerMetadata, ParsedExplainer } from '../explainer/model.ts';
import { requireExplainer } from '../explainer/require-explainer.ts';
import type { Content } from '../parse/load-content.ts';
import { type ListItem, sortExplainers, toListItem } from './list-item.ts';

/** What the dev server passes from one load of the content to the next. */
export interface DevState {
  memo: FileMemo;
  /** The explainers that have a page: drafts too, and the last valid state of a file that is too broken to show. */
  items: readonly ListItem[];
}

interface ContentContext {
  content: Content;
  bySlug: ReadonlyMap<string, ParsedExplainer>;
  /** Newest first. */
  items: readonly ListItem[];
  devState: DevState | undefined;
}

// On globalThis, because Node (commands) and Vite's module runner (pages) hold separate instances of this module.
const contextKey = Symbol.for('footing.content');
const shared = globalThis as { [contextKey]?: ContentContext };

/** Makes `content` what pages show from now on. Without `devState`, as in a build, drafts have no page. */
export function setContent(content: Content, devState?: DevState): Content {
  const items = devState?.items ?? content.explainers.flatMap((parsed) => toListItem(parsed, content, false) ?? []);
  const bySlug = new Map(content.explainers.map((parsed) => [parsed.slug, parsed]));
  shared[contextKey] = { content, bySlug, items: sortExplainers(items), devState };
  return content;
}

/** Returns the content that pages show; undefined before it is set. */
export function getContent(): Content | undefined {
  return shared[contextKey]?.content;
}

/** Returns the state of the dev server; undefined in a build. */
export function getDevState(): DevState | undefined {
  return shared[contextKey]?.devState;
}

/** Returns every explainer that has a page, newest first. @throws Error when no content is set */
export function getAllExplainers(): readonly ListItem[] {
  return getContext().items;
}

/** Identifies a state of an explainer. */
type ExplainerState = Pick<ParsedExplainer, 'slug' | 'digest'>;

/** Returns an explainer without its text. @throws Error when it is no longer cached */
export function getMetadata(state: ExplainerState): ExplainerMetadata {
  const parsed = getContext().bySlug.get(state.slug);
  // The dev server shows the last valid state of a broken file. Only the cache holds that.
  return (parsed?.digest === state.digest && parsed.metadata) || loadExplainer(state);
}

/** The explainer that was loaded last: Astro renders its pages one after the other. */
let lastLoaded: { digest: string; explainer: Explainer } | undefined;

/** Loads a complete explainer. @throws Error when it is no longer cached */
export function loadExplainer({ slug, digest }: ExplainerState): Explainer {
  if (lastLoaded?.digest === digest) return lastLoaded.explainer;
  const explainer = requireExplainer((key) => getContext().content.loadExplainer(key), { slug, digest });
  lastLoaded = { digest, explainer };
  return explainer;
}

function getContext(): ContentContext {
  const context = shared[contextKey];
  if (!context) throw new Error('No content is loaded. Add the integration “footing” to astro.config.mjs.');
  return context;
}
