/** Needs JavaScript because it searches one part of an index: fetches what a query needs of it, and nothing else. */
import { decodeCbor } from '../format/cbor.ts';
import type { Counts, Fragment, ManifestShard } from '../format/format.ts';
import { decodeShardManifest, fileName, positionOf, toPagefind } from '../format/shard-manifest.ts';
import { fetchFile, once } from './files.ts';
import type { Hit, Index } from './pagefind-wasm.ts';
import type { Term } from './query.ts';

/** Values of filters that a section must have, by the name of the filter. */
export type Filters = Partial<Record<string, string>>;

export class Shard {
  readonly index: Index;
  /** Home page of the site that it is of, with a slash at the end. */
  readonly home: string;
  readonly #folder: string;
  readonly #firstWords: readonly string[];
  /** The stems that were fetched. */
  readonly #stems = new Set<string>();

  /** @param list what the part has, as list.ts packs it */
  constructor(open: (meta: Uint8Array) => Index, list: Uint8Array, home: string, { folder }: ManifestShard) {
    const unpacked = decodeShardManifest(list);
    this.index = open(toPagefind(unpacked));
    this.index.rankBy(weights);
    this.home = home;
    this.#firstWords = unpacked.firstWords;
    this.#folder = `${home}pagefind/${folder}/`;
  }

  /** Tells a record from those of other parts. */
  nameOf(name: string): string {
    return this.#folder + name;
  }

  readonly #words = once(async (name) => {
    const file = await fetchFile(`${this.#folder}index/${name}.pf_index`);
    this.index.addWords(file);
    const [words] = decodeCbor(file) as [[stem: string][]];
    for (const [stem] of words) this.#stems.add(stem);
  });

  readonly #filter = once(async (name) =>
    this.index.addFilter(await fetchFile(`${this.#folder}filter/${name}.pf_filter`)),
  );

  /** What is shown of a record. */
  readonly fragment = once(
    async (name): Promise<Fragment> => json(await fetchFile(`${this.#folder}fragment/${name}.pf_fragment`)),
  );

  readonly #counts = once(async (name): Promise<Counts> => json(await fetchFile(`${this.#folder}${name}`)));

  /** Fetches what is needed to search for these. */
  async prepare(terms: readonly Term[], filters: Filters): Promise<void> {
    await Promise.all([
      ...terms.map((term) => this.#prepareTerm(term)),
      ...(Object.keys(filters).length > 0 ? this.index.filterFilesOf(filters).map(this.#filter) : []),
    ]);
  }

  /**
   * Pagefind names the files of a word and of its stem. Only the stem stands in the index, and a stem is never later in the
   * alphabet than its word: the first file is enough, and where it is not, the others come after.
   */
  async #prepareTerm(term: Term): Promise<void> {
    if (term.isPhrase) {
      await Promise.all(this.index.filesOf(term.folded).map(this.#words));
      return;
    }
    const [first, ...others] = this.index
      .filesOf(term.folded)
      .map(positionOf)
      .sort((a, b) => a - b);
    if (first === undefined) return;
    // Words that go on where this one ends may begin in the next file.
    const goesOn = this.#firstWords[first + 1]?.startsWith(term.folded) ? [first + 1] : [];
    await Promise.all([first, ...goesOn].map(fileName).map(this.#words));
    if (!this.knows(term)) await Promise.all(others.map(fileName).map(this.#words));
  }

  /** Whether a word, or one that begins with it, stands anywhere here. Asked after `prepare`. */
  knows({ folded }: Term): boolean {
    if (this.#stems.has(folded)) return true;
    for (const stem of this.#stems) if (stem.startsWith(folded)) return true;
    return this.index.search(folded, {}, true).length > 0;
  }

  /** Finds sections by one term, or by several that all must stand there; without any, by the filters alone. */
  search(terms: readonly Term[], filters: Filters): Hit[] {
    if (terms.length === 0) return Object.keys(filters).length > 0 ? this.index.search('', filters, false) : [];
    const words = terms.filter(({ isPhrase }) => !isPhrase).map(({ folded }) => folded);
    const phrases = terms.filter(({ isPhrase }) => isPhrase);
    const lists = [
      ...(words.length > 0 ? [this.index.search(words.join(' '), filters, false)] : []),
      ...phrases.map(({ folded }) => this.index.search(folded, filters, true)),
    ];
    return lists.length < 2 ? (lists[0] ?? []) : inAll(lists);
  }

  counts(): Promise<Counts> {
    return this.#counts('counts.json');
  }
}

/** Titles of explainers stand in every record of theirs; a section’s own title and text should decide. */
const weights = {
  term_similarity: 1,
  page_length: 0.75,
  term_saturation: 1.4,
  term_frequency: 1,
  diacritic_similarity: 0,
  meta_weights: { title: 4, explainer: 0.2, also: 0.5 },
};

const json = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

/** What stands in every list, with the scores added up and the places joined. */
function inAll(lists: readonly Hit[][]): Hit[] {
  const [first = new Map<string, Hit>(), ...others] = lists.map(
    (list) => new Map(list.map((hit) => [hit.name, hit] as const)),
  );
  const hits = Array.from(first, ([, hit]) => hit);
  return hits
    .flatMap((hit): Hit[] => {
      const same = others.map((list) => list.get(hit.name));
      if (same.includes(undefined)) return [];
      const all = [hit, ...same] as Hit[];
      return [
        { ...hit, score: all.reduce((sum, { score }) => sum + score, 0), places: all.flatMap(({ places }) => places) },
      ];
    })
    .sort((a, b) => b.score - a.score);
}
