/**
 * The way from the content folder into Astro: explainers are read by our own pipeline, once, and Astro’s store holds
 * only what lists show. Runs in Node itself, not in Vite’s module runner.
 */
import type { Loader } from 'astro/loaders';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { countDiagnostics, formatDiagnostics } from '../diagnostics/print-diagnostics.ts';
import { loadContent } from '../parse/load-content.ts';
import { contentOptions, getContent, getPreview, setContent } from './content-context.ts';
import { type ListItem, toListItem } from './list-item.ts';
import { reloadContent } from './reload-content.ts';

/**
 * The loader of the collection of explainers. Without a watcher, mistakes in content stop it. With one it fills the store once, for
 * those who look there: the preview’s pages follow changes in memory, because Astro saves its store half a second after a change.
 */
export function createExplainerLoader(): Loader {
  return {
    name: 'explainers',
    load({ store, watcher }) {
      const items = watcher ? previewListings() : publishedListings();
      const shown = new Set(items.map(({ slug }) => slug));
      for (const item of items) store.set({ id: item.slug, data: { ...item }, digest: JSON.stringify(item) });
      for (const id of store.keys()) if (!shown.has(id)) store.delete(id);
      return Promise.resolve();
    },
  };
}

function previewListings(): ListItem[] {
  reloadContent();
  return getPreview()?.items ?? [];
}

/** Of what the build has read, where there is one. @throws Error when there is a mistake in the content. */
function publishedListings(): ListItem[] {
  const content = getContent() ?? setContent(loadContent(contentOptions));
  if (hasErrors(content.diagnostics))
    throw new Error(
      `${countDiagnostics(content.diagnostics)} in the content.\n${formatDiagnostics(content.diagnostics)}`,
    );
  return content.explainers.flatMap((parsed) => toListItem(parsed, content, false) ?? []);
}
