/** Reads the content for the preview, each time only what has changed. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Keep } from '../explainer/keep.ts';
import { readLibrary } from '../explainer/library.ts';
import { Memory } from '../explainer/memory.ts';
import type { Explainer } from '../explainer/model.ts';
import { type Listing, listingOf } from './listing.ts';
import { type Live, live, showLive } from './live.ts';
import { libraryOptions, state } from './state.ts';

/** Reads what has changed since the last time. @returns what the preview shows from now on */
export function refreshed(): Live {
  const memory = live()?.memory ?? new Memory();
  const library = readLibrary({ ...libraryOptions, memory });
  const last = new Map((live()?.listings ?? lastGoodOfBefore()).map((listing) => [listing.slug, listing]));
  const listings: Listing[] = [];
  const lastGood: Listing[] = [];
  const explainers = new Map<string, Explainer>();
  for (const reading of library.readings) {
    const current = listingOf(reading, library, true);
    const listing = current ?? last.get(reading.slug);
    const explainer = reading.explainer ?? (listing && explainerOf(listing));
    if (!listing || !explainer) continue;
    listings.push(listing);
    explainers.set(listing.digest, explainer);
    if (!current) lastGood.push(listing);
  }
  keepLastGood(lastGood);
  return showLive({ memory, library, listings, explainers });
}

function explainerOf({ digest }: Listing): Explainer | undefined {
  return live()?.explainers.get(digest) ?? new Keep(state.readings).get(digest)?.explainer;
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
