/** Runs Pagefind on the records of one segment. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { encodeWord } from '../format/normalize.ts';
import { decodeMeta, type PagefindMeta, signature } from '../format/pagefind.ts';
import { divideWords, tokenize } from '../format/tokenize.ts';
import { decodeFilter, extractPostings, type FilterRecords } from './pagefind-format.ts';
import type { SearchRecord } from './search-records.ts';

/** What Pagefind returns for some records. Records are numbered in the order in which they were passed. */
export interface PagefindIndex extends Pick<PagefindMeta, 'version' | 'fields' | 'wordCounts'> {
  /** The posting lists one after the other, as `PostingReader` reads them. */
  postings: Buffer;
  filters: FilterRecords[];
  /** The search engine for the browser: gzipped WebAssembly. */
  engine: Uint8Array;
}

/** The version of Pagefind that is installed. */
export const pagefindVersion: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.resolve('pagefind')), 'utf8'),
).version;

/**
 * Languages whose words Pagefind must not change: in the first it divides words by a dictionary that browsers lack, and
 * its stemmers of the others need the marks that `encodeWord` replaces.
 */
const unstemmed = new Set(['zh', 'ja', 'th', 'hi', 'ne', 'ta']);
const stemmedLanguage = (language: string): string => (unstemmed.has(language) ? 'unknown' : language);

/** Puts all posting lists into one file: segments are merged, and split into files, later. */
const unlimitedFileSize = '1000000000';

/** Indexes records. @throws Error with the messages of Pagefind */
export async function runPagefind(records: readonly SearchRecord[], language: string): Promise<PagefindIndex> {
  // Pagefind reads the variable when its process starts.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = unlimitedFileSize;
  const { createIndex } = await import('pagefind');
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`Pagefind cannot start: ${errors.join('; ')}`);
  const encode = (text: string) =>
    tokenize(text)
      .map(({ word }) => encodeWord(word))
      .join(' ');
  try {
    await Promise.all(
      records.map(async ({ fragment, extraTerms, filters }, number) => {
        const text =
          fragment.text ?? divideWords((fragment.things ?? []).map(([, , entityText]) => entityText).join(' '));
        const meta = { title: fragment.title, explainer: fragment.explainer, also: extraTerms.join(' ') };
        const added = await index.addCustomRecord({
          // Goes into Pagefind’s own fragments, which are not used. It only has to be unique.
          url: `/${number}`,
          content: addMissingWord(encode(text), encode(divideWords(fragment.title))),
          language: stemmedLanguage(language),
          // Every record has all fields, even if they are empty, so that all segments number the fields alike.
          meta: Object.fromEntries(Object.entries(meta).map(([key, value = '']) => [key, encode(divideWords(value))])),
          filters: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
        });
        throwOnErrors(added, `refuses ${fragment.url}`);
      }),
    );
    // Not `writeFiles`: in Pagefind 1.5.2 it resolves before all files have reached the disk.
    const output = await index.getFiles();
    throwOnErrors(output, 'writes no index');
    const files = new Map(output.files.map(({ path, content }) => [path.replaceAll('\\', '/'), content]));
    return readIndex(files, stemmedLanguage(language), records.length);
  } finally {
    await index.deleteIndex();
  }
}

/** Adds the title, or any word, to content without words such as an empty section’s, because Pagefind drops it. */
function addMissingWord(content: string, title: string): string {
  return [content, title, '0'].find((text) => /[\p{L}\p{N}]/u.test(text)) ?? content;
}

function readIndex(files: ReadonlyMap<string, Uint8Array>, language: string, recordCount: number): PagefindIndex {
  const metaPath = [...files.keys()].find((path) => path.endsWith('.pf_meta'));
  const engine = files.get(`wasm.${language}.pagefind`) ?? files.get('wasm.unknown.pagefind');
  if (!metaPath || !engine?.length) throw new Error('Pagefind wrote no index.');
  const read = (path: string): Buffer => {
    const content = files.get(path);
    if (!content) throw new Error(`Pagefind lists ${path} in its index, but did not write it.`);
    return gunzipSync(content).subarray(signature.length);
  };
  const { version, fields, wordCounts, postingFiles, filterFiles } = decodeMeta(read(metaPath), recordCount);
  return {
    version,
    fields,
    wordCounts,
    postings: Buffer.concat(postingFiles.map((name) => extractPostings(read(`index/${name}.pf_index`)))),
    filters: filterFiles.map((name) => decodeFilter(read(`filter/${name}.pf_filter`))),
    engine,
  };
}

function throwOnErrors({ errors }: { errors: string[] }, what: string): void {
  if (errors.length > 0) throw new Error(`Pagefind ${what}: ${errors.join('; ')}`);
}
