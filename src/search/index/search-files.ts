/** Writes the search index of the site: for each language a manifest, and shards, which are cached between builds. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { linkOrCopy } from '../../cache/files.ts';
import type { Explainer } from '../../explainer/model.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import {
  enginePath,
  type Manifest,
  type ManifestVocabulary,
  manifestPath,
  shardManifestPath,
  vocabularyPath,
} from '../format/format.ts';
import { gzip } from './cache-folder.ts';
import type { Labels } from './filter-counts.ts';
import { pagefindVersion } from './run-pagefind.ts';
import { groupByLanguage, type SearchableExplainer } from './search-records.ts';
import { segmentEnginePath } from './segment.ts';
import { type CachedShard, cacheShard, linkShard } from './shard.ts';
import { readShardFacts, type ShardFacts } from './shard-files.ts';
import { splitShards } from './split-shards.ts';
import { getStopWords } from './stop-words.ts';
import { groupSynonyms } from './synonyms.ts';
import { formatVocabulary } from './vocabulary.ts';

export interface SearchInput {
  /** The explainers that search finds. */
  explainers: readonly SearchableExplainer[];
  /** Loads an explainer by its digest. */
  loadExplainer(digest: string): Explainer | undefined;
  glossary: Glossary;
  /** Languages that get a manifest even without explainers. */
  languages: readonly string[];
  labels: Labels;
  /** Name of the site. */
  site: string;
  /** The largest number of explainers in a shard. */
  partLimit: number;
  /** Home pages of other sites to search. */
  also: readonly string[];
  /** Folder of the cached shards and segments. */
  cacheDir: string;
}

type NamedShard = CachedShard & { name: string };

/** Writes the search index into a folder. @returns the number of sections and introductions in it */
export async function writeSearch(input: SearchInput, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const shardsByLanguage = await cacheShards(input);
  let sectionCount = 0;
  for (const [language, shards] of shardsByLanguage) {
    for (const shard of shards) linkShard(shard, input.cacheDir, join(folder, shard.folder));
    const facts = shards.map((shard) => readShardFacts(join(input.cacheDir, shard.folder)));
    for (const { kinds } of facts) sectionCount += kinds.flat().filter((kind) => kind !== 'entities').length;
    const [newest] = shards;
    linkOrCopy(
      segmentEnginePath(join(input.cacheDir, newest?.segments[0] ?? '')),
      join(folder, enginePath(language, pagefindVersion)),
    );
    const manifest: Manifest = {
      site: input.site,
      parts: shards.map(({ folder, name }) => ({ folder, name })),
      words: writeVocabularyFiles(facts, folder),
      stopWords: getStopWords(language),
      languages: [...shardsByLanguage.keys()],
      also: [...input.also],
    };
    const newestManifest = gunzipSync(readFileSync(join(input.cacheDir, newest?.folder ?? '', shardManifestPath)));
    writeFileSync(join(folder, manifestPath(language)), gzip(`${JSON.stringify(manifest)}\n`, newestManifest));
  }
  return sectionCount;
}

/** Creates the shards that are not cached, and deletes unused ones. @returns shards by language, newest first */
async function cacheShards(input: SearchInput): Promise<Map<string, NamedShard[]>> {
  const explainersByLanguage = groupByLanguage(input.explainers);
  const languages = [...new Set([...input.languages, ...explainersByLanguage.keys()])].sort();
  const shardsByLanguage = new Map<string, NamedShard[]>();
  for (const language of languages) {
    const explainersInLanguage = explainersByLanguage.get(language) ?? [];
    const synonyms = groupSynonyms(
      input.glossary,
      explainersInLanguage.flatMap(({ abbreviations }) => abbreviations),
    );
    const shards: NamedShard[] = [];
    for (const { name, explainers } of splitShards(explainersInLanguage, input.partLimit))
      shards.push({ name, ...(await cacheShard(explainers, input.labels, { ...input, language, synonyms })) });
    shardsByLanguage.set(language, shards);
  }
  const used = new Set([...shardsByLanguage.values()].flat().flatMap(({ folder, segments }) => [folder, ...segments]));
  for (const name of existsSync(input.cacheDir) ? readdirSync(input.cacheDir) : [])
    if (!used.has(name)) rmSync(join(input.cacheDir, name), { recursive: true });
  return shardsByLanguage;
}

/** Writes the vocabulary of a language into a folder that is named by its digest. */
function writeVocabularyFiles(shards: readonly ShardFacts[], target: string): ManifestVocabulary {
  const { kept, files } = formatVocabulary(shards.map(({ wordCounts }) => wordCounts));
  const folder = hash('sha256', JSON.stringify(files)).slice(0, 10);
  mkdirSync(join(target, folder), { recursive: true });
  for (const [name, text] of files) writeFileSync(join(target, vocabularyPath(folder, name)), text);
  return { folder, kept };
}
