/** Pagefind at work for one piece of an index: records go in, its files come out. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { normalize, tokenize } from '../format/normalize.ts';
import type { SearchRecord } from './search-records.ts';

/** What Pagefind made of some records; contents are as they stand in files. */
export interface Indexed {
  /** Its list of records and words, unpacked and without its signature. */
  meta: Uint8Array;
  index: Map<string, Uint8Array>;
  filter: Map<string, Uint8Array>;
  /** The engine for the browser. */
  wasm: Uint8Array;
}

/** The version of Pagefind that is installed. */
export const pagefindVersion: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.resolve('pagefind')), 'utf8'),
).version;

/** All words in one file: the pieces of a part are merged, and cut, later. */
const chunkSize = '1000000000';

/** Indexes records; page n of the result is record n. @throws Error with Pagefind’s own words. */
export async function runPagefind(records: readonly SearchRecord[], language: string): Promise<Indexed> {
  // Read when its module is started, and by nothing else.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = chunkSize;
  const { createIndex } = await import('pagefind');
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`The search index cannot be started: ${errors.join('; ')}`);
  const known = new Map<string, string>();
  try {
    await Promise.all(
      records.map(async ({ shown, also, filters }, position) => {
        const text = shown.text ?? (shown.things ?? []).map(([, , words]) => words).join(' ');
        const meta = { title: shown.title, explainer: shown.explainer, also: also.join(' ') };
        const added = await index.addCustomRecord({
          // Pagefind’s own fragments are thrown away: they only have to differ.
          url: `/${position}`,
          content:
            tokenize(text)
              .map((word) => folded(word, known))
              .join(' ') || '-',
          language,
          // All fields, empty ones too: Pagefind numbers those that there are, and all pieces need the same numbers.
          meta: Object.fromEntries(Object.entries(meta).map(([key, value = '']) => [key, normalize(value)])),
          filters: Object.fromEntries(Object.entries(filters).filter(([, values]) => values.length > 0)),
        });
        failOn(added, `refuses ${shown.url}`);
      }),
    );
    // Not `writeFiles`: Pagefind 1.5.2 says that it is done before all of its files have reached the disk.
    const made = await index.getFiles();
    failOn(made, 'cannot be made');
    return readIndex(new Map(made.files.map(({ path, content }) => [path.replaceAll('\\', '/'), content])), language);
  } finally {
    await index.deleteIndex();
  }
}

/** A word of nothing but joiners still counts as one, in the browser too. @param known what was folded before */
function folded(word: string, known: Map<string, string>): string {
  const form = known.get(word) ?? (normalize(word).replace(/\s+/g, '') || '-');
  known.set(word, form);
  return form;
}

function readIndex(files: ReadonlyMap<string, Uint8Array>, language: string): Indexed {
  const meta = [...files].find(([path]) => path.endsWith('.pf_meta'))?.[1];
  const wasm = files.get(`wasm.${language}.pagefind`) ?? files.get('wasm.unknown.pagefind');
  if (!meta?.length || !wasm?.length) throw new Error('Pagefind made no index.');
  const filesIn = (kind: string, extension: string) =>
    new Map(
      [...files].flatMap(([path, content]) =>
        path.startsWith(`${kind}/`) ? [[path.slice(kind.length + 1, -extension.length), content] as const] : [],
      ),
    );
  return {
    meta: gunzipSync(meta).subarray('pagefind_dcd'.length),
    index: filesIn('index', '.pf_index'),
    filter: filesIn('filter', '.pf_filter'),
    wasm,
  };
}

function failOn({ errors }: { errors: string[] }, what: string): void {
  if (errors.length > 0) throw new Error(`The search index ${what}: ${errors.join('; ')}`);
}
