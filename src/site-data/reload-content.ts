/** Reads the content for the preview, each time only what has changed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { state } from '../cache/cache-dirs.ts';
import { Memory } from '../cache/file-memo.ts';
import { Keep } from '../parse/explainer-cache.ts';
import { type Library, readLibrary } from '../parse/load-content.ts';
import { libraryOptions, sharedPreview, shareLibrary } from './content-context.ts';
import { type Listing, listingOf } from './list-item.ts';

/** Reads what has changed since the last time. @returns what the preview shows from now on */
export function refreshed(): Library {
  const { memory = new Memory(), listings: before = lastGoodOfBefore() } = sharedPreview() ?? {};
  const library = readLibrary({ ...libraryOptions, memory });
  const last = new Map(before.map((listing) => [listing.slug, listing]));
  const keep = new Keep(state.readings);
  const listings: Listing[] = [];
  const lastGood: Listing[] = [];
  for (const reading of library.readings) {
    const current = listingOf(reading, library, true);
    const listing = current ?? last.get(reading.slug);
    if (!listing || (!current && !keep.has(listing.digest))) continue;
    listings.push(listing);
    if (!current) lastGood.push(listing);
  }
  keepLastGood(lastGood);
  return shareLibrary(library, { memory, listings });
}

/** The content of the file below, so that it is written only when that changes. */
let written: string | undefined;

/** For the next preview: a file may still be broken then. */
function keepLastGood(listings: readonly Listing[]): void {
  const text = JSON.stringify(listings);
  if (text === written) return;
  mkdirSync(dirname(state.lastGood), { recursive: true });
  writeFileSync(state.lastGood, text);
  written = text;
}

function lastGoodOfBefore(): Listing[] {
  try {
    return JSON.parse(readFileSync(state.lastGood, 'utf8'));
  } catch {
    return [];
  }
}
