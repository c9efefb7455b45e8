/** The search of a site as files: an entry for each language, and parts that are made anew only when they change. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { linkOrCopy } from '../../cache/files.ts';
import type { Explainer } from '../../explainer/model.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { enginePath, type Manifest, type ManifestVocabulary } from '../format/format.ts';
import { gzip } from './cached-file.ts';
import type { Labels } from './filter-counts.ts';
import { pagefindVersion } from './run-pagefind.ts';
import { groupByLanguage, type SearchableExplainer } from './search-records.ts';
import { segmentEnginePath } from './segment.ts';
import { type CachedShard, cacheShard, linkShard } from './shard.ts';
import { readShardFacts, type ShardFacts } from './shard-files.ts';
import { splitShards } from './split-shards.ts';
import { groupSynonyms } from './synonyms.ts';
import { writeVocabulary } from './vocabulary.ts';

/** What a search is made from. */
export interface SearchInput {
  /** Those that search finds. */
  explainers: readonly SearchableExplainer[];
  /** All of an explainer, by its digest. */
  loadExplainer(digest: string): Explainer | undefined;
  glossary: Glossary;
  /** Languages that have an entry even where nothing is found in them. */
  languages: readonly string[];
  labels: Labels;
  /** Name of the site. */
  site: string;
  /** How many explainers one part of the index may hold. */
  partLimit: number;
  /** Addresses of other sites to search. */
  also: readonly string[];
  /** Where parts and their pieces are kept between builds. */
  cacheDir: string;
}

/** A part that is kept, and its name for readers. */
type NamedPart = CachedShard & { name: string };

/** Makes what is not kept of an index, and deletes what it no longer needs. @returns the parts of each language, the newest first */
async function cacheSearch(input: SearchInput): Promise<Map<string, NamedPart[]>> {
  const explainers = groupByLanguage(input.explainers);
  const languages = [...new Set([...input.languages, ...explainers.keys()])].sort();
  const kept = new Map<string, NamedPart[]>();
  for (const language of languages) {
    const ofLanguage = explainers.get(language) ?? [];
    const names = groupSynonyms(
      input.glossary,
      ofLanguage.flatMap(({ abbreviations }) => abbreviations),
    );
    const parts: NamedPart[] = [];
    for (const { name, explainers } of splitShards(ofLanguage, input.partLimit))
      parts.push({ name, ...(await cacheShard(explainers, input.labels, { ...input, language, names })) });
    kept.set(language, parts);
  }
  const used = new Set([...kept.values()].flat().flatMap(({ folder, pieces }) => [folder, ...pieces]));
  for (const name of existsSync(input.cacheDir) ? readdirSync(input.cacheDir) : [])
    if (!used.has(name)) rmSync(join(input.cacheDir, name), { recursive: true });
  return kept;
}

/** Writes the files of the search into a folder. @returns how many sections and introductions it finds. */
export async function writeSearch(input: SearchInput, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const kept = await cacheSearch(input);
  let found = 0;
  for (const [language, parts] of kept) {
    for (const part of parts) linkShard(part, input.cacheDir, join(folder, part.folder));
    const facts = parts.map((part) => readShardFacts(join(input.cacheDir, part.folder)));
    for (const { kinds } of facts) found += kinds.flat().filter((kind) => kind !== 'things').length;
    const [newest] = parts;
    linkOrCopy(
      segmentEnginePath(join(input.cacheDir, newest?.pieces[0] ?? '')),
      join(folder, enginePath(language, pagefindVersion)),
    );
    const entry: Manifest = {
      site: input.site,
      parts: parts.map(({ folder, name }) => ({ folder, name })),
      words: writeWords(facts, folder),
      languages: [...kept.keys()],
      also: [...input.also],
    };
    const list = gunzipSync(readFileSync(join(input.cacheDir, newest?.folder ?? '', 'list')));
    writeFileSync(join(folder, `${language}.pf_entry`), gzip(`${JSON.stringify(entry)}\n`, list));
  }
  return found;
}

/** Writes the words of all parts of a language. */
function writeWords(facts: readonly ShardFacts[], folder: string): ManifestVocabulary {
  const { kept, files } = writeVocabulary(facts.map(({ words }) => words));
  const name = hash('sha256', JSON.stringify(files)).slice(0, 10);
  mkdirSync(join(folder, name), { recursive: true });
  for (const [letter, text] of files) writeFileSync(join(folder, name, `${letter}.txt`), text);
  return { folder: name, kept };
}
