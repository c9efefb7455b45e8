/**
 * The layout of the files that Pagefind 1.5 writes, as the build reads and merges them. All are CBOR after a signature.
 *
 *     .pf_index    [postings]                             sorted by the UTF-8 bytes of their words
 *     postings     [word, pages, variants]
 *     pages        [number, positions, field positions]   the number is the difference from the page before
 *     variants     [spelling, pages]                      spellings of the word that have marks
 *     .pf_filter   [filter, [value, page numbers]]
 *
 * A page is a record. Positions encode weights and fields too; merging copies them without decoding.
 */
import { decodeCbor, encodeCbor } from '../format/cbor.ts';
import { signature } from '../format/pagefind.ts';
import { type CborWriter, majorTypes } from './cbor-writer.ts';

/** A filter: its values, each with the numbers of the records that have it. */
export type FilterRecords = [filter: string, values: [value: string, records: number[]][]];

/** Decodes a `.pf_filter` file. @param content without signature */
export const decodeFilter = (content: Uint8Array): FilterRecords => decodeCbor(content) as FilterRecords;

/** Returns the content of a `.pf_filter` file, before it is gzipped. */
export const encodeFilter = (filter: FilterRecords): Buffer =>
  Buffer.concat([Buffer.from(signature), encodeCbor(filter)]);

/**
 * Returns the size of a CBOR head in bytes. Its low five bits are a number below 24, or say how many bytes of the
 * number follow (RFC 8949, 3).
 */
const getHeadSize = (firstByte: number): number => {
  const bits = firstByte & 31;
  return bits < 24 ? 1 : 1 + (1 << (bits - 24));
};

/** Removes the heads of the two arrays around the posting lists of a `.pf_index` file. @param file without signature */
export function extractPostings(file: Uint8Array): Uint8Array {
  // The outer array has one item, so its head is one byte.
  return file.subarray(1 + getHeadSize(file[1] ?? 0));
}

/** Returns the content of a `.pf_index` file, before it is gzipped. @param count the number of posting lists */
export function encodePostingFile(postings: Uint8Array, count: number, out: CborWriter): Buffer {
  out.copy(Buffer.from(signature));
  out.writeHead(majorTypes.array, 1);
  out.writeHead(majorTypes.array, count);
  out.copy(postings);
  return out.take();
}

/**
 * Reads the posting lists of a segment one after the other. The fields describe the current posting list; those that
 * end in “Start” and “End” are offsets in `bytes`.
 */
export class PostingReader {
  readonly bytes: Buffer;
  /** The number of the segment’s first record among all records of the shard. */
  readonly base: number;
  /** Where the CBOR head of the word begins. */
  headStart = 0;
  /** Where the word itself begins. */
  wordStart = 0;
  wordEnd = 0;
  pageCount = 0;
  /** Numbers of the first and the last page in the segment. */
  firstPage = 0;
  lastPage = 0;
  /** The encoded pages, without what comes before the positions of the first page: merging writes that again. */
  pagesStart = 0;
  pagesEnd = 0;
  /** The size by which Pagefind decides how many posting lists a file holds. */
  size = 0;
  variantCount = 0;
  #offset = 0;

  constructor(bytes: Buffer, base: number) {
    this.bytes = bytes;
    this.base = base;
  }

  get word(): string {
    return this.bytes.toString('utf8', this.wordStart, this.wordEnd);
  }

  /** The variants as a CBOR array. */
  get variants(): Uint8Array {
    return this.bytes.subarray(this.pagesEnd, this.#offset);
  }

  /** Compares the UTF-8 bytes of the word with those of another reader’s word, in the way of a sort function. */
  compare(other: PostingReader): number {
    const { bytes, wordStart } = this;
    const { bytes: otherBytes, wordStart: otherStart } = other;
    const length = this.wordEnd - wordStart;
    const otherLength = other.wordEnd - otherStart;
    for (let index = 0; index < length && index < otherLength; index++) {
      const difference = (bytes[wordStart + index] ?? 0) - (otherBytes[otherStart + index] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  /** Reads the next posting list. @returns false at the end. @throws Error if Pagefind 1.5 does not write this */
  next(): boolean {
    if (this.#offset >= this.bytes.length) return false;
    this.#enterTriple();
    this.headStart = this.#offset;
    const length = this.#readNumber();
    this.wordStart = this.#offset;
    this.wordEnd = this.wordStart + length;
    this.#offset = this.wordEnd;
    this.pageCount = this.#readNumber();
    this.lastPage = 0;
    this.size = 0;
    for (let page = 0; page < this.pageCount; page++) {
      this.#enterTriple();
      const step = this.#readNumber();
      if (page === 0) [this.firstPage, this.pagesStart] = [step, this.#offset];
      this.lastPage += step;
      this.size += 1 + this.#skipNumbers() + this.#skipNumbers();
    }
    this.pagesEnd = this.#offset;
    this.variantCount = this.#readNumber();
    for (let variant = 0; variant < this.variantCount; variant++) this.#skipVariant();
    return true;
  }

  /** Reads the head of an array of three items: a posting list or a page. */
  #enterTriple(): void {
    if (this.bytes[this.#offset++] !== 0x83) throw new Error('The search index is not as Pagefind 1.5 writes it.');
  }

  /** Reads a number, or the length in the head of an array or a text. */
  #readNumber(): number {
    const firstByte = this.bytes[this.#offset] ?? 0;
    const headSize = getHeadSize(firstByte);
    this.#offset += headSize;
    if (headSize === 1) return firstByte & 31;
    return this.bytes.readUIntBE(this.#offset - headSize + 1, headSize - 1);
  }

  /** Skips an array of numbers. @returns its length */
  #skipNumbers(): number {
    const count = this.#readNumber();
    const { bytes } = this;
    let offset = this.#offset;
    for (let index = 0; index < count; index++) offset += getHeadSize(bytes[offset] ?? 0);
    this.#offset = offset;
    return count;
  }

  #skipVariant(): void {
    // The head of an array of two items.
    this.#offset++;
    const length = this.#readNumber();
    this.#offset += length;
    for (let pages = this.#readNumber(); pages > 0; pages--) {
      this.#enterTriple();
      this.#readNumber();
      this.#skipNumbers();
      this.#skipNumbers();
    }
  }
}

/** Writes one posting list, joined from those of several segments for the same word. */
export function writePosting(readers: readonly PostingReader[], out: CborWriter): void {
  const [first] = readers;
  if (!first) return;
  out.writeHead(majorTypes.array, 3);
  out.copy(first.bytes, first.headStart, first.wordEnd);
  out.writeHead(
    majorTypes.array,
    readers.reduce((sum, { pageCount }) => sum + pageCount, 0),
  );
  let previousPage = 0;
  for (const reader of readers) {
    if (reader.pageCount === 0) continue;
    out.writeHead(majorTypes.array, 3);
    out.writeHead(majorTypes.number, reader.base + reader.firstPage - previousPage);
    out.copy(reader.bytes, reader.pagesStart, reader.pagesEnd);
    previousPage = reader.base + reader.lastPage;
  }
  if (readers.some(({ variantCount }) => variantCount > 0)) out.copy(encodeCbor(mergeVariants(readers)));
  else out.writeHead(majorTypes.array, 0);
}

type Pages = [number: number, positions: number[], fieldPositions: number[]][];
type Variants = [spelling: string, pages: Pages][];

/** Decodes and joins variants. Text is normalized before it is indexed, so few words have any. */
function mergeVariants(readers: readonly PostingReader[]): Variants {
  const merged = new Map<string, Pages>();
  const previousPages = new Map<string, number>();
  for (const { variants, base } of readers)
    for (const [spelling, pages] of decodeCbor(variants) as Variants) {
      let number = base;
      const shifted = pages.map(([step, ...positions], index): Pages[number] => {
        number += step;
        return [index === 0 ? number - (previousPages.get(spelling) ?? 0) : step, ...positions];
      });
      merged.set(spelling, [...(merged.get(spelling) ?? []), ...shifted]);
      previousPages.set(spelling, number);
    }
  return [...merged];
}
