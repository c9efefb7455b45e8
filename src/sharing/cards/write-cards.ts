/** Writes the share cards of a site. A card is drawn again only when its content changes. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheKey } from '../../cache/cache-key.ts';
import { FileCache } from '../../cache/file-cache.ts';
import { linkOrCopy, replaceFile } from '../../cache/files.ts';
import type { Content } from '../../parse/load-content.ts';
import { type Card, createCards } from './card.ts';
import type { CardRenderer, DrawnCard } from './draw-card.ts';

/** A card and its path, relative to the site. */
export interface PlacedCard {
  path: string;
  card: Card;
}

/** The result of writing cards. */
export interface WrittenCards {
  /** How many cards were not in the cache. */
  drawn: number;
  /** Characters that no font has, each with the path of the first card that shows it. */
  missing: [character: string, path: string][];
}

let renderer: Promise<CardRenderer> | undefined;

/** Draws a card. CanvasKit takes a third of a second to start, so the first card loads it. */
async function draw(card: Card): Promise<DrawnCard> {
  renderer ??= import('./draw-card.ts').then(({ CardRenderer }) => CardRenderer.start());
  return (await renderer).draw(card);
}

const openCache = (folder: string) => new FileCache(folder, '.png');

/** Writes cards into the folder of a site, from the cache where possible. @throws Error from the file system */
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
      const { png, missing: characters } = await draw(card);
      drawn++;
      for (const character of characters) if (!missing.has(character)) missing.set(character, path);
      // A card with missing characters is not cached, so that every build reports them.
      if (characters.length > 0) {
        replaceFile(target, png);
        continue;
      }
      cache.set(key, png);
    }
    linkOrCopy(cache.path(key), target);
  }
  return { drawn, missing: [...missing] };
}

/** Deletes all cards but these from the cache. */
export function pruneCards(cards: readonly PlacedCard[], cacheDir: string): void {
  openCache(cacheDir).prune(new Set(cards.map(({ card }) => cacheKey(card))));
}

/** Returns the card at a path as PNG, for the preview; undefined when no explainer or draft has it. */
export async function previewCard({ explainers }: Content, path: string): Promise<Uint8Array | undefined> {
  const placed = explainers
    .flatMap(({ metadata }) => (metadata ? createCards(metadata) : []))
    .find((each) => each.path === path);
  return placed && (await draw(placed.card)).png;
}
