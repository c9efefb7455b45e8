/**
 * The words of several pieces as one index, cut into files as Pagefind cuts them. Where a word stands is copied as bytes; only
 * how many pages it has, and the number of each piece’s first, are written anew.
 */
import { decodeCbor, encodeCbor } from '../format/cbor.ts';
import { ByteWriter, cbor } from './cbor-writer.ts';
import { PostingReader } from './posting-reader.ts';

/** What a file of words begins with, and what stands in it once it is unpacked. */
export interface WordChunk {
  /** Later than any word of the file before, and not later than the first word of this. */
  from: string;
  content: Buffer;
}

/** Words of a piece, and the number of its first page among all pages. */
export interface SegmentPostings {
  words: Buffer;
  base: number;
}

/** A file ends with the word that brings it to this size: a word costs a reader one file. */
const chunkSize = 1000;

/** With this begins every file of Pagefind’s that is its own. */
export const signature = Buffer.from('pagefind_dcd');

/** Merges the words of pieces, the first first. */
export function* mergeChunks(pieces: readonly SegmentPostings[]): Generator<WordChunk> {
  const out = new ByteWriter();
  let [count, size, from, last] = [0, 0, '', ''];
  const chunk = (): WordChunk => {
    const words = out.take();
    out.copy(signature);
    out.head(cbor.array, 1);
    out.head(cbor.array, count);
    out.copy(words);
    return { from, content: out.take() };
  };
  for (const same of sameWords(pieces)) {
    if (count === 0) from = startOf(same[0]?.text ?? '', last);
    writeWord(same, out);
    count++;
    for (const each of same) size += each.size;
    if (size < chunkSize) continue;
    last = same[0]?.text ?? '';
    yield chunk();
    [count, size] = [0, 0];
  }
  if (count > 0) yield chunk();
}

/** The cursors that stand at the same word, for one word after the other. */
function* sameWords(pieces: readonly SegmentPostings[]): Generator<PostingReader[]> {
  let cursors = pieces.map(({ words, base }) => new PostingReader(words, base)).filter((each) => each.next());
  while (cursors.length > 0) {
    let same: PostingReader[] = [];
    for (const each of cursors) {
      const [found] = same;
      const order = found ? each.compare(found) : -1;
      if (order < 0) same = [each];
      else if (order === 0) same.push(each);
    }
    yield same;
    const ended = same.filter((each) => !each.next());
    if (ended.length > 0) cursors = cursors.filter((each) => !ended.includes(each));
  }
}

function writeWord(same: readonly PostingReader[], out: ByteWriter): void {
  const [first] = same;
  if (!first) return;
  out.head(cbor.array, 3);
  out.copy(first.bytes, first.wordAt, first.textEnd);
  out.head(
    cbor.array,
    same.reduce((sum, { pages }) => sum + pages, 0),
  );
  let before = 0;
  for (const each of same) {
    if (each.pages === 0) continue;
    out.head(cbor.array, 3);
    out.head(cbor.number, each.base + each.first - before);
    out.copy(each.bytes, each.restAt, each.restEnd);
    before = each.base + each.last;
  }
  if (same.some(({ variants }) => variants > 0)) out.copy(encodeCbor(mergedVariants(same)));
  else out.head(cbor.array, 0);
}

type Pages = [number: number, places: number[], inFields: number[]][];
type Variants = [form: string, pages: Pages][];

/** Few words have any. */
function mergedVariants(same: readonly PostingReader[]): Variants {
  const merged = new Map<string, Pages>();
  const before = new Map<string, number>();
  for (const { variantBytes, base } of same)
    for (const [form, pages] of decodeCbor(variantBytes) as Variants) {
      let number = base;
      const moved = pages.map(([step, ...places], index): Pages[number] => {
        number += step;
        return [index === 0 ? number - (before.get(form) ?? 0) : step, ...places];
      });
      merged.set(form, [...(merged.get(form) ?? []), ...moved]);
      before.set(form, number);
    }
  return [...merged];
}

/** The shortest start of a word that parts it from the one before. */
function startOf(word: string, before: string): string {
  if (before === '') return word;
  const letters = [...word];
  const others = [...before];
  const same = letters.findIndex((letter, index) => letter !== others[index]);
  return letters.slice(0, same + 1).join('');
}
