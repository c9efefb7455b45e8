/** Lists the files of an index, so that a check can see whether they are all there. */
import {
  countsPath,
  fileName,
  filterPath,
  fragmentPath,
  fullVocabulary,
  type Manifest,
  type ManifestShard,
  type ManifestVocabulary,
  postingsPath,
  recordName,
  vocabularyPath,
} from './format.ts';
import { decodeShardManifest } from './shard-manifest.ts';

/** The content of a `.pf_entry` file: the manifest, and the encoded manifest of the newest shard. */
export interface ManifestFile {
  manifest: Manifest;
  newestShard: Uint8Array;
}

/**
 * Parses a `.pf_entry` file: a line of JSON, then the shard manifest.
 * @param file unzipped. @throws SyntaxError if it holds no manifest
 */
export function readManifest(file: Uint8Array): ManifestFile {
  const end = file.indexOf('\n'.charCodeAt(0));
  return {
    manifest: JSON.parse(new TextDecoder().decode(file.subarray(0, end))) as Manifest,
    newestShard: file.subarray(end + 1),
  };
}

/** Lists the files of a shard as paths in `/pagefind/`. @param shardManifest encoded */
export function listShardFiles({ folder }: ManifestShard, shardManifest: Uint8Array): string[] {
  const { records, firstWords, filters } = decodeShardManifest(shardManifest);
  return [
    ...records.map(({ kind }, rank) => fragmentPath(recordName(kind, rank))),
    ...firstWords.map((_, position) => postingsPath(fileName(position))),
    ...filters.map((_, position) => filterPath(fileName(position))),
    countsPath,
  ].map((path) => `${folder}/${path}`);
}

/**
 * Lists the vocabulary files that must exist, as paths in `/pagefind/`. Files by letter are not listed, because a
 * letter without words has none.
 */
export function listVocabularyFiles({ folder, kept }: ManifestVocabulary): string[] {
  return kept === 'whole' ? [vocabularyPath(folder, fullVocabulary)] : [];
}
