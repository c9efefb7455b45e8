/**
 * The list of a part: its records and the files of its words. Pagefind’s own (`pf_meta`) names every file; here they are
 * counted, which says the same in a quarter of the bytes. The build writes it from Pagefind’s, the browser makes Pagefind’s
 * of it again.
 *
 *     {"version":"1.5.2","records":2,"fields":["title"],"filters":["topic"]}   a line of JSON
 *     a byte for each record: what it is of (2 bits), and how many words it has (6 bits, see below)
 *     the word that each file of words begins with, a line each
 *
 * A length keeps its first three bits: with n words the six bits are 4 times the exponent and the two bits after the first.
 * Ranking asks no more of it (Lucene keeps four).
 */
import { type Cbor, decodeCbor, encodeCbor } from './cbor.ts';
import { kinds, type RecordKind, recordName } from './format.ts';

/** Pagefind’s list of records, files of words, files of filters, orders and names of fields; see its `MetaIndex`. */
type Meta = [
  version: string,
  records: [fragment: string, words: number][],
  chunks: [from: string, to: string, file: string][],
  filters: [filter: string, file: string][],
  sorts: Cbor[],
  fields: string[],
];

export interface ShardManifest {
  version: string;
  records: { kind: RecordKind; words: number }[];
  /** The word that each file of words begins with. */
  firstWords: string[];
  /** Filters in the order of their files. */
  filters: string[];
  fields: string[];
}

/** Names of files that are counted. */
export const fileName = (position: number): string => position.toString(36);
export const positionOf = (name: string): number => Number.parseInt(name, 36);

/** Later than any word. */
const end = '\u{10ffff}';

/** Reads Pagefind’s list. @param kinds of the records, in order. @throws Error when it is not what this was written for */
export function fromPagefind(
  bytes: Uint8Array,
  kinds: readonly RecordKind[],
): { list: ShardManifest; chunks: string[]; filters: string[] } {
  const [version, records, chunks, filters, , fields] = decodeCbor(bytes) as Meta;
  if (!fields || records.length !== kinds.length)
    throw new Error(`Pagefind ${version} lists ${records?.length} records where ${kinds.length} were given.`);
  return {
    list: {
      version,
      records: records.map(([, words], index) => ({ kind: kinds[index] ?? 'section', words })),
      firstWords: chunks.map(([from]) => from),
      filters: filters.map(([name]) => name),
      fields,
    },
    chunks: chunks.map(([, , file]) => file),
    filters: filters.map(([, file]) => file),
  };
}

/** Makes Pagefind’s list. A file of words ends where the next begins. */
export function toPagefind({ version, records, firstWords, filters, fields }: ShardManifest): Uint8Array {
  const meta: Meta = [
    version,
    records.map(({ kind, words }, rank) => [recordName(kind, rank), words]),
    firstWords.map((word, position) => [word, firstWords[position + 1] ?? end, fileName(position)]),
    filters.map((name, position) => [name, fileName(position)]),
    [],
    fields,
  ];
  return encodeCbor(meta);
}

export function encodeShardManifest({ version, records, firstWords, filters, fields }: ShardManifest): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify({ version, records: records.length, fields, filters })}\n`);
  const lengths = Uint8Array.from(records, ({ kind, words }) => (kinds.indexOf(kind) << 6) | packLength(words));
  const words = new TextEncoder().encode(firstWords.join('\n'));
  const packed = new Uint8Array(head.length + lengths.length + words.length);
  packed.set(head);
  packed.set(lengths, head.length);
  packed.set(words, head.length + lengths.length);
  return packed;
}

export function decodeShardManifest(bytes: Uint8Array): ShardManifest {
  const line = bytes.indexOf(10) + 1;
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, line)));
  const words = line + head.records;
  const text = new TextDecoder().decode(bytes.subarray(words));
  return {
    ...head,
    records: Array.from(bytes.subarray(line, words), (byte) => ({
      kind: kinds[byte >> 6] ?? 'section',
      words: unpackLength(byte & 63),
    })),
    firstWords: text ? text.split('\n') : [],
  };
}

function packLength(words: number): number {
  const length = Math.max(1, words);
  const exponent = Math.floor(Math.log2(length));
  return Math.min(63, 4 * exponent + Math.round((length / 2 ** exponent - 1) * 4));
}

function unpackLength(code: number): number {
  return Math.round(2 ** (code >> 2) * (1 + (code & 3) / 4));
}
