/** A part of an index, made of pieces and kept between builds. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheKey } from '../../cache/cache-key.ts';
import { linkOrCopy } from '../../cache/files.ts';
import { recordName } from '../format/format.ts';
import { getOrCreate } from './cached-file.ts';
import type { Labels } from './filter-counts.ts';
import type { SearchableExplainer } from './search-records.ts';
import { cacheSegment, readSegmentFragment, type SegmentContext } from './segment.ts';
import { readShardFacts, writeShard } from './shard-files.ts';
import { splitSegments } from './split-segments.ts';

/** A part that is kept: its folder, and those of its pieces, the newest first. */
export interface CachedShard {
  folder: string;
  pieces: string[];
}

/** Makes a part, and those of its pieces that are not kept. */
export async function cacheShard(
  explainers: readonly SearchableExplainer[],
  labels: Labels,
  context: SegmentContext,
): Promise<CachedShard> {
  const pieces: string[] = [];
  for (const each of splitSegments(explainers)) pieces.push(await cacheSegment(each, context));
  const folder = cacheKey(labels, pieces).slice(0, 10);
  const { cacheDir } = context;
  await getOrCreate(join(cacheDir, folder), (making) => writeShard({ pieces, labels, cacheDir }, making));
  return { folder, pieces };
}

/**
 * Puts a kept part into the folder of a site. What is shown of its records is kept with its pieces, counted from 0 in
 * each.
 */
export function linkShard({ folder, pieces }: CachedShard, cacheDir: string, target: string): void {
  const part = join(cacheDir, folder);
  for (const name of ['index', 'filter', 'fragment']) mkdirSync(join(target, name), { recursive: true });
  const files = ['index', 'filter'].flatMap((name) => readdirSync(join(part, name)).map((file) => join(name, file)));
  for (const file of ['list', 'counts.json', ...files]) linkOrCopy(join(part, file), join(target, file));
  let rank = 0;
  for (const [index, kinds] of readShardFacts(part).kinds.entries())
    for (const [inPiece, kind] of kinds.entries())
      linkOrCopy(
        readSegmentFragment(join(cacheDir, pieces[index] ?? ''), kind, inPiece),
        join(target, `fragment/${recordName(kind, rank++)}.pf_fragment`),
      );
}
