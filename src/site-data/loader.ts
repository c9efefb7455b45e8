/**
 * The way from the content folder into Astro: explainers are read by our own pipeline, once, and Astro’s store holds
 * only what lists show. Runs in Node itself, not in Vite’s module runner.
 */
import type { Loader } from 'astro/loaders';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { problemCount, problemText } from '../diagnostics/print-diagnostics.ts';
import { readLibrary } from '../parse/load-content.ts';
import { libraryOptions, sharedLibrary, sharedPreview, shareLibrary } from './content-context.ts';
import { type Listing, listingOf } from './list-item.ts';
import { refreshed } from './reload-content.ts';

/**
 * The loader of the collection of explainers. Without a watcher, mistakes in content stop it. With one it fills the store once, for
 * those who look there: the preview’s pages follow changes in memory, because Astro saves its store half a second after a change.
 */
export function explainerLoader(): Loader {
  return {
    name: 'explainers',
    load({ store, watcher }) {
      const listings = watcher ? previewListings() : publishedListings();
      const shown = new Set(listings.map(({ slug }) => slug));
      for (const listing of listings)
        store.set({ id: listing.slug, data: { ...listing }, digest: JSON.stringify(listing) });
      for (const id of store.keys()) if (!shown.has(id)) store.delete(id);
      return Promise.resolve();
    },
  };
}

function previewListings(): Listing[] {
  refreshed();
  return sharedPreview()?.listings ?? [];
}

/** Of what the build has read, where there is one. @throws Error when there is a mistake in the content. */
function publishedListings(): Listing[] {
  const library = sharedLibrary() ?? shareLibrary(readLibrary(libraryOptions));
  if (hasErrors(library.problems))
    throw new Error(`${problemCount(library.problems)} in the content.\n${problemText(library.problems)}`);
  return library.readings.flatMap((reading) => listingOf(reading, library, false) ?? []);
}
