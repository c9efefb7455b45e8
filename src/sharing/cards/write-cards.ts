/** The share cards of a site as files. A card that shows what it showed before is not drawn again. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheKey } from '../../cache/cache-key.ts';
import { FileCache } from '../../cache/file-cache.ts';
import { linkOrCopy } from '../../cache/files.ts';
import type { Content } from '../../parse/load-content.ts';
import { type Card, createCards } from './card.ts';
import type { CardArtist, DrawnCard } from './draw-card.ts';

/** A card and its address, which is relative to the site. */
export interface PlacedCard {
  path: string;
  card: Card;
}

/** What came of writing cards. */
export interface WrittenCards {
  drawn: number;
  /** Letters that none of the fonts has, each with the first card that shows it. */
  missing: [letter: string, path: string][];
}

let artist: Promise<CardArtist> | undefined;

/** Draws a card. The drawing library takes a third of a second to start: it is loaded when the first card needs it. */
async function draw(card: Card): Promise<DrawnCard> {
  artist ??= import('./draw-card.ts').then(({ CardArtist }) => CardArtist.start());
  return (await artist).draw(card);
}

const openCache = (folder: string) => new FileCache(folder, '.png');

/** Writes cards into the folder of a site, from the cache where they are cached. @throws Error from the file system */
export async function writeCards(
  cards: readonly PlacedCard[],
  { folder, cacheDir }: { folder: string; cacheDir: string },
): Promise<WrittenCards> {
  const cache = openCache(cacheDir);
  const missing = new Map<string, string>();
  let drawn = 0;
  for (const { path, card } of cards) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    const key = cacheKey(card);
    if (!cache.has(key)) {
      const { png, missing: letters } = await draw(card);
      drawn++;
      for (const letter of letters) if (!missing.has(letter)) missing.set(letter, path);
      // A card with missing letters is not cached, so that every build reports them.
      if (letters.length > 0) {
        writeFileSync(target, png);
        continue;
      }
      cache.set(key, png);
    }
    linkOrCopy(cache.path(key), target);
  }
  return { drawn, missing: [...missing] };
}

/** Deletes the cached cards that are not among these. */
export function pruneCards(cards: readonly PlacedCard[], cacheDir: string): void {
  openCache(cacheDir).prune(new Set(cards.map(({ card }) => cacheKey(card))));
}

/** For the preview: the card at an address; nothing where no explainer, drafts included, has it. */
export async function previewCard({ explainers }: Content, path: string): Promise<Uint8Array | undefined> {
  const found = explainers
    .flatMap(({ metadata }) => (metadata ? createCards(metadata) : []))
    .find((each) => each.path === path);
  return found && (await draw(found.card)).png;
}
