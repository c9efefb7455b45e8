/** An index merged from segments is the same as a single one, and an edit rebuilds only what it changed. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explainer } from '../../src/explainer/model.ts';
import type { Glossary } from '../../src/explainer/schema/site-files.ts';
import { decodeCbor } from '../../src/search/format/cbor.ts';
import { listShardFiles, readManifest } from '../../src/search/format/contents.ts';
import { fileName, filterPath, fragmentPath, postingsPath, recordName } from '../../src/search/format/format.ts';
import { signature } from '../../src/search/format/pagefind.ts';
import {
  decodeShardManifest,
  encodeShardManifest,
  type ShardManifest,
} from '../../src/search/format/shard-manifest.ts';
import { mergePostings } from '../../src/search/index/merge-postings.ts';
import { decodeFilter, type FilterRecords } from '../../src/search/index/pagefind-format.ts';
import { type PagefindIndex, runPagefind } from '../../src/search/index/run-pagefind.ts';
import { type SearchInput, writeSearch } from '../../src/search/index/search-files.ts';
import {
  createSearchRecords,
  groupByLanguage,
  type SearchableExplainer,
  type SearchRecord,
} from '../../src/search/index/search-records.ts';
import { splitSegments } from '../../src/search/index/split-segments.ts';
import { parseSmallExplainer } from '../support/small-explainer.ts';

describe('segments', () => {
  const published = (count: number, day: string) =>
    Array.from({ length: count }, (_, index) => ({ slug: `${day}-${index}`, published: day }) as SearchableExplainer);
  const shape = (...days: SearchableExplainer[][]) =>
    splitSegments(days.flat()).map((segment) => [...new Set(segment.map(({ published }) => published))].join(' '));

  it('are one if there are few explainers, or none', () => {
    expect(shape(published(20, '2026-03-01'), published(20, '2019-12-31'))).toEqual(['2026-03-01 2019-12-31']);
    expect(splitSegments([])).toEqual([[]]);
  });

  it('are intervals of time, newest first', () => {
    expect(
      shape(
        published(40, '2026-03-31'),
        published(40, '2026-03-01'),
        published(40, '2026-02-28'),
        published(70, '2025'),
      ),
    ).toEqual(['2026-03-31', '2026-03-01', '2026-02-28', '2025']);
  });

  it('do not change when others grow or shrink, except the adjacent one', () => {
    const older = [published(35, '2025-11-02'), published(30, '2025-03-05'), published(50, '2024-06-01')];
    const before = shape(published(50, '2026-03-31'), ...older);
    for (const count of [0, 1, 49, 51, 300]) {
      const after = shape(published(count, '2026-03-31'), ...older);
      expect(after.slice(-2)).toEqual(before.slice(-2));
    }
  });
});

const folder = mkdtempSync(join(tmpdir(), 'footing-segments-'));
const cacheDir = join(folder, 'cache');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Forty explainers a year. Some have words that no other year has, or that differ from others only in marks. */
const explainers = new Map<string, Explainer>();
const add = (slug: string, published: string, body: string) =>
  explainers.set(slug, {
    ...parseSmallExplainer(body),
    slug,
    published,
    topics: [`topic-${slug.length % 3}`, published.slice(0, 4)],
  });
const bodies = ['The café of Zoë.[^a]', 'The cafe in تهران met کتابخانه.[^b]', 'Of 1979 and ℕ 𐎠𐎡.[^c]'];
for (const year of [2020, 2023, 2026])
  for (let number = 1; number <= 40; number++)
    add(
      `y${year}-${number}`,
      `${year}-03-${String(1 + (number % 28)).padStart(2, '0')}`,
      `${bodies[number % 3]} In ${1900 + number}.\n\n` +
        `## One\n\nWord${number} of year${year}. ${'It met. '.repeat(number)}[^a][^b][^c]`,
    );

let loaded: string[] = [];
const createInput = (glossary: Glossary = {}, topic = {}): SearchInput => ({
  explainers: Array.from(explainers.values(), (explainer) => ({ ...explainer, digest: JSON.stringify(explainer) })),
  loadExplainer: (digest) => {
    const explainer: Explainer = JSON.parse(digest);
    loaded.push(explainer.slug);
    return explainers.get(explainer.slug);
  },
  glossary,
  languages: ['en'],
  labels: { topic },
  site: 'Site',
  partLimit: 1000,
  also: [],
  cacheDir,
});

/** A search index that was built. It has one shard. */
interface BuiltIndex {
  manifest: ShardManifest;
  /** Reads and unzips a file of the shard. */
  read(path: string): Buffer;
  /** Returns a number that two files share only if they are links to the same data. */
  inode(path: string): number;
}

/** Builds the search. @throws Error if a file of the shard is missing */
async function build(name: string, from: SearchInput): Promise<BuiltIndex> {
  loaded = [];
  const site = join(folder, name);
  await writeSearch(from, site);
  const { manifest, newestShard: shardManifest } = readManifest(gunzipSync(readFileSync(join(site, 'en.pf_entry'))));
  const [shard = { folder: '', name: '' }] = manifest.parts;
  for (const path of listShardFiles(shard, shardManifest)) statSync(join(site, path));
  const pathOf = (path: string) => join(site, shard.folder, path);
  return {
    manifest: decodeShardManifest(shardManifest),
    read: (path) => (path.endsWith('.json') ? readFileSync(pathOf(path)) : gunzipSync(readFileSync(pathOf(path)))),
    inode: (path) => statSync(pathOf(path)).ino,
  };
}

const removeSignature = (content: Uint8Array) => content.subarray(signature.length);
const decodePostings = (content: Uint8Array) => (decodeCbor(removeSignature(content)) as [[word: string][]])[0];

describe('an index of three segments', () => {
  let records: SearchRecord[];
  let singleIndex: PagefindIndex;
  let built: BuiltIndex;
  beforeAll(async () => {
    records = (groupByLanguage(createInput().explainers).get('en') ?? []).flatMap(({ slug }) =>
      createSearchRecords(explainers.get(slug) as Explainer, {}, () => []),
    );
    singleIndex = await runPagefind(records, 'en');
    built = await build('first', createInput());
  });

  it('has three segments in the cache', () => {
    expect(readdirSync(cacheDir).filter((name) => name.startsWith('segment-')).length).toBe(3);
  });

  it('has the posting lists of a single index', () => {
    const files = built.manifest.firstWords.map((_, position) => built.read(postingsPath(fileName(position))));
    const expected = [...mergePostings([{ postings: singleIndex.postings, base: 0 }])];
    expect(files.length).toBeGreaterThan(3);
    expect(files.flatMap(decodePostings)).toEqual(expected.flatMap(({ content }) => decodePostings(content)));
  });

  it('has the filters of a single index', () => {
    const toMap = (filters: readonly FilterRecords[]) =>
      new Map(filters.map(([name, values]) => [name, new Map(values)]));
    const filters = built.manifest.filters.map((_, position) =>
      decodeFilter(removeSignature(built.read(filterPath(fileName(position))))),
    );
    expect(toMap(filters).size).toBeGreaterThan(3);
    expect(toMap(filters)).toEqual(toMap(singleIndex.filters));
  });

  it('has the records of a single index, and its fields in the same order', () => {
    const { version, fields, wordCounts } = singleIndex;
    const records = built.manifest.records.map(({ kind }, rank) => ({ kind, words: wordCounts[rank] ?? 0 }));
    const expected = { version, fields, records, firstWords: [], filters: [] };
    expect(built.manifest.records.length).toBe(wordCounts.length);
    expect(built.manifest).toMatchObject({
      version,
      fields,
      records: decodeShardManifest(encodeShardManifest(expected)).records,
    });
  });

  it('has the fragment of each record under its rank', () => {
    for (const [rank, { kind }] of built.manifest.records.entries())
      expect(JSON.parse(String(built.read(fragmentPath(recordName(kind, rank)))))).toEqual(records[rank]?.fragment);
  });

  it('counts the sections of filter values', () => {
    const { topic, year } = JSON.parse(String(built.read('counts.json')));
    expect(topic).toContainEqual(['2020', '2020', 80]);
    expect(year[0]).toEqual(['1979', '1979', 39]);
  });

  it('is not rebuilt if nothing in it changes', async () => {
    await build('again', createInput());
    expect(loaded).toEqual([]);
    await build('relabelled', createInput({}, { 2020: 'Twenty' }));
    expect(loaded).toEqual([]);
  });
});

it('a language without explainers has an index', async () => {
  const { manifest } = await build('empty', { ...createInput(), explainers: [] });
  expect(manifest).toMatchObject({ records: [], firstWords: [], filters: [] });
});

describe('after an edit', () => {
  it('only its segment is rebuilt, and unused files are deleted', async () => {
    const before = await build('before', createInput());
    const cachedBefore = readdirSync(cacheDir);
    mkdirSync(join(cacheDir, 'segment-0123456789.4711'));
    add('y2023-7', '2023-03-08', 'Zebras.[^a]\n\n## One\n\nZebras.[^a][^b][^c]');
    const after = await build('after', createInput());
    expect(new Set(loaded.map((slug) => slug.slice(0, 5)))).toEqual(new Set(['y2023']));
    const cachedAfter = readdirSync(cacheDir);
    expect(cachedAfter.length).toBe(4);
    expect(cachedAfter.filter((name) => name.startsWith('segment-') && cachedBefore.includes(name)).length).toBe(2);
    const last = after.manifest.records.length - 2;
    const file = fragmentPath(recordName('section', last));
    expect(after.inode(file)).toBe(before.inode(file));
    expect(after.manifest.firstWords.length).toBeGreaterThan(3);
  });

  it('posting files with the same content are reused', async () => {
    const before = await build('words-before', createInput());
    add('y2023-8', '2023-03-09', 'Words8 and others.[^a]\n\n## One\n\nAnd [^a][^b][^c]');
    const after = await build('words-after', createInput());
    const listInodes = (built: BuiltIndex) =>
      built.manifest.firstWords.map((_, position) => built.inode(postingsPath(fileName(position))));
    const inodesBefore = listInodes(before);
    const reused = listInodes(after).filter((inode) => inodesBefore.includes(inode));
    expect(reused.length).toBeGreaterThan(0);
    expect(reused.length).toBeLessThan(after.manifest.firstWords.length);
  });

  it('a new definition of a term rebuilds nothing, a new synonym rebuilds all segments', async () => {
    const [slug, explainer] = [...explainers][0] as [string, Explainer];
    explainers.set(slug, { ...explainer, terms: ['quorum'] });
    const term = { term: 'quorum', definition: 'Enough.', sources: [] };
    await build('term', createInput({ quorum: term }));
    await build('defined', createInput({ quorum: { ...term, definition: 'Enough of them.' } }));
    expect(loaded).toEqual([]);
    await build('named', createInput({ quorum: { ...term, also: ['enough members'] } }));
    expect(loaded.length).toBe(120);
  });
});
