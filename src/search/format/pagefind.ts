/**
 * The parts of Pagefind 1.5’s file formats that the build and the browser share. The others are in
 * `index/pagefind-format.ts` and `client/pagefind-wasm.ts`.
 */
import { type Cbor, decodeCbor, encodeCbor } from './cbor.ts';
import { fileName, recordName } from './format.ts';
import type { ShardManifest } from './shard-manifest.ts';

/** The first bytes of every unzipped Pagefind file. */
export const signature = 'pagefind_dcd';

/** Pagefind’s `MetaIndex` (`.pf_meta`), in CBOR. */
type MetaIndex = [
  version: string,
  records: [fragment: string, words: number][],
  chunks: [from: string, to: string, file: string][],
  filters: [filter: string, file: string][],
  sorts: Cbor[],
  fields: string[],
];

/** The content of a `.pf_meta` file. */
export interface PagefindMeta {
  version: string;
  /** The number of words of each record. */
  wordCounts: number[];
  /** Names of the posting files, in the order of their words. */
  postingFiles: string[];
  filterFiles: string[];
  fields: string[];
}

/** Sorts after every word. */
const endOfWords = '\u{10ffff}';

/**
 * Decodes a `.pf_meta` file.
 * @param bytes without the signature. @param recordCount the number of records that were indexed.
 * @throws Error if the file is not as Pagefind 1.5 writes it
 */
export function decodeMeta(bytes: Uint8Array, recordCount: number): PagefindMeta {
  const [version, records, chunks, filters, , fields] = decodeCbor(bytes) as MetaIndex;
  if (!fields || records.length !== recordCount)
    throw new Error(`Pagefind ${version} lists ${records?.length} records, but ${recordCount} were indexed.`);
  return {
    version,
    wordCounts: records.map(([, words]) => words),
    postingFiles: chunks.map(([, , file]) => file),
    filterFiles: filters.map(([, file]) => file),
    fields,
  };
}

/** Encodes a shard manifest as the `.pf_meta` file that Pagefind’s engine reads, without the signature. */
export function encodeMeta({ version, records, firstWords, filters, fields }: ShardManifest): Uint8Array {
  const meta: MetaIndex = [
    version,
    records.map(({ kind, words }, rank) => [recordName(kind, rank), words]),
    // A posting file ends where the next one begins.
    firstWords.map((word, position) => [word, firstWords[position + 1] ?? endOfWords, fileName(position)]),
    filters.map((name, position) => [name, fileName(position)]),
    [],
    fields,
  ];
  return encodeCbor(meta);
}

/** Removes the signature from an unzipped file, if it has one. */
export function stripSignature(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const head = new TextDecoder().decode(bytes.subarray(0, signature.length));
  return head === signature ? bytes.subarray(signature.length) : bytes;
}
