/** Writes the files of a shard, merged from its segments. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  countsPath,
  fileName,
  filterPath,
  type RecordKind,
  shardFolders,
  shardManifestPath,
} from '../format/format.ts';
import { encodeShardManifest } from '../format/shard-manifest.ts';
import { gzip, yieldToEventLoop } from './cache-folder.ts';
import { countFilters, type Labels } from './filter-counts.ts';
import { mergePostings } from './merge-postings.ts';
import { encodeFilter, type FilterRecords } from './pagefind-format.ts';
import { PostingFileWriter } from './posting-files.ts';
import { readSegmentFacts, readSegmentPostings, type SegmentFacts } from './segment.ts';
import { sumCounts } from './vocabulary.ts';

/** What the build has to know about a cached shard. */
export interface ShardFacts {
  /** The kinds of the records, by segment. */
  kinds: RecordKind[][];
  wordCounts: SegmentFacts['wordCounts'];
}

/** Not published. */
const factsName = 'facts.json';
export const readShardFacts = (shard: string): ShardFacts => JSON.parse(readFileSync(join(shard, factsName), 'utf8'));

export interface ShardInput {
  /** Folder names of the segments, newest first. */
  segments: readonly string[];
  labels: Labels;
  /** Folder of the cached shards and segments. */
  cacheDir: string;
}

/** Writes a shard into a folder, all but its fragments: `linkShard` takes those from the segments. */
export async function writeShard({ segments, labels, cacheDir }: ShardInput, folder: string): Promise<void> {
  for (const name of [shardFolders.postings, shardFolders.filters]) mkdirSync(join(folder, name), { recursive: true });
  const write = (path: string, content: string | Uint8Array) => writeFileSync(join(folder, path), content);
  const paths = segments.map((segment) => join(cacheDir, segment));
  const facts = paths.map(readSegmentFacts);
  const bases = getBases(facts);
  const postings = paths.map((path, index) => ({ postings: readSegmentPostings(path), base: bases[index] ?? 0 }));
  const firstWords: string[] = [];
  const writer = new PostingFileWriter(cacheDir, folder);
  for (const { from, content } of mergePostings(postings)) {
    writer.write(content);
    firstWords.push(from);
    await yieldToEventLoop(firstWords.length);
  }
  writer.end();
  const filters = mergeFilters(facts.map((segment, index) => ({ filters: segment.filters, base: bases[index] ?? 0 })));
  for (const [position, filter] of filters.entries()) write(filterPath(fileName(position)), gzip(encodeFilter(filter)));
  const [{ version, fields }] = facts as [SegmentFacts, ...SegmentFacts[]];
  const records = facts.flatMap((segment) => segment.records);
  const filterNames = filters.map(([name]) => name);
  write(shardManifestPath, gzip(encodeShardManifest({ version, records, firstWords, filters: filterNames, fields })));
  write(countsPath, JSON.stringify(countFilters(filters, labels)));
  const shardFacts: ShardFacts = {
    kinds: facts.map((segment) => segment.records.map(({ kind }) => kind)),
    wordCounts: [...sumCounts(facts.map(({ wordCounts }) => wordCounts))],
  };
  write(factsName, JSON.stringify(shardFacts));
}

/** Returns for each segment the number of its first record among all records of the shard. */
function getBases(facts: readonly SegmentFacts[]): number[] {
  let base = 0;
  return facts.map(({ records }) => {
    base += records.length;
    return base - records.length;
  });
}

/** Joins the records of each filter value. Filters and values are sorted, so the result is always the same. */
function mergeFilters(segments: readonly { filters: readonly FilterRecords[]; base: number }[]): FilterRecords[] {
  const merged = new Map<string, Map<string, number[]>>();
  for (const { filters, base } of segments)
    for (const [filter, values] of filters) {
      const mergedValues = merged.get(filter) ?? new Map<string, number[]>();
      merged.set(filter, mergedValues);
      for (const [value, records] of values)
        mergedValues.set(value, [...(mergedValues.get(value) ?? []), ...records.map((record) => base + record)]);
    }
  return sortByKey(merged).map(([filter, values]) => [filter, sortByKey(values)]);
}

const sortByKey = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));
