/** Merging pieces of an index: the same records, indexed by Pagefind as one whole and as pieces, give the same. */
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeCbor } from '../../src/search/format/cbor.ts';
import { mergeChunks, signature, type WordChunk } from '../../src/search/index/merge-postings.ts';
import { randomFrom } from '../support/random.ts';

/** Spelt with and without marks, in letters of two to four bytes, frequent and rare. The last two sort otherwise in UTF-16. */
const vocabulary =
  'the of café cafe Zoë zoe zöe naïve über uber Straße crisis running runs US-led 12,000 pageFind کتاب تهران می‌شود روزنامهٔ 𐎠𐎡 ﷺ'.split(
    ' ',
  );

const random = randomFrom(4711);
const text = (length: number) =>
  Array.from({ length }, () => {
    const word = vocabulary[Math.floor(vocabulary.length * random() ** 2)] ?? '';
    return random() < 0.3 ? `${word}${Math.floor(random() * 300)}` : word;
  }).join(' ');
const records = Array.from({ length: 48 }, (_, index) => ({
  content: `${text(20 + index * 3)} ${index % 16 === 3 ? 'onceineach' : ''} ${index === 40 ? 'onlylate naïvely' : ''}`,
  meta: { title: text(4), also: index < 16 ? '' : text(2), explainer: '' },
}));

type Page = [number: number, places: number[], inFields: number[]];
type Word = [word: string, pages: Page[], variants: [form: string, pages: Page[]][]];
interface Made {
  chunks: { from: string; words: Word[]; content: Buffer }[];
  lengths: number[];
  /** All words as bytes, without the heads of files. */
  bytes: Buffer;
}

const unsigned = (content: Uint8Array) => content.subarray(signature.length);
const wordsIn = (content: Uint8Array) => (decodeCbor(unsigned(content)) as unknown as [Word[]])[0];
const isShort = (head = 0) => (head & 31) < 24;

/** What Pagefind makes of some records. */
async function pagefind(some: readonly (typeof records)[number][]): Promise<Made> {
  const { index } = await createIndex();
  if (!index) throw new Error('Pagefind does not start.');
  for (const [number, record] of some.entries())
    await index.addCustomRecord({ url: `/${number}`, language: 'en', ...record });
  const { files } = await index.getFiles();
  await index.deleteIndex();
  const unpacked = (ending: string) => gunzipSync(files.find(({ path }) => path.endsWith(ending))?.content ?? '');
  const [, pages, chunks] = decodeCbor(unsigned(unpacked('.pf_meta'))) as unknown as [
    string,
    [string, number][],
    [from: string, to: string, file: string][],
  ];
  const contents = chunks.map(([from, , file]) => ({ from, content: unpacked(`${file}.pf_index`) }));
  return {
    chunks: contents.map((chunk) => ({ ...chunk, words: wordsIn(chunk.content) })),
    lengths: pages.map(([, words]) => words),
    bytes: Buffer.concat(
      contents.map(({ content }) => unsigned(content)).map((c) => c.subarray(isShort(c[1]) ? 2 : 3)),
    ),
  };
}

let whole: Made;
let pieces: Made[];
let merged: WordChunk[];

beforeAll(async () => {
  // Pagefind reads it when it starts, which it has where another file of tests ran before.
  await close();
  vi.stubEnv('PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE', '1000');
  whole = await pagefind(records);
  pieces = await Promise.all([records.slice(0, 16), records.slice(16, 21), records.slice(21)].map(pagefind));
  merged = [...mergeChunks([0, 16, 21].map((base, index) => ({ words: pieces[index]?.bytes ?? Buffer.of(), base })))];
});

afterAll(async () => {
  await close();
  vi.unstubAllEnvs();
});

/** Pages as they are counted from the first record of all, and places that tell. */
const absolute = (pages: readonly Page[]) => {
  let number = 0;
  return pages.map(([step, ...places]) => {
    number += step;
    return [number, ...places];
  });
};
const decoded = (words: readonly Word[]) =>
  words.map(([word, pages, variants]) => ({
    word,
    pages: absolute(pages),
    variants: new Map(variants.map(([form, of]) => [form, absolute(of)])),
  }));

describe('three pieces of an index', () => {
  it('give every word its pages, places and spellings', () => {
    expect(decoded(merged.flatMap(({ content }) => wordsIn(content)))).toEqual(
      decoded(whole.chunks.flatMap(({ words }) => words)),
    );
  });

  it('are told apart by what is tested: words in one piece and in all, spellings, long numbers, letters of four bytes', () => {
    const words = new Map(decoded(whole.chunks.flatMap(({ words }) => words)).map((word) => [word.word, word]));
    const pagesOf = (word: string) => words.get(word)?.pages.map(([number]) => number);
    expect(pagesOf('onceineach')).toEqual([3, 19, 35]);
    expect(pagesOf('onlyl')).toEqual([40]);
    expect(words.get('zoe')?.variants.size).toBe(2);
    expect(words.get('naiv')?.variants.get('naïve')?.length).toBeGreaterThan(20);
    expect(words.get('naiv')?.variants.get('naïvely')?.length).toBe(1);
    // JavaScript would put these in another order.
    expect([...words.keys()]).not.toEqual([...words.keys()].sort());
    expect(whole.chunks.length).toBeGreaterThan(5);
  });

  it('are cut into the same files', () => {
    expect(merged.map(({ from }) => from)).toEqual(whole.chunks.map(({ from }) => from));
    const spelt = (content: Uint8Array) => wordsIn(content).some(([, , variants]) => variants.length > 1);
    for (const [index, { content }] of merged.entries())
      if (!spelt(content)) expect(content.equals(whole.chunks[index]?.content ?? Buffer.of())).toBe(true);
  });

  it('begin each file after the words of the file before, in the order of bytes', () => {
    const bytes = (word = '') => Buffer.from(word);
    const before = merged.map(({ content }) => bytes(wordsIn(content).at(-1)?.[0]));
    for (const [index, { from, content }] of merged.entries()) {
      const words = wordsIn(content).map(([word]) => bytes(word));
      expect(words).toEqual(words.toSorted(Buffer.compare));
      expect(Buffer.compare(bytes(from), words[0] ?? Buffer.of())).toBeLessThanOrEqual(0);
      if (index > 0) expect(Buffer.compare(before[index - 1] ?? Buffer.of(), bytes(from))).toBeLessThan(0);
    }
  });

  it('keep the lengths of their records', () => {
    expect(pieces.flatMap(({ lengths }) => lengths)).toEqual(whole.lengths);
  });
});

describe('one piece', () => {
  it('gives Pagefind’s own files', () => {
    const [...chunks] = mergeChunks([{ words: whole.bytes, base: 0 }]);
    expect(chunks.map(({ content }) => content)).toEqual(whole.chunks.map(({ content }) => content));
  });

  it('is refused when it is not as Pagefind 1.5 writes it', () => {
    expect(() => [...mergeChunks([{ words: Buffer.from('82616100', 'hex'), base: 0 }])]).toThrow(/not as Pagefind/);
  });

  it('without words gives no file', () => {
    expect([...mergeChunks([{ words: Buffer.of(), base: 0 }])]).toEqual([]);
  });
});
