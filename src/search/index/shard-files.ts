/** The files of a part, merged from those of its pieces. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeCbor } from '../format/cbor.ts';
import type { RecordKind } from '../format/format.ts';
import { fileName, packList } from '../format/shard-manifest.ts';
import { breathe, gzip } from './cached-file.ts';
import { KeptChunks } from './chunk-cache.ts';
import { countsOf, type Labels } from './filter-counts.ts';
import { mergedChunks, signature } from './merge-postings.ts';
import { type FilterPages, type PieceFacts, pieceFacts, pieceWords } from './segment.ts';
import { sumOf } from './vocabulary.ts';

/** What is kept of a part beside its files. */
export interface PartFacts {
  /** What the records of each piece are of. */
  kinds: RecordKind[][];
  /** How often each word stands in it. */
  words: PieceFacts['words'];
}

/** A file that is not served. */
const factsName = 'our-facts.json';
export const partFacts = (part: string): PartFacts => JSON.parse(readFileSync(join(part, factsName), 'utf8'));

/** What a part is made of. */
export interface PartInput {
  /** Folders of its pieces, the newest first. */
  pieces: readonly string[];
  labels: Labels;
  /** Where parts and pieces are kept. */
  keep: string;
}

/** Writes a part into a folder. */
export async function writePart({ pieces, labels, keep }: PartInput, folder: string): Promise<void> {
  for (const name of ['index', 'filter']) mkdirSync(join(folder, name), { recursive: true });
  const put = (path: string, content: string | Uint8Array) => writeFileSync(join(folder, path), content);
  const facts = pieces.map((piece) => pieceFacts(join(keep, piece)));
  const bases = basesOf(facts);
  const firstWords: string[] = [];
  const words = pieces.map((piece, index) => ({ words: pieceWords(join(keep, piece)), base: bases[index] ?? 0 }));
  const chunks = new KeptChunks(keep, folder);
  for (const { from, content } of mergedChunks(words)) {
    chunks.put(content);
    firstWords.push(from);
    await breathe(firstWords.length);
  }
  chunks.end();
  const filters = mergedFilters(facts.map((piece, index) => ({ filters: piece.filters, base: bases[index] ?? 0 })));
  for (const [position, filter] of filters.entries())
    put(`filter/${fileName(position)}.pf_filter`, gzip(signature, encodeCbor(filter)));
  const [{ version, fields }] = facts as [PieceFacts, ...PieceFacts[]];
  const records = facts.flatMap((piece) => piece.records);
  put('list', gzip(packList({ version, records, firstWords, filters: filters.map(([name]) => name), fields })));
  put('counts.json', JSON.stringify(countsOf(filters, labels)));
  const ours: PartFacts = {
    kinds: facts.map((piece) => piece.records.map(({ kind }) => kind)),
    words: [...sumOf(facts.map(({ words }) => words))],
  };
  put(factsName, JSON.stringify(ours));
}

/** The number of each piece’s first record among all. */
function basesOf(facts: readonly PieceFacts[]): number[] {
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
