/** An index made of pieces: the same as one made as a whole, and after an edit only what changed is made anew. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Explainer } from '../../src/explainer/model.ts';
import type { Glossary } from '../../src/explainer/schema/site-files.ts';
import { type Cbor, decodeCbor } from '../../src/search/format/cbor.ts';
import { listShardFiles, readManifest } from '../../src/search/format/contents.ts';
import { recordName } from '../../src/search/format/format.ts';
import {
  decodeShardManifest,
  encodeShardManifest,
  fromPagefind,
  type ShardManifest,
} from '../../src/search/format/shard-manifest.ts';
import { type Indexed, runPagefind } from '../../src/search/index/run-pagefind.ts';
import { type SearchInput, writeSearch } from '../../src/search/index/search-files.ts';
import {
  createSearchRecords,
  groupByLanguage,
  type SearchableExplainer,
  type SearchRecord,
} from '../../src/search/index/search-records.ts';
import { splitSegments } from '../../src/search/index/split-segments.ts';
import { explainerOf } from '../support/small-explainer.ts';

describe('pieces', () => {
  const on = (count: number, day: string) =>
    Array.from({ length: count }, (_, index) => ({ slug: `${day}-${index}`, published: day }) as SearchableExplainer);
  const shape = (...days: SearchableExplainer[][]) =>
    splitSegments(days.flat()).map((piece) => [...new Set(piece.map(({ published }) => published))].join(' '));

  it('are one where there are few explainers, or none', () => {
    expect(shape(on(20, '2026-03-01'), on(20, '2019-12-31'))).toEqual(['2026-03-01 2019-12-31']);
    expect(splitSegments([])).toEqual([[]]);
  });

  it('are stretches of time, the newest first', () => {
    expect(shape(on(40, '2026-03-31'), on(40, '2026-03-01'), on(40, '2026-02-28'), on(70, '2025'))).toEqual([
      '2026-03-31',
      '2026-03-01',
      '2026-02-28',
      '2025',
    ]);
  });

  it('stay as they are when others grow or shrink, but for the one next to them', () => {
    const older = [on(35, '2025-11-02'), on(30, '2025-03-05'), on(50, '2024-06-01')];
    const before = shape(on(50, '2026-03-31'), ...older);
    for (const count of [0, 1, 49, 51, 300]) {
      const after = shape(on(count, '2026-03-31'), ...older);
      expect(after.slice(-2)).toEqual(before.slice(-2));
    }
  });
});

const folder = mkdtempSync(join(tmpdir(), 'footing-pieces-'));
const keep = join(folder, 'keep');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Forty explainers a year. Some have words that no other year has, or that only marks part from others. */
const explainers = new Map<string, Explainer>();
const add = (slug: string, published: string, body: string) =>
  explainers.set(slug, {
    ...explainerOf(body),
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
      `${bodies[number % 3]} In ${1900 + number}.\n\n## One\n\nWord${number} of year${year}. ${'It met. '.repeat(number)}[^a][^b][^c]`,
    );

let asked: string[] = [];
const input = (glossary: Glossary = {}, topic = {}): SearchInput => ({
  explainers: Array.from(explainers.values(), (explainer) => ({ ...explainer, digest: JSON.stringify(explainer) })),
  loadExplainer: (digest) => {
    const explainer: Explainer = JSON.parse(digest);
    asked.push(explainer.slug);
    return explainers.get(explainer.slug);
  },
  glossary,
  languages: ['en'],
  labels: { topic },
  site: 'Site',
  partLimit: 1000,
  also: [],
  cacheDir: keep,
});

interface Built {
  list: ShardManifest;
  /** Content of a file of the part, unpacked. */
  read(path: string): Buffer;
  /** What tells a file from others of the same content. */
  inode(path: string): number;
}

/** Builds the search. @throws Error when a file is not there that its list names */
async function build(name: string, from: SearchInput): Promise<Built> {
  asked = [];
  const site = join(folder, name);
  await writeSearch(from, site);
  const { entry, list } = readManifest(gunzipSync(readFileSync(join(site, 'en.pf_entry'))));
  const [part = { folder: '', name: '' }] = entry.parts;
  for (const path of listShardFiles(part, list)) statSync(join(site, path));
  const at = (path: string) => join(site, part.folder, path);
  return {
    list: decodeShardManifest(list),
    read: (path) => (path.endsWith('.json') ? readFileSync(at(path)) : gunzipSync(readFileSync(at(path)))),
    inode: (path) => statSync(at(path)).ino,
  };
}

const unsigned = (content: Uint8Array) => decodeCbor(content.subarray('pagefind_dcd'.length)) as Cbor[];
const unpacked = (files: ReadonlyMap<string, Uint8Array>, name = '') => unsigned(gunzipSync(files.get(name) ?? ''));

describe('an index made of three pieces', () => {
  let records: SearchRecord[];
  let whole: Indexed;
  let ofWhole: ReturnType<typeof fromPagefind>;
  let built: Built;
  beforeAll(async () => {
    records = (groupByLanguage(input().explainers).get('en') ?? []).flatMap(({ slug }) =>
      createSearchRecords(explainers.get(slug) as Explainer, {}, () => []),
    );
    whole = await runPagefind(records, 'en');
    built = await build('first', input());
    ofWhole = fromPagefind(
      whole.meta,
      built.list.records.map(({ kind }) => kind),
    );
  });

  it('is made of three', () => {
    expect(readdirSync(keep).filter((name) => name.startsWith('piece-')).length).toBe(3);
  });

  it('has the words of an index made as a whole', () => {
    const files = built.list.firstWords.map((_, position) => `index/${position.toString(36)}.pf_index`);
    expect(files.length).toBeGreaterThan(3);
    expect(files.flatMap((file) => unsigned(built.read(file))[0])).toEqual(unpacked(whole.index, ofWhole.chunks[0])[0]);
  });

  it('has its filters', () => {
    const pages = ([name, values]: Cbor[]) => [name, new Map(values as [string, Cbor][])];
    const ours = built.list.filters.map((_, position) => unsigned(built.read(`filter/${position}.pf_filter`)));
    const theirs = ofWhole.filters.map((file) => unpacked(whole.filter, file));
    expect(new Map(ours.map(([name]) => [name, 0])).size).toBeGreaterThan(3);
    expect(new Map(ours.map(pages) as [])).toEqual(new Map(theirs.map(pages) as []));
  });

  it('has its records, and its fields in the same order', () => {
    const { records, fields, version } = decodeShardManifest(encodeShardManifest(ofWhole.list));
    expect(built.list).toMatchObject({ records, fields, version });
  });

  it('shows each record by its rank', () => {
    for (const [rank, { kind }] of built.list.records.entries())
      expect(JSON.parse(String(built.read(`fragment/${recordName(kind, rank)}.pf_fragment`)))).toEqual(
        records[rank]?.shown,
      );
  });

  it('counts the values of filters', () => {
    const { topic, year } = JSON.parse(String(built.read('counts.json')));
    expect(topic).toContainEqual(['2020', '2020', 80]);
    expect(year[0]).toEqual(['1979', '1979', 39]);
  });

  it('is not made anew for what it does not show', async () => {
    await build('again', input());
    expect(asked).toEqual([]);
    await build('relabelled', input({}, { 2020: 'Twenty' }));
    expect(asked).toEqual([]);
  });
});

it('a language in which there is nothing to find has an index all the same', async () => {
  const { list } = await build('empty', { ...input(), explainers: [] });
  expect(list).toMatchObject({ records: [], firstWords: [], filters: [] });
});

describe('after an edit', () => {
  it('only the piece that it is in is made anew, and what is no longer used goes', async () => {
    const before = await build('before', input());
    const pieces = readdirSync(keep);
    mkdirSync(join(keep, 'piece-0123456789.4711'));
    add('y2023-7', '2023-03-08', 'Zebras.[^a]\n\n## One\n\nZebras.[^a][^b][^c]');
    const after = await build('after', input());
    expect(new Set(asked.map((slug) => slug.slice(0, 5)))).toEqual(new Set(['y2023']));
    const kept = readdirSync(keep);
    expect(kept.length).toBe(4);
    expect(kept.filter((name) => name.startsWith('piece-') && pieces.includes(name)).length).toBe(2);
    const last = after.list.records.length - 2;
    const file = `fragment/${recordName('section', last)}.pf_fragment`;
    expect(after.inode(file)).toBe(before.inode(file));
    expect(after.list.firstWords.length).toBeGreaterThan(3);
  });

  it('files of words that stay the same are not made anew', async () => {
    const before = await build('words-before', input());
    add('y2023-8', '2023-03-09', 'Words8 and others.[^a]\n\n## One\n\nAnd [^a][^b][^c]');
    const after = await build('words-after', input());
    const inodes = (built: Built) =>
      built.list.firstWords.map((_, position) => built.inode(`index/${position.toString(36)}.pf_index`));
    const known = inodes(before);
    const same = inodes(after).filter((inode) => known.includes(inode));
    expect(same.length).toBeGreaterThan(0);
    expect(same.length).toBeLessThan(after.list.firstWords.length);
  });

  it('a new definition of a term changes nothing, another name of it does', async () => {
    const [slug, explainer] = [...explainers][0] as [string, Explainer];
    explainers.set(slug, { ...explainer, terms: ['quorum'] });
    const term = { term: 'quorum', definition: 'Enough.', sources: [] };
    await build('term', input({ quorum: term }));
    await build('defined', input({ quorum: { ...term, definition: 'Enough of them.' } }));
    expect(asked).toEqual([]);
    await build('named', input({ quorum: { ...term, also: ['enough members'] } }));
    expect(asked.length).toBe(120);
  });
});
