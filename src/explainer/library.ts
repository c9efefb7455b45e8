/** Everything in the content folder, read: explainers, topics, authors, and what is wrong with any of it. */
import { hash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { type Authors, authors, type Glossary, redirects, type Topics, topics } from '../schema/directory.ts';
import { idPattern, idRule, proposeId } from '../schema/ids.ts';
import { byPlace, type Problem, reporterFor } from '../schema/problem.ts';
import type { Published } from '../schema/published.ts';
import { around, type Uses, usesOf } from './around.ts';
import { checkLibrary } from './catalogue.ts';
import { dataFiles, readDirectory, readGlossaryFile } from './directories.ts';
import { digestOf, Keep } from './keep.ts';
import { Memory } from './memory.ts';
import { type Explainer, outlineOf, type Reading } from './model.ts';
import { readPublished } from './published.ts';
import { noFacts, readExplainer } from './read.ts';
import { readText } from './read-file.ts';

/** Where to read and what to keep. */
export interface LibraryOptions {
  contentDir: string;
  /** Folder that problems name files relative to. */
  root: string;
  /** Folder where readings are kept between runs. */
  keepDir: string;
  basePath: string;
  /** The scheme and host of the site, for formats that need absolute addresses; https://example.org if not given. */
  siteUrl?: string;
  /** Folder of the files that the site serves as they are, images among them. */
  publicDir?: string;
  /** A plain date; the day of the machine if not given. */
  today?: string;
  /** What earlier calls of this process have read, for those who read again and again. */
  memory?: Memory;
  /** Reads the files from the last to the first, beside somebody who reads them from the first: each finds kept what the other has read. */
  backwards?: boolean;
}

export interface Library {
  readings: Reading[];
  /** All of an explainer, by the digest of its reading; undefined where its file is too broken to show. */
  whole(digest: string): Explainer | undefined;
  topics: Topics;
  authors: Authors;
  glossary: Glossary;
  published: Published;
  /** All problems, sorted by file and place. */
  problems: Problem[];
}

/** Reads the content folder. Nothing is thrown for a mistake in content; it is in `problems`. */
export function readLibrary(options: LibraryOptions): Library {
  const {
    contentDir,
    root,
    keepDir,
    basePath,
    siteUrl = 'https://example.org',
    publicDir = '',
    today = new Date().toISOString().slice(0, 10),
    memory = new Memory(),
    backwards = false,
  } = options;
  const isFirst = memory.isEmpty;
  const problems: Problem[] = [];
  const nameOf = (path: string) => (path.startsWith(root + sep) ? relative(root, path) : path);
  const beside = (name: string) => join(contentDir, name);
  const reporter = (path: string) => reporterFor(nameOf(path), problems);
  const directory = <T extends object>(name: string, schema: z.ZodType<T>) =>
    readDirectory(beside(name), schema, reporter(beside(name)));
  const glossary = readGlossaryFile(beside('glossary.yml'), reporter(beside('glossary.yml')));
  const keep = new Keep(keepDir);
  const folder = beside('explainers');
  let files: Map<string, string> | undefined;
  const figures = () => {
    files ??= dataFiles(beside('data'), nameOf, problems);
    return files;
  };
  const { given, key } = around(figures, glossary.data ?? {}, publicDir, memory);
  const read = (path: string, note: (uses: Uses) => void): Reading => {
    const file = nameOf(path);
    const slug = basename(path, '.mdx');
    const unread: Reading = { slug, file, digest: '', problems: [], facts: noFacts() };
    const text = readText(path, reporterFor(file, unread.problems));
    if (text === undefined) return unread;
    const uses = usesOf(text);
    note(uses);
    const { data, terms, images } = given(uses);
    const digest = digestOf(file, text, siteUrl + basePath, [[...data], terms, [...images]]);
    const kept = keep.get(digest);
    if (kept) return kept;
    const input = {
      slug,
      file,
      text,
      basePath,
      siteUrl,
      dataFile: (name: string) => data.get(name),
      glossary: terms,
      images,
      today,
    };
    const { explainer, ...found } = readExplainer(input);
    const reading: Reading = { slug, file, digest, ...found, ...(explainer ? { outline: outlineOf(explainer) } : {}) };
    checkSlug(reading);
    keep.set(reading, explainer);
    return reading;
  };
  const remembered = (path: string) => {
    const make = () => {
      let uses: Uses = { charts: false, terms: false, images: [] };
      const reading = read(path, (found) => (uses = found));
      return { reading, uses, key: key(uses) };
    };
    return memory.of(path, make, (made) => made.key === key(made.uses)).reading;
  };
  const paths = explainerFiles(folder, nameOf(folder), problems);
  const readings = backwards ? paths.toReversed().map(remembered).reverse() : paths.map(remembered);
  const whole = (digest: string) => keep.explainer(digest);
  if (isFirst) keep.prune(new Set(readings.map(({ digest }) => digest)));
  const known = { topics: directory('topics.yml', topics).data, authors: directory('authors.yml', authors).data };
  const moved = directory('redirects.yml', redirects);
  const record = readPublished(beside('published.json'), reporter(beside('published.json')));
  problems.push(
    ...readings.flatMap((reading) => reading.problems),
    ...checkLibrary({
      readings,
      whole,
      authors: known.authors,
      glossary: glossary.data,
      glossaryFile: { name: nameOf(beside('glossary.yml')), placeOf: glossary.placeOf },
      redirects: moved.data,
      redirectsFile: { name: nameOf(beside('redirects.yml')), ...moved },
      published: record.data,
      publishedFile: { name: nameOf(beside('published.json')), placeOf: record.placeOf },
    }),
  );
  return {
    readings,
    whole,
    topics: known.topics ?? {},
    authors: known.authors ?? {},
    glossary: glossary.data ?? {},
    published: record.data ?? {},
    problems: problems.filter(({ until }) => until === undefined || until > today).sort(byPlace),
  };
}

/** Tells whether two libraries were read from the same content. */
export function libraryDigest({ readings, topics, authors, glossary, published }: Library): string {
  const digests = readings.map(({ slug, digest }) => [slug, digest]);
  return hash('sha256', JSON.stringify([digests, topics, authors, glossary, published]));
}

/** The `.mdx` files of a folder, in the order of their names. */
function explainerFiles(folder: string, name: string, problems: Problem[]): string[] {
  const report = reporterFor(name, problems);
  const at = { line: 1, column: 1 };
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    report({
      rule: 'no-content',
      at,
      message: 'There is no such folder.',
      hint: 'Make it, or set CONTENT_DIR to the folder that holds “explainers”.',
    });
    return [];
  }
  const names = readdirSync(folder)
    .filter((entry) => entry.endsWith('.mdx'))
    .sort();
  if (names.length === 0) {
    report({
      rule: 'no-explainers',
      at,
      message: 'The folder holds no explainer.',
      hint: 'Write one: a file that ends in .mdx.',
    });
  }
  return names.map((entry) => join(folder, entry));
}

function checkSlug({ slug, file, problems }: Reading): void {
  if (idPattern.test(slug)) return;
  reporterFor(
    file,
    problems,
  )({
    rule: 'malformed-id',
    at: { line: 1, column: 1 },
    message: `“${slug}” cannot be an address: names of explainers are ${idRule}.`,
    hint: `Rename the file, for example to ${proposeId(slug) || 'first-talks'}.mdx.`,
  });
}
