/** What a build writes beside the pages: explainers for programs, share cards, the search index. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readRedirects } from '../explainer/directories.ts';
import type { Library } from '../explainer/library.ts';
import { settings } from '../site.ts';
import type { Ahead } from './ahead.ts';
import { publishedCards } from './cards/card.ts';
import { cardKeys, writeCards } from './cards/write-cards.ts';
import type { Carry } from './carry.ts';
import { explainerFileKeys, writeExplainerFiles } from './explainer-files.ts';
import { writeSearch } from './search/search-files.ts';
import { searchInput } from './search/search-input.ts';
import { state } from './state.ts';

/** The files of it that may be taken over, each with its key. */
export function* besideKeys(library: Library): Generator<[path: string, key: string]> {
  yield* explainerFileKeys(library, readRedirects(settings.contentDir));
  yield* cardKeys(publishedCards(library));
}

/**
 * Writes it into the folder of a site; what this build takes over is left out.
 * @param ahead makes most of it, and is waited for. @returns what the publisher should know, a sentence each
 */
export async function writeBesidePages(
  library: Library,
  { folder, carry, ahead }: { folder: string; carry: Carry; ahead: Ahead },
): Promise<string[]> {
  writeExplainerFiles(library, readRedirects(settings.contentDir), { folder, keep: state.files, carry });
  const search = join(folder, 'pagefind');
  if ((await ahead.made(library)) && existsSync(state.stagedSearch)) renameSync(state.stagedSearch, search);
  else await writeSearch(searchInput(library, state.search), search);
  const { missing } = await writeCards(publishedCards(library), { folder, keep: state.cards, carry });
  return Array.from(
    missing,
    ([letter, path]) =>
      `No font of the share cards has “${letter}”, as on ${path}. Add one in src/output/cards/fonts.ts.`,
  );
}
