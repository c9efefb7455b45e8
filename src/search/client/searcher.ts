/** Needs JavaScript because it answers queries: opens the parts of the index, mends what was mistyped, and ranks. */
import { readManifest } from '../format/contents.ts';
import { type Counts, enginePath, filterKeys, type Manifest, type ManifestShard, rankOf } from '../format/format.ts';
import { stripPunctuation } from '../format/normalize.ts';
import { type FoundEntity, findEntities } from './entities.ts';
import { type ExcerptPart, getExcerpt } from './excerpt.ts';
import { fetchFile } from './files.ts';
import { type Index, startPagefind } from './pagefind-wasm.ts';
import { parseQuery } from './query.ts';
import { isSection, type Ranked, rankHits } from './ranking.ts';
import { type Filters, Shard } from './shard.ts';
import { type Correction, correctQuery, type Unknown } from './spelling.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** The version of Pagefind, put in when the search is bundled. */
declare const pagefindVersion: string;

/** Where and in which language to search. */
export interface SearchScope {
  /** The site’s home page, with a slash at the end. */
  home: string;
  language: string;
}

export interface Ask {
  query: string;
  filters: Filters;
  byDate: boolean;
  /** How many sections to show. */
  limit: number;
}

/** A section that was found. */
export interface Found {
  url: string;
  title: string;
  explainer?: string;
  /** Name of the other site that it stands on. */
  site?: string;
  excerpt: { stretches: ExcerptPart[]; start: boolean; end: boolean };
  /** The words that were found, as they stand there. */
  words: string[];
}

export interface Answer {
  found: Found[];
  /** How many sections there are, shown or not. */
  total: number;
  /** Whether explainers may list something that fits. */
  hasThings: boolean;
  unknown: Unknown[];
  /** No section has all of it; these have the most. */
  isPartial: boolean;
  /** What is searched next on request: a year, or another site. */
  further?: string;
  languages: string[];
}

/** Starts the engine and opens the newest part. @throws Error when either does not come */
export async function startSearcher(place: SearchScope): Promise<Searcher> {
  const [code, site] = await Promise.all([
    fetchFile(`${place.home}pagefind/${enginePath(place.language, pagefindVersion)}`),
    openSite(place),
  ]);
  return new Searcher(await startPagefind(code), place, site);
}

/** How many words are marked on the page that a result leads to. */
const wordsToMark = 6;

type Opened = ReturnType<typeof readManifest>;

/** A site’s entry, and the list of its newest part. */
async function openSite({ home, language }: SearchScope): Promise<Opened> {
  return readManifest(await fetchFile(`${home}pagefind/${language}.pf_entry`, true));
}

/** What is searched one after the other: the years of this site from the newest, then other sites. */
interface Step {
  name: string;
  ofThisSite: boolean;
  open(): Promise<Shard[]>;
}

interface Reached extends Correction {
  hits: Ranked[];
  isPartial: boolean;
  /** How many steps were searched. */
  depth: number;
}

export class Searcher {
  readonly #open: (meta: Uint8Array) => Index;
  readonly #place: SearchScope;
  readonly #entry: Manifest;
  readonly #lexicon: Vocabulary;
  readonly #siteNames = new Map<string, string>();
  readonly #steps: readonly Step[];
  /** The parts of the steps that were taken, in their order. */
  readonly #opened: Promise<Shard[]>[] = [];
  /** How many steps the reader wants to be searched. A query that finds nothing there goes further by itself. */
  #wanted = 1;

  constructor(open: (meta: Uint8Array) => Index, place: SearchScope, { entry, list }: Opened) {
    this.#open = open;
    this.#place = place;
    this.#entry = entry;
    this.#lexicon = createVocabulary(place.home, entry.words);
    this.#steps = [
      ...entry.parts.map((part, index) => ({
        name: part.name,
        ofThisSite: true,
        open: async () => [await this.#openPart(place.home, part, index === 0 ? list : undefined)],
      })),
      ...entry.also.map((home) => ({
        name: new URL(home).host + new URL(home).pathname.replace(/\/$/, ''),
        ofThisSite: false,
        open: () => this.#openOther(home),
      })),
    ];
  }

  async #openPart(home: string, part: ManifestShard, known?: Uint8Array): Promise<Shard> {
    const list = known ?? (await fetchFile(`${home}pagefind/${part.folder}/list`));
    return new Shard(this.#open, list, home, part);
  }

  async #openOther(home: string): Promise<Shard[]> {
    const { entry, list } = await openSite({ home, language: this.#place.language });
    this.#siteNames.set(home, entry.site);
    return Promise.all(entry.parts.map((part, index) => this.#openPart(home, part, index === 0 ? list : undefined)));
  }

  /** The parts of the first steps; what was opened once stays open. @throws Error when one does not come */
  async #parts(depth: number): Promise<Shard[]> {
    for (let step = this.#opened.length; step < Math.min(depth, this.#steps.length); step++) {
      const opening = this.#steps[step]?.open() ?? Promise.resolve([]);
      this.#opened.push(opening);
      try {
        await opening;
      } catch (error) {
        this.#opened.length = step;
        throw error;
      }
    }
    return (await Promise.all(this.#opened.slice(0, depth))).flat();
  }

  /** Searches one step more from now on. */
  async further(): Promise<void> {
    await this.#parts(this.#wanted + 1);
    this.#wanted++;
  }

  async answer({ query, filters, byDate, limit }: Ask): Promise<Answer> {
    const { hits, terms, unknown, isPartial, depth } = await this.#reached(query, filters);
    const sections = hits.filter(isSection);
    if (byDate || terms.length === 0) {
      const order = new Map((await this.#parts(depth)).map((part, index) => [part, index]));
      sections.sort((a, b) => (order.get(a.part) ?? 0) - (order.get(b.part) ?? 0) || rankOf(a.name) - rankOf(b.name));
    }
    const next = this.#steps[depth];
    return {
      found: await Promise.all(sections.slice(0, limit).map((hit) => this.#shown(hit))),
      total: sections.length,
      hasThings: hits.length > sections.length,
      unknown,
      isPartial,
      ...(next ? { further: next.name } : {}),
      languages: this.#entry.languages,
    };
  }

  /** Claims, events, terms and sources that fit a query. */
  async things(query: string): Promise<FoundEntity[]> {
    const { hits, terms } = await this.#reached(query, {});
    return findEntities(hits, terms);
  }

  /** The values of filters, with the sections that have them in all that is searched. */
  async counts(): Promise<Counts> {
    const all = await Promise.all((await this.#parts(this.#wanted)).map((part) => part.counts()));
    const added = filterKeys.map((key) => {
      const rows = new Map<string, Counts[typeof key][number]>();
      for (const [value, label, sections] of all.flatMap((counts) => counts[key]))
        rows.set(value, [value, label, sections + (rows.get(value)?.[2] ?? 0)]);
      return [key, [...rows.values()]];
    });
    return Object.fromEntries(added);
  }

  /** Searches what the reader wants, and older years where that has nothing or a word stands in those only. */
  async #reached(query: string, filters: Filters): Promise<Reached> {
    const given = parseQuery(query);
    for (let depth = this.#wanted; ; depth++) {
      const parts = await this.#parts(depth);
      const result = await correctQuery(parts, this.#lexicon, given, filters);
      const found = rankHits(parts, result.terms, filters);
      const isEnough =
        (found.hits.length > 0 && !result.isElsewhere) || (given.length === 0 && !Object.keys(filters).length);
      if (isEnough || !this.#steps[depth]?.ofThisSite) return { ...result, ...found, depth };
    }
  }

  async #shown({ part, name, places }: Ranked): Promise<Found> {
    const { url, title, explainer, text = '' } = await part.fragment(name);
    const words = text.split(' ');
    const found = new Set(places.map(({ at }) => stripPunctuation(words[at] ?? '')));
    const site = this.#siteNames.get(part.home);
    return {
      url: part.home + url,
      title,
      ...(explainer ? { explainer } : {}),
      ...(site ? { site } : {}),
      excerpt: getExcerpt(text, places),
      words: [...found].filter(Boolean).slice(0, wordsToMark),
    };
  }
}
