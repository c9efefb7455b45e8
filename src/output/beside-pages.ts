/** What a build writes beside the pages: explainers for programs, share cards, the search index. */
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readRedirects } from '../explainer/directories.ts';
import type { Library } from '../explainer/library.ts';
import { settings } from '../site.ts';
import type { Ahead } from './ahead.ts';
import { publishedCards } from './cards/card.ts';
import { carryCards, writeCards } from './cards/write-cards.ts';
import type { Carry } from './carry.ts';
import { carryExplainerFiles, writeExplainerFiles } from './explainer-files.ts';
import { writeSearch } from './search/search-files.ts';
import { searchInput } from './search/search-input.ts';
import { state } from './state.ts';

/** Asks which of it is taken over, so that it is there early. */
export function carryBesidePages(library: Library, carry: Carry): void {
  carryExplainerFiles(library, readRedirects(settings.contentDir), carry);
  carryCards(publishedCards(library), carry);
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
  if ((await ahead.hasRead(library)) && existsSync(state.stagedSearch)) renameSync(state.stagedSearch, search);
  else await writeSearch(searchInput(library, state.search), search);
  const { missing } = await writeCards(publishedCards(library), { folder, keep: state.cards, carry });
  return Array.from(
    missing,
    ([letter, path]) =>
      `No font of the share cards has “${letter}”, as on ${path}. Add one in src/output/cards/fonts.ts.`,
  );
}
