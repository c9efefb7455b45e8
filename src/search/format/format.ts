/**
 * The files of a search, as the build writes them and the browser reads them. They stand in `/pagefind/`:
 *
 *     <lang>.pf_entry                    where a search begins: what there is, and the list of the newest part
 *     wasm.<lang>.<version>.pagefind     Pagefind’s engine with the stems of the language
 *     <part>/list                        the records and files of a part, see list.ts
 *     <part>/index/<name>.pf_index       Pagefind’s, under counted names
 *     <part>/filter/<name>.pf_filter
 *     <part>/fragment/<name>.pf_fragment what is shown of a record; ours
 *     <part>/counts.json                 how many sections each value of a filter has
 *     <words>/<name>.txt                 words that there are in any part, the frequent ones first
 *
 * The names of parts and words change with their content, so that their files can be kept for ever. Files of Pagefind’s are compressed in
 * themselves (gzip), whatever the server does.
 */

/** The first line of an entry, JSON. After it comes the list of the first part. */
export interface Manifest {
  /** Name of the site, for results that come from others. */
  site: string;
  /** The newest first. Never empty. */
  parts: ManifestShard[];
  words: ManifestVocabulary;
  /** BCP 47 tags of the languages that have an entry. */
  languages: string[];
  /** Addresses of other sites that are searched as well, with a slash at the end. */
  also: string[];
}

export interface ManifestShard {
  /** Its folder. */
  folder: string;
  /** The year of its explainers, or that and a number; empty where all stand in one part. */
  name: string;
}

/** The words of all parts: their folder, and whether they stand in one file or in one for each first letter. */
export interface ManifestVocabulary {
  folder: string;
  kept: 'whole' | 'by-letter';
}

/** What is shown of a section, or of all that an explainer lists. The name of its file tells which, and its rank by date. */
export interface Fragment {
  /** Address without the base path. */
  url: string;
  title: string;
  /** The explainer it stands in; absent where it is the explainer’s own introduction. */
  explainer?: string;
  /** The words of a section, parted by single spaces. */
  text?: string;
  /** What an explainer lists. */
  things?: Entity[];
}

export const entityKinds = ['claim', 'event', 'term', 'source'] as const;
export type EntityKind = (typeof entityKinds)[number];

/** A claim, an event of a timeline, a term or a source: its kind, its address without the base path, its words. */
export type Entity = [kind: EntityKind, url: string, text: string];

/** What sections can be narrowed by. */
export const filterKeys = ['topic', 'publisher', 'kind', 'status', 'year'] as const;
export type FilterKey = (typeof filterKeys)[number];

/** For each filter its values, each with what readers see of it and how many sections have it. */
export type Counts = Record<FilterKey, [value: string, label: string, sections: number][]>;

/** What a record is of, told by how its name begins. A sign, because names may not differ in case alone. */
const nameSigns = { section: '', introduction: '-', things: '_' } as const;
export type RecordKind = keyof typeof nameSigns;
export const kinds = Object.keys(nameSigns) as RecordKind[];

/** The name of the `rank`th record by date, the newest first. */
export const recordName = (kind: RecordKind, rank: number): string => nameSigns[kind] + rank.toString(36);
export const kindOf = (name: string): RecordKind =>
  name.startsWith('_') ? 'things' : name.startsWith('-') ? 'introduction' : 'section';
export const rankOf = (name: string): number => Number.parseInt(name.replace(/^[-_]/, ''), 36);

/** The name of the file that holds the words with the same first letter. */
export const letterName = (word: string): string => (word.codePointAt(0) ?? 0).toString(36);

/** The path of Pagefind’s engine for a language. */
export const enginePath = (language: string, version: string): string => `wasm.${language}.${version}.pagefind`;

/** The language that an index is made for: `en-GB` is searched with `en`. */
export const indexLanguage = (lang: string): string => lang.split('-')[0]?.toLowerCase() ?? lang;
