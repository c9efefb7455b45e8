/** Needs JavaScript because it searches one shard of the index, of which it fetches only what a query needs. */
import {
  countsPath,
  type FilterCounts,
  type Fragment,
  fileName,
  filePosition,
  filterPath,
  fragmentPath,
  type ManifestShard,
  postingsPath,
} from '../format/format.ts';
import { encodeWord } from '../format/normalize.ts';
import { decodeShardManifest, type ShardManifest } from '../format/shard-manifest.ts';
import { isInPairs, joinParts } from '../format/tokenize.ts';
import { fetchFile, memoize } from './files.ts';
import { mergeHits } from './merge-hits.ts';
import type { Hit, PagefindIndex } from './pagefind-wasm.ts';
import type { Term } from './query.ts';

/** The value that a section must have, by filter. */
export type Filters = Partial<Record<string, string>>;

/** One shard of an index. Terms and filters must be prepared before they are searched. */
export class Shard {
  /** Home page of its site, with a slash at the end. */
  readonly home: string;
  readonly #index: PagefindIndex;
  readonly #folder: string;
  readonly #firstWords: readonly string[];
  /** The stems whose posting lists were fetched. */
  readonly #stems = new Set<string>();

  /** @param manifest encoded */
  constructor(
    openIndex: (manifest: ShardManifest) => PagefindIndex,
    manifest: Uint8Array,
    home: string,
    { folder }: ManifestShard,
  ) {
    const decoded = decodeShardManifest(manifest);
    this.#index = openIndex(decoded);
    this.home = home;
    this.#firstWords = decoded.firstWords;
    this.#folder = `${home}pagefind/${folder}/`;
  }

  /** Returns a key for a record that is unique among all shards. */
  recordKey(name: string): string {
    return this.#folder + name;
  }

  #fetch(path: string): Promise<Uint8Array> {
    return fetchFile(this.#folder + path);
  }

  readonly #loadPostings = memoize(async (name) => {
    for (const stem of this.#index.addPostings(await this.#fetch(postingsPath(name)))) this.#stems.add(stem);
  });

  readonly #loadFilter = memoize(async (name) => this.#index.addFilter(await this.#fetch(filterPath(name))));

  readonly #loadCounts = memoize(async (path): Promise<FilterCounts> => parseJson(await this.#fetch(path)));

  /** Fetches what results show of a record. */
  readonly fragment = memoize(async (name): Promise<Fragment> => parseJson(await this.#fetch(fragmentPath(name))));

  counts(): Promise<FilterCounts> {
    return this.#loadCounts(countsPath);
  }

  /** Fetches the files that a search for these terms and filters needs. */
  async prepare(terms: readonly Term[], filters: Filters): Promise<void> {
    await Promise.all([
      ...terms.map((term) => this.#prepareTerm(term)),
      ...(hasFilter(filters) ? this.#index.listFilterFiles(filters).map(this.#loadFilter) : []),
    ]);
  }

  async #prepareTerm(term: Term): Promise<void> {
    await Promise.all(
      encodeTerm(term)
        .split(' ')
        .map((word) => this.#prepareWord(word, term)),
    );
  }

  /**
   * Pagefind lists the files of a word and of its stem. Only the stem is in the index, and it is seldom later in the
   * alphabet than the word. So the first file is usually enough; only if it is not are the others fetched.
   */
  async #prepareWord(word: string, { isPhrase }: Term): Promise<void> {
    const files = this.#index.listPostingFiles(word);
    if (isPhrase) {
      await Promise.all(files.map(this.#loadPostings));
      return;
    }
    const [first, ...others] = files.map(filePosition).sort((a, b) => a - b);
    if (first === undefined) return;
    // Longer words that begin with this one may be in the next files: with one character of Chinese, many do.
    const next = Array.from({ length: isInPairs(word) ? 8 : 1 }, (_, index) => first + 1 + index);
    const longer = next.filter((position) => this.#firstWords[position]?.startsWith(word));
    await Promise.all([first, ...longer].map(fileName).map(this.#loadPostings));
    if (!this.#hasWord(word)) await Promise.all(others.map(fileName).map(this.#loadPostings));
  }

  /** Returns whether the shard has the words of a term, or longer ones. The term must be prepared. */
  hasTerm(term: Term): boolean {
    return encodeTerm(term)
      .split(' ')
      .every((word) => this.#hasWord(word));
  }

  #hasWord(word: string): boolean {
    for (const stem of this.#stems) if (stem.startsWith(word)) return true;
    return this.#index.search(word, {}, true).length > 0;
  }

  /** Finds the records that have all terms. Without terms it finds those that match the filters, if there are any. */
  search(terms: readonly Term[], filters: Filters): Hit[] {
    if (terms.length === 0) return hasFilter(filters) ? this.#index.search('', filters, false) : [];
    const words = terms.filter(({ isPhrase }) => !isPhrase).map(encodeTerm);
    const phrases = terms.filter(({ isPhrase }) => isPhrase);
    const hitLists = [
      ...(words.length > 0 ? [this.#index.search(words.join(' '), filters, false)] : []),
      ...phrases.map((phrase) => this.#index.search(encodeTerm(phrase), filters, true)),
    ];
    return mergeHits(hitLists.flat(), ({ name }) => name).filter(({ count }) => count === hitLists.length);
  }
}

/** Returns the words of a term as the index has them, with spaces between them. */
const encodeTerm = ({ normalized }: Term): string => normalized.split(' ').map(encodeWord).map(joinParts).join(' ');

const hasFilter = (filters: Filters) => Object.keys(filters).length > 0;

const parseJson = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));
