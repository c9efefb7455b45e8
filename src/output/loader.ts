/**
 * The way from the content folder into Astro: explainers are read by our own pipeline, once, and Astro’s store holds
 * only what lists show. Runs in Node itself, not in Vite’s module runner.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Loader } from 'astro/loaders';
import { type Library, readLibrary } from '../explainer/library.ts';
import { hasErrors } from '../schema/problem.ts';
import { root, settings } from '../site.ts';
import { tellEditors } from './editor-files.ts';
import { listingOf } from './listing.ts';
import { problemCount, problemText } from './problem-text.ts';
import { sharedLibrary, shareLibrary } from './shared-library.ts';
import { libraryOptions, state } from './state.ts';

/** The loader of the collection of explainers. With a watcher it follows changes; without, mistakes in content stop it. */
export function explainerLoader(): Loader {
  return {
    name: 'explainers',
    async load({ store, watcher, logger }) {
      const refresh = (known?: Library) => {
        const library = shareLibrary(known ?? readLibrary(libraryOptions));
        keepProblems(library);
        if (watcher) tellEditors({ root, contentDir: settings.contentDir });
        const shown = new Set<string>();
        for (const reading of library.readings) {
          const listing = listingOf(reading, library, watcher !== undefined);
          if (!listing) continue;
          shown.add(listing.slug);
          store.set({ id: listing.slug, data: { ...listing }, digest: JSON.stringify(listing) });
        }
        // A file that cannot be shown just now keeps its last good page in the preview.
        const there = new Set(watcher ? library.readings.map(({ slug }) => slug) : []);
        for (const id of store.keys()) if (!shown.has(id) && !there.has(id)) store.delete(id);
        return library;
      };
      // A build has read it already.
      const library = refresh(watcher ? undefined : sharedLibrary());
      if (!watcher) {
        if (hasErrors(library.problems))
          throw new Error(`${problemCount(library.problems)} in the content.\n${problemText(library.problems)}`);
        return;
      }
      let wasWrong = false;
      const say = ({ problems }: Library) => {
        if (problems.length > 0)
          logger.warn(`${problemCount(problems)}\n${problemText(problems, { colour: process.stdout.isTTY })}`);
        else if (wasWrong) logger.warn('All problems are mended.');
        wasWrong = problems.length > 0;
      };
      say(library);
      let waiting: NodeJS.Timeout | undefined;
      watcher.add(settings.contentDir);
      watcher.on('all', (_event, path) => {
        if (!path.startsWith(settings.contentDir)) return;
        clearTimeout(waiting);
        waiting = setTimeout(() => say(refresh()), 20);
      });
    },
  };
}

function keepProblems({ problems }: Library): void {
  mkdirSync(dirname(state.problems), { recursive: true });
  writeFileSync(state.problems, JSON.stringify(problems));
}
