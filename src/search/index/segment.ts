/**
 * A piece of an index: some explainers’ records, as Pagefind indexed them by themselves, and all else that a part
 * needs of them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cacheKey } from '../../cache/cache-key.ts';
import { type Explainer, requireExplainer } from '../../explainer/model.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { decodeCbor } from '../format/cbor.ts';
import { type RecordKind, recordName } from '../format/format.ts';
import { fromPagefind, type ShardManifest } from '../format/shard-manifest.ts';
import { getOrCreate, gzip, yieldToEventLoop } from './cached-file.ts';
import { signature } from './merge-postings.ts';
import { runPagefind } from './run-pagefind.ts';
import { createSearchRecords, type SearchableExplainer, type SearchRecord } from './search-records.ts';
import { findSynonyms } from './synonyms.ts';
import { countWords } from './vocabulary.ts';

/** What goes into a piece beside its explainers. */
export interface SegmentContext {
  language: string;
  /** Names of the same. */
  names: string[][];
  glossary: Glossary;
  /** All of an explainer, by its digest. */
  loadExplainer(digest: string): Explainer | undefined;
  /** Where pieces are kept between builds. */
  cacheDir: string;
}

/** For each filter its values, each with the numbers of the records that have it. */
export type FilterPages = [filter: string, values: [value: string, pages: number[]][]][];

/** What is known of a piece beside its words and fragments. */
export interface SegmentFacts extends Pick<ShardManifest, 'version' | 'fields' | 'records'> {
  filters: FilterPages;
  /** How often each word stands in it. */
  words: [word: string, count: number][];
}

/** Files of a piece. Its words stand one after the other, as `WordCursor` reads them. */
const files = { facts: 'facts.json', words: 'words', engine: 'engine', fragments: 'fragment' };

/** Makes a piece where it is not kept. @returns its folder, named by the digest of all that goes into it */
export async function cacheSegment(
  explainers: readonly SearchableExplainer[],
  context: SegmentContext,
): Promise<string> {
  const { language, names, glossary, cacheDir } = context;
  const from = explainers.map(({ digest, terms }) => [
    digest,
    terms.map((id) => [id, glossary[id]?.term, glossary[id]?.also]),
  ]);
  const folder = `piece-${cacheKey(language, names, from).slice(0, 10)}`;
  await getOrCreate(join(cacheDir, folder), (making) => writePiece(recordsFor(explainers, context), language, making));
  return folder;
}

export const readSegmentFacts = (piece: string): SegmentFacts =>
  JSON.parse(readFileSync(join(piece, files.facts), 'utf8'));
export const readSegmentPostings = (piece: string): Buffer => readFileSync(join(piece, files.words));
/** The engine for the browser, which Pagefind makes with every index. */
export const segmentEnginePath = (piece: string): string => join(piece, files.engine);
/** The file of what is shown of a record. */
export const readSegmentFragment = (piece: string, kind: RecordKind, rank: number): string =>
  join(piece, files.fragments, recordName(kind, rank));

function recordsFor(
  explainers: readonly SearchableExplainer[],
  { names, glossary, loadExplainer }: SegmentContext,
): SearchRecord[] {
  const namesFor = findSynonyms(names);
  return explainers.flatMap((identity) =>
    createSearchRecords(requireExplainer(loadExplainer, identity), glossary, namesFor),
  );
}

/** Pagefind makes nothing of nothing, and a language needs its engine before there is anything to find in it. */
const nothing: SearchRecord = { shown: { url: '', title: '', text: 'nothing' }, also: [], filters: {} };

async function writePiece(records: readonly SearchRecord[], language: string, folder: string): Promise<void> {
  mkdirSync(join(folder, files.fragments), { recursive: true });
  const isEmpty = records.length === 0;
  const making = runPagefind(isEmpty ? [nothing] : records, language);
  making.catch(() => {}); // It is waited for below.
  const kinds = records.map(kindOf);
  for (const [rank, { shown }] of records.entries()) {
    writeFileSync(readSegmentFragment(folder, kinds[rank] ?? 'section', rank), gzip(JSON.stringify(shown)));
    // Pagefind, a process of its own, is given the next records.
    await yieldToEventLoop(rank);
  }
  const counts = countWords(
    records.flatMap(({ shown, also }) => [
      shown.title,
      shown.text ?? '',
      ...also,
      ...(shown.things ?? []).map(([, , text]) => text),
    ]),
  );
  const made = await making;
  const { list, chunks, filters } = fromPagefind(made.meta, isEmpty ? [kindOf(nothing)] : kinds);
  const facts: SegmentFacts = {
    version: list.version,
    fields: list.fields,
    records: isEmpty ? [] : list.records,
    filters: filters.map((file) => decodeCbor(contentOf(made.filter, file)) as FilterPages[number]),
    words: [...counts],
  };
  writeFileSync(join(folder, files.facts), JSON.stringify(facts));
  const words = isEmpty ? [] : chunks.map((file) => wordsIn(contentOf(made.index, file)));
  writeFileSync(join(folder, files.words), Buffer.concat(words));
  writeFileSync(join(folder, files.engine), made.wasm);
}

function kindOf({ shown }: SearchRecord): RecordKind {
  return shown.things ? 'things' : shown.explainer ? 'section' : 'introduction';
}

/** The words in a file of Pagefind’s, without the heads of the two arrays around them. */
function wordsIn(chunk: Uint8Array): Uint8Array {
  const short = (chunk[1] ?? 0) & 31;
  return chunk.subarray(short < 24 ? 2 : 2 + (1 << (short - 24)));
}

function contentOf(made: ReadonlyMap<string, Uint8Array>, file: string): Buffer {
  const content = made.get(file);
  if (!content) throw new Error(`Pagefind lists ${file} in its index, and did not write it.`);
  return gunzipSync(content).subarray(signature.length);
}
