/** The share cards of a site as files. A card that shows what it showed before is not drawn again. */

import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { codeDigest } from '../../explainer/code-digest.ts';
import type { Library } from '../../explainer/library.ts';
import type { Carrying } from '../carry.ts';
import { putLink } from '../link.ts';
import { type Card, cardsOf } from './card.ts';
import type { CardArtist } from './draw.ts';
import { fontVersions } from './fonts.ts';

/** What came of writing cards. */
export interface Written {
  count: number;
  drawn: number;
  /** Letters that none of the fonts has, and the first card that shows them. */
  missing: Map<string, string>;
}

/** Draws cards, and keeps them in a folder by the digest of all that goes into them. */
export class CardKeep {
  readonly folder: string;
  #artist: Promise<CardArtist> | undefined;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** The file of a card. One with letters missing is not kept under its digest, so that this is told each time. */
  async file(card: Card): Promise<{ path: string; drawn: boolean; missing: string[] }> {
    const path = join(this.folder, fileOf(card));
    if (existsSync(path)) return { path, drawn: false, missing: [] };
    this.#artist ??= import('./draw.ts').then(({ CardArtist }) => CardArtist.start());
    const { png, missing } = (await this.#artist).draw(card);
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, png);
    if (missing.length > 0) return { path: unfinished, drawn: true, missing };
    renameSync(unfinished, path);
    return { path, drawn: true, missing };
  }

  /** Deletes all but these files. */
  prune(used: ReadonlySet<string>): void {
    for (const name of readdirSync(this.folder)) if (!used.has(name)) rmSync(join(this.folder, name), { force: true });
  }
}

/** Cards, each with its key: see `carry.ts`. */
export function* cardKeys(cards: Iterable<{ path: string; card: Card }>): Generator<[path: string, key: string]> {
  for (const { path, card } of cards) yield [path, fileOf(card)];
}

/** Writes cards into the folder of a site. @param keep folder where they are kept between builds */
export async function writeCards(
  cards: Iterable<{ path: string; card: Card }>,
  { folder, keep, carry }: { folder: string; keep: string; carry: Carrying },
): Promise<Written> {
  const kept = new CardKeep(keep);
  const written: Written = { count: 0, drawn: 0, missing: new Map() };
  const used = new Set<string>();
  const made = new Set<string>();
  for (const { path, card } of cards) {
    written.count++;
    const name = fileOf(card);
    used.add(name);
    if (!carry.mustMake(path, name)) continue;
    const { path: file, drawn, missing } = await kept.file(card);
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    putLink(file, target);
    if (drawn) written.drawn++;
    if (missing.length > 0) carry.forget(path);
    for (const letter of missing) if (!written.missing.has(letter)) written.missing.set(letter, path);
  }
  kept.prune(used);
  return written;
}

let preview: CardKeep | undefined;

/** For the preview: the card at an address, drawn when it is asked for; nothing where no explainer has it, drafts included. */
export async function previewCard({ readings }: Library, path: string, keep: string): Promise<Uint8Array | undefined> {
  const found = readings.flatMap(({ outline }) => (outline ? cardsOf(outline) : [])).find((each) => each.path === path);
  if (!found) return undefined;
  preview ??= new CardKeep(keep);
  const { path: file } = await preview.file(found.card);
  return readFileSync(file);
}

let code: string | undefined;

/** The digest of a card: of what it shows, of the code that draws it, and of the versions of drawing and fonts. */
export function digestOf(card: Card): string {
  code ??= drawnWith();
  return hash('sha256', JSON.stringify([code, card])).slice(0, 32);
}

/** The name under which a card is kept. */
const fileOf = (card: Card): string => `${digestOf(card)}.png`;

/** The code that draws, and the versions of what it draws with. */
function drawnWith(): string {
  const canvasKit = createRequire(import.meta.url).resolve('canvaskit-wasm/package.json');
  const versions = [JSON.parse(readFileSync(canvasKit, 'utf8')).version, process.versions.zlib];
  const files = ['draw.ts', 'fonts.ts', 'layout.ts', 'png.ts'];
  return [codeDigest(import.meta.url, files), ...versions, ...fontVersions()].join('\n');
}
