/** Needs JavaScript because it answers queries: opens the parts of the index, mends what was mistyped, and ranks. */
import { readEntry } from '../format/contents.ts';
import { type Counts, type Entry, type EntryPart, enginePath, filterKeys, rankOf } from '../format/format.ts';
import { bare } from '../format/normalize.ts';
import { type FoundThing, thingsIn } from './entities.ts';
import { excerptOf, type Stretch } from './excerpt.ts';
import { fetchFile } from './files.ts';
import { type Index, startEngine } from './pagefind-wasm.ts';
import { termsOf } from './query.ts';
import { isSection, type Ranked, ranked } from './ranking.ts';
import { type Filters, Part } from './shard.ts';
import { type Mended, mended, type Unknown } from './spelling.ts';
import { type Lexicon, lexiconOf } from './vocabulary.ts';

/** The version of Pagefind, put in when the search is bundled. */
declare const pagefindVersion: string;

/** Where and in which language to search. */
export interface Place {
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
  excerpt: { stretches: Stretch[]; start: boolean; end: boolean };
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
export async function startFinder(place: Place): Promise<Finder> {
  const [code, site] = await Promise.all([
    fetchFile(`${place.home}pagefind/${enginePath(place.language, pagefindVersion)}`),
    openSite(place),
  ]);
  return new Finder(await startEngine(code), place, site);
}

/** How many words are marked on the page that a result leads to. */
const wordsToMark = 6;

type Opened = ReturnType<typeof readEntry>;

/** A site’s entry, and the list of its newest part. */
async function openSite({ home, language }: Place): Promise<Opened> {
  return readEntry(await fetchFile(`${home}pagefind/${language}.pf_entry`, true));
}

/** What is searched one after the other: the years of this site from the newest, then other sites. */
interface Step {
  name: string;
  ofThisSite: boolean;
  open(): Promise<Part[]>;
}

interface Reached extends Mended {
  hits: Ranked[];
  isPartial: boolean;
  /** How many steps were searched. */
  depth: number;
}

export class Finder {
  readonly #open: (meta: Uint8Array) => Index;
  readonly #place: Place;
  readonly #entry: Entry;
  readonly #lexicon: Lexicon;
  readonly #siteNames = new Map<string, string>();
  readonly #steps: readonly Step[];
  /** The parts of the steps that were taken, in their order. */
  readonly #opened: Promise<Part[]>[] = [];
  /** How many steps the reader wants to be searched. A query that finds nothing there goes further by itself. */
  #wanted = 1;

  constructor(open: (meta: Uint8Array) => Index, place: Place, { entry, list }: Opened) {
    this.#open = open;
    this.#place = place;
    this.#entry = entry;
    this.#lexicon = lexiconOf(place.home, entry.words);
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

  async #openPart(home: string, part: EntryPart, known?: Uint8Array): Promise<Part> {
    const list = known ?? (await fetchFile(`${home}pagefind/${part.folder}/list`));
    return new Part(this.#open, list, home, part);
  }

  async #openOther(home: string): Promise<Part[]> {
    const { entry, list } = await openSite({ home, language: this.#place.language });
    this.#siteNames.set(home, entry.site);
    return Promise.all(entry.parts.map((part, index) => this.#openPart(home, part, index === 0 ? list : undefined)));
  }

  /** The parts of the first steps; what was opened once stays open. @throws Error when one does not come */
  async #parts(depth: number): Promise<Part[]> {
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
  async things(query: string): Promise<FoundThing[]> {
    const { hits, terms } = await this.#reached(query, {});
    return thingsIn(hits, terms);
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
    const given = termsOf(query);
    for (let depth = this.#wanted; ; depth++) {
      const parts = await this.#parts(depth);
      const result = await mended(parts, this.#lexicon, given, filters);
      const found = ranked(parts, result.terms, filters);
      const isEnough =
        (found.hits.length > 0 && !result.isElsewhere) || (given.length === 0 && !Object.keys(filters).length);
      if (isEnough || !this.#steps[depth]?.ofThisSite) return { ...result, ...found, depth };
    }
  }

  async #shown({ part, name, places }: Ranked): Promise<Found> {
    const { url, title, explainer, text = '' } = await part.fragment(name);
    const words = text.split(' ');
    const found = new Set(places.map(({ at }) => bare(words[at] ?? '')));
    const site = this.#siteNames.get(part.home);
    return {
      url: part.home + url,
      title,
      ...(explainer ? { explainer } : {}),
      ...(site ? { site } : {}),
      excerpt: excerptOf(text, places),
      words: [...found].filter(Boolean).slice(0, wordsToMark),
    };
  }
}
