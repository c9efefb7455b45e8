/** A shard of the index: merged from segments, and cached between builds. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheKey } from '../../cache/cache-key.ts';
import { linkOrCopy } from '../../cache/files.ts';
import { countsPath, fragmentPath, recordName, shardFolders, shardManifestPath } from '../format/format.ts';
import { createOnce } from './cache-folder.ts';
import type { Labels } from './filter-counts.ts';
import type { SearchableExplainer } from './search-records.ts';
import { cacheSegment, type SegmentContext, segmentFragmentPath } from './segment.ts';
import { readShardFacts, writeShard } from './shard-files.ts';
import { splitSegments } from './split-segments.ts';

/** The names of a cached shard’s folder and of those of its segments, newest first. */
export interface CachedShard {
  folder: string;
  segments: string[];
}

/** Creates a shard and those of its segments that are not cached. */
export async function cacheShard(
  explainers: readonly SearchableExplainer[],
  labels: Labels,
  context: SegmentContext,
): Promise<CachedShard> {
  const segments: string[] = [];
  for (const segment of splitSegments(explainers)) segments.push(await cacheSegment(segment, context));
  const folder = cacheKey(labels, segments).slice(0, 10);
  const { cacheDir } = context;
  await createOnce(join(cacheDir, folder), (unfinished) => writeShard({ segments, labels, cacheDir }, unfinished));
  return { folder, segments };
}

/** Links the files of a cached shard into a site. Fragments get new names, because segments number them from 0. */
export function linkShard({ folder, segments }: CachedShard, cacheDir: string, target: string): void {
  const shard = join(cacheDir, folder);
  for (const name of Object.values(shardFolders)) mkdirSync(join(target, name), { recursive: true });
  const files = [shardFolders.postings, shardFolders.filters].flatMap((name) =>
    readdirSync(join(shard, name)).map((file) => join(name, file)),
  );
  for (const file of [shardManifestPath, countsPath, ...files]) linkOrCopy(join(shard, file), join(target, file));
  let rank = 0;
  for (const [index, kinds] of readShardFacts(shard).kinds.entries())
    for (const [rankInSegment, kind] of kinds.entries())
      linkOrCopy(
        segmentFragmentPath(join(cacheDir, segments[index] ?? ''), kind, rankInSegment),
        join(target, fragmentPath(recordName(kind, rank++))),
      );
}
