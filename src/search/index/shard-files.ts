/** The files of a part, merged from those of its pieces. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCbor } from '../format/cbor.ts';
import type { RecordKind } from '../format/format.ts';
import { encodeShardManifest, fileName } from '../format/shard-manifest.ts';
import { gzip, yieldToEventLoop } from './cached-file.ts';
import { ChunkCache } from './chunk-cache.ts';
import { countFilters, type Labels } from './filter-counts.ts';
import { mergeChunks, signature } from './merge-postings.ts';
import { type FilterPages, readSegmentFacts, readSegmentPostings, type SegmentFacts } from './segment.ts';
import { sumCounts } from './vocabulary.ts';

/** What is kept of a part beside its files. */
export interface ShardFacts {
  /** What the records of each piece are of. */
  kinds: RecordKind[][];
  /** How often each word stands in it. */
  words: SegmentFacts['words'];
}

/** A file that is not served. */
const factsName = 'our-facts.json';
export const readShardFacts = (part: string): ShardFacts => JSON.parse(readFileSync(join(part, factsName), 'utf8'));

/** What a part is made of. */
export interface ShardInput {
  /** Folders of its pieces, the newest first. */
  pieces: readonly string[];
  labels: Labels;
  /** Where parts and pieces are kept. */
  cacheDir: string;
}

/** Writes a part into a folder. */
export async function writeShard({ pieces, labels, cacheDir }: ShardInput, folder: string): Promise<void> {
  for (const name of ['index', 'filter']) mkdirSync(join(folder, name), { recursive: true });
  const put = (path: string, content: string | Uint8Array) => writeFileSync(join(folder, path), content);
  const facts = pieces.map((piece) => readSegmentFacts(join(cacheDir, piece)));
  const bases = basesOf(facts);
  const firstWords: string[] = [];
  const words = pieces.map((piece, index) => ({
    words: readSegmentPostings(join(cacheDir, piece)),
    base: bases[index] ?? 0,
  }));
  const chunks = new ChunkCache(cacheDir, folder);
  for (const { from, content } of mergeChunks(words)) {
    chunks.put(content);
    firstWords.push(from);
    await yieldToEventLoop(firstWords.length);
  }
  chunks.end();
  const filters = mergedFilters(facts.map((piece, index) => ({ filters: piece.filters, base: bases[index] ?? 0 })));
  for (const [position, filter] of filters.entries())
    put(`filter/${fileName(position)}.pf_filter`, gzip(signature, encodeCbor(filter)));
  const [{ version, fields }] = facts as [SegmentFacts, ...SegmentFacts[]];
  const records = facts.flatMap((piece) => piece.records);
  put(
    'list',
    gzip(encodeShardManifest({ version, records, firstWords, filters: filters.map(([name]) => name), fields })),
  );
  put('counts.json', JSON.stringify(countFilters(filters, labels)));
  const ours: ShardFacts = {
    kinds: facts.map((piece) => piece.records.map(({ kind }) => kind)),
    words: [...sumCounts(facts.map(({ words }) => words))],
  };
  put(factsName, JSON.stringify(ours));
}

/** The number of each piece’s first record among all. */
function basesOf(facts: readonly SegmentFacts[]): number[] {
  let base = 0;
  return facts.map(({ records }) => {
    base += records.length;
    return base - records.length;
  });
}

/** Joins the records of each value, in an order that is always the same. */
function mergedFilters(pieces: readonly { filters: FilterPages; base: number }[]): FilterPages {
  const merged = new Map<string, Map<string, number[]>>();
  for (const { filters, base } of pieces)
    for (const [filter, values] of filters) {
      const all = merged.get(filter) ?? new Map<string, number[]>();
      merged.set(filter, all);
      for (const [value, pages] of values)
        all.set(value, [...(all.get(value) ?? []), ...pages.map((page) => base + page)]);
    }
  return sorted(merged).map(([filter, values]) => [filter, sorted(values)]);
}

const sorted = <Value>(map: ReadonlyMap<string, Value>): [string, Value][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));
