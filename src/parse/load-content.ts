/** Everything in the content folder, read: explainers, topics, authors, and what is wrong with any of it. */
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { FileMemo } from '../cache/file-memo.ts';
import { comparePositions, createReporter, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Explainer, ParsedExplainer } from '../explainer/model.ts';
import type { Published } from '../explainer/schema/published.ts';
import {
  type Authors,
  authors,
  type Glossary,
  redirects,
  type Topics,
  topics,
} from '../explainer/schema/site-files.ts';
import { ExplainerCache } from './explainer-cache.ts';
import { ExplainerReader } from './explainer-reader.ts';
import { loadPublished } from './published-record.ts';
import { checkAcrossFiles } from './rule-catalogue.ts';
import { readGlossaryFile, readSiteFile } from './site-files.ts';

/** Where to read and what to keep. */
export interface ContentOptions {
  contentDir: string;
  /** Folder that problems name files relative to. */
  root: string;
  /** Folder where readings are kept between runs. */
  cacheDir: string;
  basePath: string;
  /** The scheme and host of the site, for formats that need absolute addresses; https://example.org if not given. */
  siteUrl?: string;
  /** Folder of the files that the site serves as they are, images among them. */
  publicDir?: string;
  /** A plain date; the day of the machine if not given. */
  today?: string;
  /** What earlier calls of this process have read, for those who read again and again. */
  memo?: FileMemo;
}

export interface Content {
  explainers: ParsedExplainer[];
  /** All of an explainer, by the digest of its reading; undefined where its file is too broken to show. */
  loadExplainer(digest: string): Explainer | undefined;
  topics: Topics;
  authors: Authors;
  glossary: Glossary;
  published: Published;
  /** All problems, sorted by file and place. */
  diagnostics: Diagnostic[];
}

/** Reads the content folder. Nothing is thrown for a mistake in content; it is in `problems`. */
export function loadContent(options: ContentOptions): Content {
  const { contentDir, root, cacheDir, today = new Date().toISOString().slice(0, 10), memo = new FileMemo() } = options;
  const isFirst = memo.isEmpty;
  const diagnostics: Diagnostic[] = [];
  const nameOf = (path: string) => (path.startsWith(root + sep) ? relative(root, path) : path);
  const pathOf = (name: string) => join(contentDir, name);
  const reporter = (path: string) => createReporter(nameOf(path), diagnostics);
  const directory = <T extends object>(name: string, schema: z.ZodType<T>) =>
    readSiteFile(pathOf(name), schema, reporter(pathOf(name)));
  const glossary = readGlossaryFile(pathOf('glossary.yml'), reporter(pathOf('glossary.yml')));
  const reader = new ExplainerReader({ ...options, today, memo }, glossary.data ?? {});
  const explainers = reader.paths.map((path) => reader.read(path));
  const cache = new ExplainerCache(cacheDir);
  const loadExplainer = (digest: string) => cache.explainer(digest);
  if (isFirst) cache.prune(new Set(explainers.map(({ digest }) => digest)));
  const known = { topics: directory('topics.yml', topics).data, authors: directory('authors.yml', authors).data };
  const moved = directory('redirects.yml', redirects);
  const record = loadPublished(pathOf('published.json'), reporter(pathOf('published.json')));
  diagnostics.push(
    ...reader.diagnostics,
    ...explainers.flatMap((parsed) => parsed.diagnostics),
    ...checkAcrossFiles({
      explainers,
      loadExplainer,
      authors: known.authors,
      glossary: glossary.data,
      glossaryFile: { name: nameOf(pathOf('glossary.yml')), positionOf: glossary.positionOf },
      redirects: moved.data,
      redirectsFile: { name: nameOf(pathOf('redirects.yml')), ...moved },
      published: record.data,
      publishedFile: { name: nameOf(pathOf('published.json')), positionOf: record.positionOf },
    }),
  );
  return {
    explainers,
    loadExplainer,
    topics: known.topics ?? {},
    authors: known.authors ?? {},
    glossary: glossary.data ?? {},
    published: record.data ?? {},
    diagnostics: diagnostics.filter(({ until }) => until === undefined || until > today).sort(comparePositions),
  };
}
