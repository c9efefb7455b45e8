/**
 * The search files in `/pagefind/`, as the build writes them and the browser reads them:
 *
 *     <language>.pf_entry                      the manifest, then the manifest of the newest shard
 *     wasm.<language>.<version>.pagefind       Pagefind’s engine with the stemmer of the language
 *     <shard>/list                             the manifest of a shard, see shard-manifest.ts
 *     <shard>/index/<name>.pf_index            posting lists, in Pagefind’s format
 *     <shard>/filter/<name>.pf_filter          the records of each filter value, in Pagefind’s format
 *     <shard>/fragment/<record>.pf_fragment    what a result shows of a record, as JSON
 *     <shard>/counts.json                      the number of sections for each filter value
 *     <vocabulary>/<name>.txt                  the words of all shards, most frequent first
 *
 * The names of shard and vocabulary folders change with their content, so browsers may cache their files for ever.
 * `list` and all `.pf_` files are gzipped, whatever the server does.
 */

/** The manifest, which is the first line of a `.pf_entry` file. Its keys are those of the JSON. */
export interface Manifest {
  /** Name of the site, shown with results on other sites. */
  site: string;
  /** The shards, newest first. Never empty. */
  parts: ManifestShard[];
  words: ManifestVocabulary;
  /** Words that a query ignores unless it consists of them, with spaces between them. */
  stopWords: string;
  /** BCP 47 tags of the languages that have a manifest. */
  languages: string[];
  /** Home pages of the other sites to search, each with a slash at the end. */
  also: string[];
}

export interface ManifestShard {
  folder: string;
  /** The year of its explainers, or a year and a number. Empty if there is only one shard. */
  name: string;
}

/** The vocabulary: the words of all shards, in one file (`whole`) or in one file for each first letter. */
export interface ManifestVocabulary {
  folder: string;
  kept: 'whole' | 'by-letter';
}

/** What results show of a record. Its keys are those of the JSON. The file name holds the record’s kind and rank. */
export interface Fragment {
  /** Address without the base path. */
  url: string;
  title: string;
  /** Title of the explainer; absent for the introduction of an explainer. */
  explainer?: string;
  /** The text of a section: prose, then tables and figures. Scripts without spaces have breaks between words. */
  text?: string;
  /** Where in the text its tables and figures begin, if it has any. */
  figures?: number;
  /** The entities that an explainer lists. */
  things?: Entity[];
}

export type EntityKind = 'claim' | 'event' | 'term' | 'source';

/** A claim, an event of a timeline, a term or a source. The address has no base path. */
export type Entity = [kind: EntityKind, url: string, text: string];

/** The filters of a search, by which the URL parameters are named as well. */
export const filterKeys = ['topic', 'publisher', 'kind', 'status', 'year'] as const;
export type FilterKey = (typeof filterKeys)[number];

/** The values of each filter, each with its label and the number of sections that have it. */
export type FilterCounts = Record<FilterKey, [value: string, label: string, sections: number][]>;

/** The prefix of a record’s name by kind: a sign, because some file systems ignore case. */
const kindPrefixes = { section: '', introduction: '-', entities: '_' } as const;
export type RecordKind = keyof typeof kindPrefixes;
export const recordKinds = Object.keys(kindPrefixes) as RecordKind[];

/** Returns the name of a record. @param rank position among all records of the shard, newest first */
export const recordName = (kind: RecordKind, rank: number): string => kindPrefixes[kind] + rank.toString(36);
export const getRecordKind = (name: string): RecordKind =>
  name.startsWith('_') ? 'entities' : name.startsWith('-') ? 'introduction' : 'section';
export const getRecordRank = (name: string): number => Number.parseInt(name.replace(/^[-_]/, ''), 36);

/** Names of posting and filter files are their positions in the shard manifest. */
export const fileName = (position: number): string => position.toString(36);
export const filePosition = (name: string): number => Number.parseInt(name, 36);

/** Folders and paths in the folder of a shard. */
export const shardFolders = { postings: 'index', filters: 'filter', fragments: 'fragment' } as const;
export const shardManifestPath = 'list';
export const countsPath = 'counts.json';
export const postingsPath = (name: string): string => `index/${name}.pf_index`;
export const filterPath = (name: string): string => `filter/${name}.pf_filter`;
export const fragmentPath = (recordName: string): string => `fragment/${recordName}.pf_fragment`;

/** Paths in `/pagefind/`. */
export const manifestPath = (language: string): string => `${language}.pf_entry`;
export const enginePath = (language: string, version: string): string => `wasm.${language}.${version}.pagefind`;
export const vocabularyPath = (folder: string, name: string): string => `${folder}/${name}.txt`;

/** The name of the vocabulary file that holds all words, and of the file for the first letter of a word. */
export const fullVocabulary = 'all';
export const letterName = (word: string): string => (word.codePointAt(0) ?? 0).toString(36);

/** Returns the language of the index that covers a language tag: `en` for `en-GB`. */
export const indexLanguage = (lang: string): string => lang.split('-')[0]?.toLowerCase() ?? lang;
