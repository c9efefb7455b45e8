/** The search of a site as files: an entry for each language, and parts that are made anew only when they change. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { codeDigest } from '../../explainer/code-digest.ts';
import type { Explainer } from '../../explainer/model.ts';
import type { Glossary } from '../../schema/directory.ts';
import { type Entry, type EntryPart, type EntryWords, enginePath, recordName } from '../../search/format.ts';
import { fileName, fromPagefind, packList } from '../../search/list.ts';
import { putLink } from '../link.ts';
import { countsOf, type Labels } from './counts.ts';
import { indexed, pagefindVersion } from './engine.ts';
import { groupsOfNames, otherNames } from './other-names.ts';
import { partsOf } from './parts.ts';
import { byLanguage, recordsOf, type Searched, type SearchRecord } from './records.ts';
import { type WordCounts, wordCounts, wordFiles } from './word-list.ts';

/** What a search is made from. */
export interface SearchInput {
  /** Those that search finds. */
  explainers: readonly Searched[];
  /** All of an explainer, by its digest. */
  whole(digest: string): Explainer | undefined;
  glossary: Glossary;
  /** Languages that have an entry even where nothing is found in them. */
  languages: readonly string[];
  labels: Labels;
  /** Name of the site. */
  site: string;
  /** How many explainers one part of the index may hold. */
  partLimit: number;
  /** Addresses of other sites to search. */
  also: readonly string[];
  /** Where parts are kept between builds. */
  keep: string;
}

/** Files of a kept part that are not served with it. */
const ours = { engine: 'our-engine', words: 'our-words' };

/** Writes the files of the search into a folder. @returns how many sections and introductions it finds. */
export async function writeSearch(input: SearchInput, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const explainers = byLanguage(input.explainers);
  const languages = [...new Set([...input.languages, ...explainers.keys()])].sort();
  const used = new Set<string>();
  let count = 0;
  for (const language of languages) {
    const ofLanguage = explainers.get(language) ?? [];
    const names = groupsOfNames(
      input.glossary,
      ofLanguage.flatMap(({ abbreviations }) => abbreviations),
    );
    const parts: EntryPart[] = [];
    const counts: WordCounts[] = [];
    let newest = Buffer.alloc(0);
    for (const { name, explainers } of partsOf(ofLanguage, input.partLimit)) {
      const part = await keptPart(explainers, { language, names }, input);
      used.add(part);
      const kept = join(input.keep, part);
      linkFiles(kept, join(folder, part));
      const { found, words } = JSON.parse(readFileSync(join(kept, ours.words), 'utf8')) as Summary;
      count += found;
      counts.push(new Map(words));
      if (parts.length === 0) {
        const engine = join(folder, enginePath(language, pagefindVersion));
        if (!existsSync(engine)) putLink(join(kept, ours.engine), engine);
        newest = gunzipSync(readFileSync(join(kept, 'list')));
      }
      parts.push({ folder: part, name });
    }
    const words = writeWords(counts, folder);
    const entry: Entry = { site: input.site, parts, words, languages, also: [...input.also] };
    writeFileSync(join(folder, `${language}.pf_entry`), gzip(`${JSON.stringify(entry)}\n`, newest));
  }
  for (const name of existsSync(input.keep) ? readdirSync(input.keep) : [])
    if (!used.has(name)) rmSync(join(input.keep, name), { recursive: true });
  return count;
}

/** What is kept of a part beside its files: how many sections and introductions it finds, and its words. */
interface Summary {
  found: number;
  words: [string, number][];
}

/** Puts the files of a kept part into the folder of a site, but those that are ours. */
function linkFiles(kept: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(kept, { withFileTypes: true })) {
    const [from, to] = [join(kept, entry.name), join(folder, entry.name)];
    if (entry.isDirectory()) linkFiles(from, to);
    else if (!Object.values(ours).includes(entry.name) && !existsSync(to)) putLink(from, to);
  }
}

/** What goes into an index beside its explainers. */
interface Around {
  language: string;
  /** Names of the same. */
  names: string[][];
}

let code: string | undefined;

/** Makes a part where it is not kept. @returns its folder, named by the digest of all that goes into it */
async function keptPart(
  explainers: readonly Searched[],
  { language, names }: Around,
  { keep, labels, glossary, whole }: SearchInput,
): Promise<string> {
  code ??= codeDigest(import.meta.url, ['.', '../../search', '../../words.ts']);
  const digests = explainers.map(({ digest }) => digest);
  const from = JSON.stringify([code, pagefindVersion, language, names, labels, glossary, digests]);
  const folder = hash('sha256', from).slice(0, 10);
  const path = join(keep, folder);
  if (!existsSync(path)) {
    const namesFor = otherNames(names);
    const records = explainers.flatMap(({ slug, digest }) => {
      const explainer = whole(digest);
      if (!explainer)
        throw new Error(`What was read of “${slug}” is gone from the folder .cache/readings. Build again.`);
      return recordsOf(explainer, glossary, namesFor);
    });
    const making = `${path}.${process.pid}`;
    rmSync(making, { recursive: true, force: true });
    await writePart(records, language, labels, making);
    renameSync(making, path);
  }
  return folder;
}

async function writePart(records: readonly SearchRecord[], language: string, labels: Labels, folder: string) {
  for (const name of ['index', 'filter', 'fragment']) mkdirSync(join(folder, name), { recursive: true });
  const put = (path: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, path), content);
  };
  const making = indexed(records, language);
  making.catch(() => {}); // It is waited for below.
  const kinds = records.map(({ shown }) => (shown.things ? 'things' : shown.explainer ? 'section' : 'introduction'));
  // Records stand in the order of their dates: their names tell it, so that no order has to be sent along.
  for (const [rank, { shown }] of records.entries()) {
    put(`fragment/${recordName(kinds[rank] ?? 'section', rank)}.pf_fragment`, gzip(JSON.stringify(shown)));
    // Pagefind, a process of its own, is given the next records.
    if (rank % 50 === 0) await setImmediate();
  }
  const texts = records.flatMap(({ shown, also }) => [
    shown.title,
    shown.text ?? '',
    ...also,
    ...(shown.things ?? []).map(([, , text]) => text),
  ]);
  const found = records.filter(({ shown }) => shown.text !== undefined).length;
  put(ours.words, JSON.stringify({ found, words: [...wordCounts(texts)] } satisfies Summary));
  put('counts.json', JSON.stringify(countsOf(records, labels)));
  const made = await making;
  const { list, chunks, filters } = fromPagefind(made.meta, kinds);
  put(ours.engine, made.wasm);
  put('list', gzip(packList(list)));
  for (const [position, file] of chunks.entries())
    put(`index/${fileName(position)}.pf_index`, made.index.get(file) ?? missing(file));
  for (const [position, file] of filters.entries())
    put(`filter/${fileName(position)}.pf_filter`, made.filter.get(file) ?? missing(file));
}

/** Writes the words of all parts of a language. */
function writeWords(counts: readonly WordCounts[], folder: string): EntryWords {
  const { kept, files } = wordFiles(counts);
  const name = hash('sha256', JSON.stringify(files)).slice(0, 10);
  mkdirSync(join(folder, name), { recursive: true });
  for (const [letter, text] of files) writeFileSync(join(folder, name, `${letter}.txt`), text);
  return { folder: name, kept };
}

function missing(file: string): never {
  throw new Error(`Pagefind lists ${file} in its index, and did not write it.`);
}

/** Compressed, whatever a server does. */
const gzip = (...content: (string | Uint8Array)[]): Buffer =>
  gzipSync(Buffer.concat(content.map((each) => Buffer.from(each))), { level: 9 });
