/** Makes Pagefind’s files lighter for readers, without a change in what is found. */
import { type Cbor, decodeCbor, encodeCbor } from '../../search/cbor.ts';

/** Pagefind’s list of pages, index files, filter files, orders and names of fields; see its `MetaIndex`. */
type Meta = [
  version: string,
  pages: [fragment: string, words: number][],
  chunks: [from: string, to: string, file: string][],
  filters: [filter: string, file: string][],
  sorts: Cbor[],
  fields: string[],
];

export interface Compacted {
  meta: Uint8Array;
  /** New names of index and filter files, by Pagefind’s. */
  index: Map<string, string>;
  filter: Map<string, string>;
}

/**
 * Names by counting compress to next to nothing, digests do not; and a length of which the first four bits are kept ranks as
 * well as an exact one (Lucene keeps as many).
 * @param meta what Pagefind wrote
 * @param names the name of each page’s fragment, in the order of the pages
 * @throws Error when the file is not of the form that this was written for
 */
export function compact(meta: Uint8Array, names: readonly string[]): Compacted {
  const [version, pages, chunks, filters, sorts, fields] = decodeCbor(meta) as Meta;
  if (!fields || pages.length !== names.length)
    throw new Error(`Pagefind ${version} lists ${pages?.length} records where ${names.length} were given.`);
  const index = renamed(chunks.map(([, , file]) => file));
  const filter = renamed(filters.map(([, file]) => file));
  const lighter: Meta = [
    version,
    pages.map(([, words], page) => [names[page] ?? '', roughly(words)]),
    chunks.map(([from, to, file]) => [from, to, index.get(file) ?? file]),
    filters.map(([name, file]) => [name, filter.get(file) ?? file]),
    sorts,
    fields,
  ];
  return { meta: encodeCbor(lighter), index, filter };
}

function renamed(files: readonly string[]): Map<string, string> {
  return new Map([...new Set(files)].map((file, position) => [file, position.toString(36)]));
}

/** The number with its first four bits, rounded: 213 is 208. */
function roughly(number: number): number {
  const step = 2 ** Math.max(0, Math.floor(Math.log2(number || 1)) - 3);
  return Math.round(number / step) * step;
}
