/** Needs JavaScript because it answers queries: corrects them, searches the index, and ranks the results. */
import { enginePath, type FilterCounts, filterKeys, getRecordRank } from '../format/format.ts';
import { tokenize } from '../format/tokenize.ts';
import { type EntityResult, findEntities } from './entities.ts';
import { type Excerpt, getExcerpt } from './excerpt.ts';
import { fetchFile } from './files.ts';
import { locateMatches } from './matches.ts';
import { startPagefind } from './pagefind-wasm.ts';
import { parseQuery, type Term } from './query.ts';
import { isSection, type RankedHit, rankHits } from './ranking.ts';
import type { Filters } from './shard.ts';
import { fetchManifest, type SearchScope, ShardSequence } from './shard-sequence.ts';
import { type CorrectedQuery, correctQuery, type UnknownWord } from './spelling.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** The version of Pagefind, defined when the script is bundled. */
declare const pagefindVersion: string;

export interface SearchRequest {
  query: string;
  filters: Filters;
  byDate: boolean;
  /** The number of sections to return. */
  limit: number;
}

/** A section that was found. */
export interface SectionResult {
  url: string;
  title: string;
  explainer: string | undefined;
  /** Name of the site, if it is another one. */
  site: string | undefined;
  excerpt: Excerpt;
  /** The words to highlight on the page, as they are in the text. */
  highlights: string[];
}

export interface SearchResponse {
  results: SectionResult[];
  /** The number of sections that were found, whether or not they are in the results. */
  total: number;
  /** Whether explainers may list entities that match. */
  hasEntities: boolean;
  unknownWords: UnknownWord[];
  /** Whether no section has all terms. */
  isPartial: boolean;
  /** What `widen` adds: a year or another site. */
  nextScope: string | undefined;
  /** The languages that have an index. */
  languages: string[];
}

interface RankedSearch extends CorrectedQuery {
  hits: RankedHit[];
  isPartial: boolean;
  /** The number of steps that were searched. */
  depth: number;
}

/** The number of words that are highlighted on the page of a result. */
const maxHighlights = 6;

/** Starts the engine and opens the newest shard. @throws Error if a file cannot be loaded */
export async function startSearcher(scope: SearchScope): Promise<Searcher> {
  const [code, manifest] = await Promise.all([
    fetchFile(`${scope.home}pagefind/${enginePath(scope.language, pagefindVersion)}`),
    fetchManifest(scope),
  ]);
  return new Searcher(new ShardSequence(await startPagefind(code), scope, manifest), scope);
}

export class Searcher {
  readonly #shards: ShardSequence;
  readonly #language: string;
  readonly #vocabulary: Vocabulary;
  /** The number of steps to search. A search that finds nothing there goes on to older shards. */
  #depth = 1;

  constructor(shards: ShardSequence, { home, language }: SearchScope) {
    this.#language = language;
    this.#shards = shards;
    this.#vocabulary = createVocabulary(home, shards.manifest.words);
  }

  /** Finds sections. */
  async search({ query, filters, byDate, limit }: SearchRequest): Promise<SearchResponse> {
    const { hits, terms, unknownWords, isPartial, depth } = await this.#searchUntilEnough(query, filters);
    const sections = hits.filter(isSection);
    if (byDate || terms.length === 0) {
      const order = new Map((await this.#shards.open(depth)).map((shard, index) => [shard, index]));
      sections.sort(
        (a, b) =>
          (order.get(a.shard) ?? 0) - (order.get(b.shard) ?? 0) || getRecordRank(a.name) - getRecordRank(b.name),
      );
    }
    return {
      results: await Promise.all(sections.slice(0, limit).map((hit) => this.#createResult(hit, terms))),
      total: sections.length,
      hasEntities: hits.length > sections.length,
      unknownWords,
      isPartial,
      nextScope: this.#shards.steps[depth]?.name,
      languages: this.#shards.manifest.languages,
    };
  }

  /** Finds claims, events, terms and sources. */
  async entities(query: string): Promise<EntityResult[]> {
    const { hits, terms } = await this.#searchUntilEnough(query, {});
    return findEntities(hits, terms);
  }

  /** Counts the sections of each filter value in the shards that are searched. */
  async counts(): Promise<FilterCounts> {
    const shards = await this.#shards.open(this.#depth);
    const countsOfShards = await Promise.all(shards.map((shard) => shard.counts()));
    const sums = filterKeys.map((key) => {
      const rows = new Map<string, FilterCounts[typeof key][number]>();
      for (const [value, label, sections] of countsOfShards.flatMap((counts) => counts[key]))
        rows.set(value, [value, label, sections + (rows.get(value)?.[2] ?? 0)]);
      return [key, [...rows.values()]];
    });
    return Object.fromEntries(sums);
  }

  /** Adds the next shard or site to all further searches. @throws Error if it cannot be loaded */
  async widen(): Promise<void> {
    await this.#shards.open(this.#depth + 1);
    this.#depth++;
  }

  /** Searches, and goes on to older shards of this site while nothing is found or a word is only there. */
  async #searchUntilEnough(query: string, filters: Filters): Promise<RankedSearch> {
    const typedTerms = parseQuery(query, this.#shards.manifest.stopWords, this.#language);
    const isEmpty = typedTerms.length === 0 && Object.keys(filters).length === 0;
    for (let depth = this.#depth; ; depth++) {
      const shards = await this.#shards.open(depth);
      const corrected = await correctQuery(shards, this.#vocabulary, typedTerms, filters);
      const ranked = rankHits(shards, corrected.terms, filters);
      const isEnough = isEmpty || (ranked.hits.length > 0 && !corrected.isInOtherShard);
      if (isEnough || !this.#shards.steps[depth]?.isOnThisSite) return { ...corrected, ...ranked, depth };
    }
  }

  async #createResult({ shard, name, matches }: RankedHit, terms: readonly Term[]): Promise<SectionResult> {
    const { url, title, explainer, text = '', figures } = await shard.fragment(name);
    const tokens = tokenize(text);
    const located = locateMatches(tokens, matches, terms);
    const highlights = new Set(located.map(({ start, end }) => text.slice(start, end)));
    return {
      url: shard.home + url,
      title,
      explainer,
      site: this.#shards.siteNames.get(shard.home),
      excerpt: getExcerpt(text, tokens, located, figures),
      highlights: [...highlights].slice(0, maxHighlights),
    };
  }
}
