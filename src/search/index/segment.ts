/** A segment: the records of some explainers, indexed by Pagefind and cached. Shards are merged from segments. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheKey } from '../../cache/cache-key.ts';
import type { Explainer } from '../../explainer/model.ts';
import { requireExplainer } from '../../explainer/require-explainer.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { type RecordKind, recordName } from '../format/format.ts';
import type { ShardManifest } from '../format/shard-manifest.ts';
import { createOnce, gzip, yieldToEventLoop } from './cache-folder.ts';
import type { FilterRecords } from './pagefind-format.ts';
import { runPagefind } from './run-pagefind.ts';
import { createSearchRecords, type SearchableExplainer, type SearchRecord } from './search-records.ts';
import { createSynonymFinder } from './synonyms.ts';
import { countWords } from './vocabulary.ts';

/** What goes into a segment apart from its explainers. */
export interface SegmentContext {
  language: string;
  /** Groups of synonyms. */
  synonyms: string[][];
  glossary: Glossary;
  /** Loads an explainer by its digest. */
  loadExplainer(digest: string): Explainer | undefined;
  /** Folder of the cached segments. */
  cacheDir: string;
}

/** All of a segment apart from its posting lists and fragments. */
export interface SegmentFacts extends Pick<ShardManifest, 'version' | 'fields' | 'records'> {
  filters: FilterRecords[];
  wordCounts: [word: string, count: number][];
}

/** Files in the folder of a segment. */
const files = { facts: 'facts.json', postings: 'postings', engine: 'engine', fragments: 'fragment' };

/** Indexes a segment unless it is cached. @returns the name of its folder */
export async function cacheSegment(
  explainers: readonly SearchableExplainer[],
  context: SegmentContext,
): Promise<string> {
  const { language, synonyms, glossary, cacheDir } = context;
  const dependencies = explainers.map(({ digest, terms }) => [
    digest,
    terms.map((id) => [id, glossary[id]?.term, glossary[id]?.also]),
  ]);
  const folder = `segment-${cacheKey(language, synonyms, dependencies).slice(0, 10)}`;
  await createOnce(join(cacheDir, folder), (unfinished) =>
    writeSegment(createRecords(explainers, context), language, unfinished),
  );
  return folder;
}

export const readSegmentFacts = (segment: string): SegmentFacts =>
  JSON.parse(readFileSync(join(segment, files.facts), 'utf8'));

/** Reads posting lists, one after the other, as `PostingReader` takes them. */
export const readSegmentPostings = (segment: string): Buffer => readFileSync(join(segment, files.postings));

/** The path of the search engine for the browser, which Pagefind returns with every index. */
export const segmentEnginePath = (segment: string): string => join(segment, files.engine);

/** The path of a fragment. @param rank position in the segment */
export const segmentFragmentPath = (segment: string, kind: RecordKind, rank: number): string =>
  join(segment, files.fragments, recordName(kind, rank));

function createRecords(
  explainers: readonly SearchableExplainer[],
  { synonyms, glossary, loadExplainer }: SegmentContext,
): SearchRecord[] {
  const findSynonyms = createSynonymFinder(synonyms);
  return explainers.flatMap((identity) =>
    createSearchRecords(requireExplainer(loadExplainer, identity), glossary, findSynonyms),
  );
}

/** Pagefind writes nothing for no records, but even a language without explainers needs its engine. */
const placeholder: SearchRecord = { fragment: { url: '', title: '', text: 'nothing' }, extraTerms: [], filters: {} };

async function writeSegment(records: readonly SearchRecord[], language: string, folder: string): Promise<void> {
  mkdirSync(join(folder, files.fragments), { recursive: true });
  const isEmpty = records.length === 0;
  const indexing = runPagefind(isEmpty ? [placeholder] : records, language);
  indexing.catch(() => {}); // A rejection before the await below must not end the process.
  const kinds = records.map(getKind);
  for (const [rank, { fragment }] of records.entries()) {
    writeFileSync(segmentFragmentPath(folder, kinds[rank] ?? 'section', rank), gzip(JSON.stringify(fragment)));
    // Lets Pagefind, which is another process, receive its next records.
    await yieldToEventLoop(rank);
  }
  const wordCounts = countWords(records.flatMap(listTexts));
  const index = await indexing;
  const facts: SegmentFacts = {
    version: index.version,
    fields: index.fields,
    records: kinds.map((kind, rank) => ({ kind, words: index.wordCounts[rank] ?? 0 })),
    filters: index.filters,
    wordCounts: [...wordCounts],
  };
  writeFileSync(join(folder, files.facts), JSON.stringify(facts));
  writeFileSync(join(folder, files.postings), isEmpty ? '' : index.postings);
  writeFileSync(join(folder, files.engine), index.engine);
}

function getKind({ fragment }: SearchRecord): RecordKind {
  return fragment.things ? 'entities' : fragment.explainer ? 'section' : 'introduction';
}

const listTexts = ({ fragment, extraTerms }: SearchRecord): string[] => [
  fragment.title,
  fragment.text ?? '',
  ...extraTerms,
  ...(fragment.things ?? []).map(([, , text]) => text),
];
