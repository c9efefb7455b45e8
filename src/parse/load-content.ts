/** Everything in the content folder, read: explainers, topics, authors, and what is wrong with any of it. */
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { Memory } from '../cache/file-memo.ts';
import { byPlace, type Problem, reporterFor } from '../diagnostics/diagnostic.ts';
import type { Explainer, Reading } from '../explainer/model.ts';
import type { Published } from '../explainer/schema/published.ts';
import {
  type Authors,
  authors,
  type Glossary,
  redirects,
  type Topics,
  topics,
} from '../explainer/schema/site-files.ts';
import { Keep } from './explainer-cache.ts';
import { ExplainerReader } from './explainer-reader.ts';
import { readPublished } from './published-record.ts';
import { checkLibrary } from './rule-catalogue.ts';
import { readDirectory, readGlossaryFile } from './site-files.ts';

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
  const { contentDir, root, keepDir, today = new Date().toISOString().slice(0, 10), memory = new Memory() } = options;
  const isFirst = memory.isEmpty;
  const problems: Problem[] = [];
  const nameOf = (path: string) => (path.startsWith(root + sep) ? relative(root, path) : path);
  const pathOf = (name: string) => join(contentDir, name);
  const reporter = (path: string) => reporterFor(nameOf(path), problems);
  const directory = <T extends object>(name: string, schema: z.ZodType<T>) =>
    readDirectory(pathOf(name), schema, reporter(pathOf(name)));
  const glossary = readGlossaryFile(pathOf('glossary.yml'), reporter(pathOf('glossary.yml')));
  const reader = new ExplainerReader({ ...options, today, memory }, glossary.data ?? {});
  const readings = reader.paths.map((path) => reader.read(path));
  const cache = new Keep(keepDir);
  const whole = (digest: string) => cache.explainer(digest);
  if (isFirst) cache.prune(new Set(readings.map(({ digest }) => digest)));
  const known = { topics: directory('topics.yml', topics).data, authors: directory('authors.yml', authors).data };
  const moved = directory('redirects.yml', redirects);
  const record = readPublished(pathOf('published.json'), reporter(pathOf('published.json')));
  problems.push(
    ...reader.problems,
    ...readings.flatMap((reading) => reading.problems),
    ...checkLibrary({
      readings,
      whole,
      authors: known.authors,
      glossary: glossary.data,
      glossaryFile: { name: nameOf(pathOf('glossary.yml')), placeOf: glossary.placeOf },
      redirects: moved.data,
      redirectsFile: { name: nameOf(pathOf('redirects.yml')), ...moved },
      published: record.data,
      publishedFile: { name: nameOf(pathOf('published.json')), placeOf: record.placeOf },
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
