/** What an index consists of, read from its own files: for whoever has to see that all of it is there. */
import { type Manifest, type ManifestShard, type ManifestVocabulary, recordName } from './format.ts';
import { decodeShardManifest, fileName } from './shard-manifest.ts';

/** Takes the file that a search begins with apart, once it is unpacked. @throws SyntaxError when it is not one */
export function readManifest(file: Uint8Array): { entry: Manifest; list: Uint8Array } {
  const end = file.indexOf(10);
  return {
    entry: JSON.parse(new TextDecoder().decode(file.subarray(0, end))) as Manifest,
    list: file.subarray(end + 1),
  };
}

/** The files of a part, by its list, as paths in `/pagefind/`. */
export function listShardFiles({ folder }: ManifestShard, list: Uint8Array): string[] {
  const { records, firstWords, filters } = decodeShardManifest(list);
  return [
    ...records.map(({ kind }, rank) => `fragment/${recordName(kind, rank)}.pf_fragment`),
    ...firstWords.map((_, position) => `index/${fileName(position)}.pf_index`),
    ...filters.map((_, position) => `filter/${fileName(position)}.pf_filter`),
    'counts.json',
  ].map((path) => `${folder}/${path}`);
}

/** The files of words that are always there. */
export function listVocabularyFiles({ folder, kept }: ManifestVocabulary): string[] {
  return kept === 'whole' ? [`${folder}/all.txt`] : [];
}
