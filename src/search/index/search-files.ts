/** The search of a site as files: an entry for each language, and parts that are made anew only when they change. */
import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { putLink } from '../../cache/files.ts';
import type { Explainer } from '../../explainer/model.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { type Entry, type EntryWords, enginePath } from '../format/format.ts';
import { gzip } from './cached-file.ts';
import type { Labels } from './filter-counts.ts';
import { pagefindVersion } from './run-pagefind.ts';
import { byLanguage, type Searched } from './search-records.ts';
import { pieceEngine } from './segment.ts';
import { type KeptPart, keptPart, linkPart } from './shard.ts';
import { type PartFacts, partFacts } from './shard-files.ts';
import { partsOf } from './split-shards.ts';
import { groupsOfNames } from './synonyms.ts';
import { wordFiles } from './vocabulary.ts';

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
  /** Where parts and their pieces are kept between builds. */
  keep: string;
}

/** A part that is kept, and its name for readers. */
type NamedPart = KeptPart & { name: string };

/** Makes what is not kept of an index, and deletes what it no longer needs. @returns the parts of each language, the newest first */
async function keepSearch(input: SearchInput): Promise<Map<string, NamedPart[]>> {
  const explainers = byLanguage(input.explainers);
  const languages = [...new Set([...input.languages, ...explainers.keys()])].sort();
  const kept = new Map<string, NamedPart[]>();
  for (const language of languages) {
    const ofLanguage = explainers.get(language) ?? [];
    const names = groupsOfNames(
      input.glossary,
      ofLanguage.flatMap(({ abbreviations }) => abbreviations),
    );
    const parts: NamedPart[] = [];
    for (const { name, explainers } of partsOf(ofLanguage, input.partLimit))
      parts.push({ name, ...(await keptPart(explainers, input.labels, { ...input, language, names })) });
    kept.set(language, parts);
  }
  const used = new Set([...kept.values()].flat().flatMap(({ folder, pieces }) => [folder, ...pieces]));
  for (const name of existsSync(input.keep) ? readdirSync(input.keep) : [])
    if (!used.has(name)) rmSync(join(input.keep, name), { recursive: true });
  return kept;
}

/** Writes the files of the search into a folder. @returns how many sections and introductions it finds. */
export async function writeSearch(input: SearchInput, folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const kept = await keepSearch(input);
  let found = 0;
  for (const [language, parts] of kept) {
    for (const part of parts) linkPart(part, input.keep, join(folder, part.folder));
    const facts = parts.map((part) => partFacts(join(input.keep, part.folder)));
    for (const { kinds } of facts) found += kinds.flat().filter((kind) => kind !== 'things').length;
    const [newest] = parts;
    putLink(
      pieceEngine(join(input.keep, newest?.pieces[0] ?? '')),
      join(folder, enginePath(language, pagefindVersion)),
    );
    const entry: Entry = {
      site: input.site,
      parts: parts.map(({ folder, name }) => ({ folder, name })),
      words: writeWords(facts, folder),
      languages: [...kept.keys()],
      also: [...input.also],
    };
    const list = gunzipSync(readFileSync(join(input.keep, newest?.folder ?? '', 'list')));
    writeFileSync(join(folder, `${language}.pf_entry`), gzip(`${JSON.stringify(entry)}\n`, list));
  }
  return found;
}

/** Writes the words of all parts of a language. */
function writeWords(facts: readonly PartFacts[], folder: string): EntryWords {
  const { kept, files } = wordFiles(facts.map(({ words }) => words));
  const name = hash('sha256', JSON.stringify(files)).slice(0, 10);
  mkdirSync(join(folder, name), { recursive: true });
  for (const [letter, text] of files) writeFileSync(join(folder, name, `${letter}.txt`), text);
  return { folder: name, kept };
}
