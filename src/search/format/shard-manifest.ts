/**
 * The manifest of a shard: its records and files. Pagefind’s own manifest (`.pf_meta`) names every file; here files are
 * numbered, which takes a quarter of the bytes. The build writes this form, and the browser expands it to Pagefind’s.
 *
 *     {"version":"1.5.2","records":2,"fields":["title"],"filters":["topic"]}   a line of JSON
 *     a byte for each record: its kind (2 bits) and its number of words (6 bits, see below)
 *     the first word of each posting file, one a line
 *
 * A number of words keeps its three highest bits: the six bits are 4 times the exponent plus the two bits after the
 * first. Ranking needs no more (Lucene keeps four).
 */
import { type RecordKind, recordKinds } from './format.ts';

export interface ShardManifest {
  /** Version of Pagefind. */
  version: string;
  /** The kind and the number of words of each record. */
  records: { kind: RecordKind; words: number }[];
  /** The first word of each posting file. */
  firstWords: string[];
  /** Filters in the order of their files. */
  filters: string[];
  fields: string[];
}

/** Encodes the manifest. The number of words of each record loses up to an eighth of its precision. */
export function encodeShardManifest({ version, records, firstWords, filters, fields }: ShardManifest): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify({ version, records: records.length, fields, filters })}\n`);
  const recordBytes = Uint8Array.from(
    records,
    ({ kind, words }) => (recordKinds.indexOf(kind) << 6) | encodeLength(words),
  );
  const wordBytes = new TextEncoder().encode(firstWords.join('\n'));
  const encoded = new Uint8Array(head.length + recordBytes.length + wordBytes.length);
  encoded.set(head);
  encoded.set(recordBytes, head.length);
  encoded.set(wordBytes, head.length + recordBytes.length);
  return encoded;
}

/** @throws SyntaxError if the bytes are no shard manifest */
export function decodeShardManifest(bytes: Uint8Array): ShardManifest {
  const recordsStart = bytes.indexOf(10) + 1;
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, recordsStart)));
  const wordsStart = recordsStart + head.records;
  const words = new TextDecoder().decode(bytes.subarray(wordsStart));
  return {
    ...head,
    records: Array.from(bytes.subarray(recordsStart, wordsStart), (byte) => ({
      kind: recordKinds[byte >> 6] ?? 'section',
      words: decodeLength(byte & 63),
    })),
    firstWords: words ? words.split('\n') : [],
  };
}

function encodeLength(words: number): number {
  const length = Math.max(1, words);
  const exponent = Math.floor(Math.log2(length));
  return Math.min(63, 4 * exponent + Math.round((length / 2 ** exponent - 1) * 4));
}

function decodeLength(code: number): number {
  return Math.round(2 ** (code >> 2) * (1 + (code & 3) / 4));
}
