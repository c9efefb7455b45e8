/** Merges the posting lists of segments, and splits the result into files at the same words as Pagefind does. */
import { CborWriter } from './cbor-writer.ts';
import { encodePostingFile, PostingReader, writePosting } from './pagefind-format.ts';

/** A posting file. */
export interface PostingFile {
  /** A prefix of the first word that is later than every word of the file before. */
  from: string;
  /** Not gzipped. */
  content: Buffer;
}

/** The posting lists of a segment, and the number of its first record among all records. */
export interface SegmentPostings {
  postings: Buffer;
  base: number;
}

/** A file ends with the posting list that reaches this size. Files are small because each word costs a reader one. */
const fileSize = 1000;

/** Merges segments. @param segments in the order of their records. @throws Error if one is not in Pagefind’s format */
export function* mergePostings(segments: readonly SegmentPostings[]): Generator<PostingFile> {
  const out = new CborWriter();
  let [count, size, from, lastWord] = [0, 0, '', ''];
  const endFile = (): PostingFile => ({ from, content: encodePostingFile(out.take(), count, out) });
  for (const readers of readersByWord(segments)) {
    const word = readers[0]?.word ?? '';
    if (count === 0) from = shortestPrefix(word, lastWord);
    writePosting(readers, out);
    count++;
    for (const reader of readers) size += reader.size;
    if (size < fileSize) continue;
    lastWord = word;
    yield endFile();
    [count, size] = [0, 0];
  }
  if (count > 0) yield endFile();
}

/** Yields for each word, in order, the readers that are at it. */
function* readersByWord(segments: readonly SegmentPostings[]): Generator<PostingReader[]> {
  let readers = segments.map(({ postings, base }) => new PostingReader(postings, base)).filter((each) => each.next());
  while (readers.length > 0) {
    let atSameWord: PostingReader[] = [];
    for (const reader of readers) {
      const [first] = atSameWord;
      const order = first ? reader.compare(first) : -1;
      if (order < 0) atSameWord = [reader];
      else if (order === 0) atSameWord.push(reader);
    }
    yield atSameWord;
    const ended = atSameWord.filter((reader) => !reader.next());
    if (ended.length > 0) readers = readers.filter((reader) => !ended.includes(reader));
  }
}

/** Returns the shortest prefix of a word that the word before does not have. */
function shortestPrefix(word: string, previous: string): string {
  if (previous === '') return word;
  const letters = [...word];
  const previousLetters = [...previous];
  const difference = letters.findIndex((letter, index) => letter !== previousLetters[index]);
  return letters.slice(0, difference + 1).join('');
}
