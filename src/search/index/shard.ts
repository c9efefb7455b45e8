/** A part of an index, made of pieces and kept between builds. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheKey } from '../../cache/cache-key.ts';
import { putLink } from '../../cache/files.ts';
import { recordName } from '../format/format.ts';
import { makeOnce } from './cached-file.ts';
import type { Labels } from './filter-counts.ts';
import type { Searched } from './search-records.ts';
import { type Around, keptPiece, pieceFragment } from './segment.ts';
import { partFacts, writePart } from './shard-files.ts';
import { piecesOf } from './split-segments.ts';

/** A part that is kept: its folder, and those of its pieces, the newest first. */
export interface KeptPart {
  folder: string;
  pieces: string[];
}

/** Makes a part, and those of its pieces that are not kept. */
export async function keptPart(explainers: readonly Searched[], labels: Labels, around: Around): Promise<KeptPart> {
  const pieces: string[] = [];
  for (const each of piecesOf(explainers)) pieces.push(await keptPiece(each, around));
  const folder = cacheKey(labels, pieces).slice(0, 10);
  const { keep } = around;
  await makeOnce(join(keep, folder), (making) => writePart({ pieces, labels, keep }, making));
  return { folder, pieces };
}

/**
 * Puts a kept part into the folder of a site. What is shown of its records is kept with its pieces, counted from 0 in
 * each.
 */
export function linkPart({ folder, pieces }: KeptPart, keep: string, target: string): void {
  const part = join(keep, folder);
  for (const name of ['index', 'filter', 'fragment']) mkdirSync(join(target, name), { recursive: true });
  const files = ['index', 'filter'].flatMap((name) => readdirSync(join(part, name)).map((file) => join(name, file)));
  for (const file of ['list', 'counts.json', ...files]) putLink(join(part, file), join(target, file));
  let rank = 0;
  for (const [index, kinds] of partFacts(part).kinds.entries())
    for (const [inPiece, kind] of kinds.entries())
      putLink(
        pieceFragment(join(keep, pieces[index] ?? ''), kind, inPiece),
        join(target, `fragment/${recordName(kind, rank++)}.pf_fragment`),
      );
}
