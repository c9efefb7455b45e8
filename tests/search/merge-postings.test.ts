/** Merging posting lists: three segments of some records give the same files as a single index of all of them. */
import { gunzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodeCbor } from '../../src/search/format/cbor.ts';
import { signature } from '../../src/search/format/pagefind.ts';
import { mergePostings, type PostingFile } from '../../src/search/index/merge-postings.ts';
import { extractPostings } from '../../src/search/index/pagefind-format.ts';
import { createRandom } from '../support/random.ts';

/** Words with and without marks, and letters of two to four bytes. UTF-16 sorts the last two in another order. */
const vocabulary = (
  'the of café cafe Zoë zoe zöe naïve über uber Straße crisis running runs US-led 12,000 pageFind ' +
  'کتاب تهران می‌شود روزنامهٔ 𐎠𐎡 ﷺ'
).split(' ');

const random = createRandom(4711);
const createText = (length: number) =>
  Array.from({ length }, () => {
    const word = vocabulary[Math.floor(vocabulary.length * random() ** 2)] ?? '';
    return random() < 0.3 ? `${word}${Math.floor(random() * 300)}` : word;
  }).join(' ');
const records = Array.from({ length: 48 }, (_, index) => ({
  content: [
    createText(20 + index * 3),
    index % 16 === 3 ? 'onceineach' : '',
    index === 40 ? 'onlylate naïvely' : '',
  ].join(' '),
  meta: { title: createText(4), also: index < 16 ? '' : createText(2), explainer: '' },
}));

type Page = [number: number, positions: number[], fieldPositions: number[]];
type Posting = [word: string, pages: Page[], variants: [spelling: string, pages: Page[]][]];
interface PagefindOutput {
  files: { from: string; postings: Posting[]; content: Buffer }[];
  /** The number of words of each record. */
  lengths: number[];
  /** All posting lists, without the heads of the files. */
  bytes: Buffer;
}

const removeSignature = (content: Uint8Array) => content.subarray(signature.length);
const decodePostings = (content: Uint8Array) => (decodeCbor(removeSignature(content)) as unknown as [Posting[]])[0];

/** Indexes records with Pagefind. */
async function index(some: readonly (typeof records)[number][]): Promise<PagefindOutput> {
  const { index: pagefind } = await createIndex();
  if (!pagefind) throw new Error('Pagefind does not start.');
  for (const [number, record] of some.entries())
    await pagefind.addCustomRecord({ url: `/${number}`, language: 'en', ...record });
  const { files } = await pagefind.getFiles();
  await pagefind.deleteIndex();
  const unzip = (ending: string) => gunzipSync(files.find(({ path }) => path.endsWith(ending))?.content ?? '');
  const [, pages, chunks] = decodeCbor(removeSignature(unzip('.pf_meta'))) as unknown as [
    string,
    [string, number][],
    [from: string, to: string, file: string][],
  ];
  const contents = chunks.map(([from, , file]) => ({ from, content: unzip(`${file}.pf_index`) }));
  return {
    files: contents.map((file) => ({ ...file, postings: decodePostings(file.content) })),
    lengths: pages.map(([, words]) => words),
    bytes: Buffer.concat(contents.map(({ content }) => extractPostings(removeSignature(content)))),
  };
}

let singleIndex: PagefindOutput;
let segments: PagefindOutput[];
let merged: PostingFile[];

beforeAll(async () => {
  // Pagefind reads the variable when it starts, and another test file may have started it.
  await close();
  vi.stubEnv('PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE', '1000');
  singleIndex = await index(records);
  segments = await Promise.all([records.slice(0, 16), records.slice(16, 21), records.slice(21)].map(index));
  merged = [
    ...mergePostings([0, 16, 21].map((base, index) => ({ postings: segments[index]?.bytes ?? Buffer.of(), base }))),
  ];
});

afterAll(async () => {
  await close();
  vi.unstubAllEnvs();
});

/** Replaces the differences between page numbers by the numbers. */
const toAbsolute = (pages: readonly Page[]) => {
  let number = 0;
  return pages.map(([step, ...positions]) => {
    number += step;
    return [number, ...positions];
  });
};
const toComparable = (postings: readonly Posting[]) =>
  postings.map(([word, pages, variants]) => ({
    word,
    pages: toAbsolute(pages),
    variants: new Map(variants.map(([spelling, each]) => [spelling, toAbsolute(each)])),
  }));

describe('three merged segments', () => {
  it('have the pages, positions and spellings of every word', () => {
    expect(toComparable(merged.flatMap(({ content }) => decodePostings(content)))).toEqual(
      toComparable(singleIndex.files.flatMap(({ postings }) => postings)),
    );
  });

  it('cover words in one segment and in all, spellings, large numbers and letters of four bytes', () => {
    const words = new Map(
      toComparable(singleIndex.files.flatMap(({ postings }) => postings)).map((posting) => [posting.word, posting]),
    );
    const pagesOf = (word: string) => words.get(word)?.pages.map(([number]) => number);
    expect(pagesOf('onceineach')).toEqual([3, 19, 35]);
    expect(pagesOf('onlyl')).toEqual([40]);
    expect(words.get('zoe')?.variants.size).toBe(2);
    expect(words.get('naiv')?.variants.get('naïve')?.length).toBeGreaterThan(20);
    expect(words.get('naiv')?.variants.get('naïvely')?.length).toBe(1);
    // JavaScript sorts them in another order.
    expect([...words.keys()]).not.toEqual([...words.keys()].sort());
    expect(singleIndex.files.length).toBeGreaterThan(5);
  });

  it('are split into the same files', () => {
    expect(merged.map(({ from }) => from)).toEqual(singleIndex.files.map(({ from }) => from));
    const hasVariants = (content: Uint8Array) => decodePostings(content).some(([, , variants]) => variants.length > 1);
    for (const [index, { content }] of merged.entries())
      if (!hasVariants(content)) expect(content.equals(singleIndex.files[index]?.content ?? Buffer.of())).toBe(true);
  });

  it('are sorted by bytes, within files and from file to file', () => {
    const bytes = (word = '') => Buffer.from(word);
    const lastWords = merged.map(({ content }) => bytes(decodePostings(content).at(-1)?.[0]));
    for (const [index, { from, content }] of merged.entries()) {
      const words = decodePostings(content).map(([word]) => bytes(word));
      expect(words).toEqual(words.toSorted(Buffer.compare));
      expect(Buffer.compare(bytes(from), words[0] ?? Buffer.of())).toBeLessThanOrEqual(0);
      if (index > 0) expect(Buffer.compare(lastWords[index - 1] ?? Buffer.of(), bytes(from))).toBeLessThan(0);
    }
  });

  it('have the same lengths of records', () => {
    expect(segments.flatMap(({ lengths }) => lengths)).toEqual(singleIndex.lengths);
  });
});

describe('one segment', () => {
  it('gives the files of Pagefind byte for byte', () => {
    const [...files] = mergePostings([{ postings: singleIndex.bytes, base: 0 }]);
    expect(files.map(({ content }) => content)).toEqual(singleIndex.files.map(({ content }) => content));
  });

  it('is rejected if it is not in the format of Pagefind 1.5', () => {
    expect(() => [...mergePostings([{ postings: Buffer.from('82616100', 'hex'), base: 0 }])]).toThrow(
      /not as Pagefind/,
    );
  });

  it('without posting lists gives no file', () => {
    expect([...mergePostings([{ postings: Buffer.of(), base: 0 }])]).toEqual([]);
  });
});
