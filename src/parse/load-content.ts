/** Loads everything in the content folder, with all its diagnostics. */
import { join } from 'node:path';
import type { z } from 'zod';
import { FileMemo } from '../cache/file-memo.ts';
import { comparePositions, createReporter, type Diagnostic, type Report } from '../diagnostics/diagnostic.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { defaultSiteUrl } from '../explainer/local-link.ts';
import type { Explainer, ParsedExplainer } from '../explainer/model.ts';
import type { Published } from '../explainer/schema/published.ts';
import {
  type Authors,
  authors,
  type Glossary,
  type Redirects,
  redirects,
  type Topics,
  topics,
} from '../explainer/schema/site-files.ts';
import type { Source } from '../explainer/schema/source.ts';
import { ExplainerCache } from './explainer-cache.ts';
import { ExplainerReader } from './explainer-reader.ts';
import { loadPublished } from './published-record.ts';
import { loadQuotations } from './quotation-record.ts';
import type { SiteAddresses } from './rule.ts';
import { checkAcrossFiles } from './rule-catalogue.ts';
import { checkSourcesFile, parseSourcesFile, sourcesFileName } from './shared-sources/sources-file.ts';
import { readGlossaryFile, readSiteFile } from './site-files.ts';

/** Where the content and its cache are, and what else parsing depends on. */
export interface ContentOptions {
  contentDir: string;
  /** The folder that file names in diagnostics are relative to. */
  root: string;
  /** The folder that caches parsed explainers between runs. */
  cacheDir: string;
  /** The path of the site on its server, with a slash at both ends. */
  basePath: string;
  /** The scheme and host of the site, for formats that need absolute addresses; by default {@link defaultSiteUrl}. */
  siteUrl?: string;
  /** The folder of files that the site serves unchanged, images among them. */
  publicDir?: string;
  /** Lists the addresses of the site; without it, only links to explainers and terms are checked. */
  listAddresses?: (content: Omit<Content, 'diagnostics'>, publicDir: string) => SiteAddresses;
  /** The largest size of a file of the site, in bytes; by default there is no limit. */
  maxFileBytes?: number;
  /** Says whether a build can make smaller images. By default, every image is served as it is. */
  canResizeImages?: () => boolean;
  /** The most bytes that a page may have; by default there is no limit. */
  maxPageBytes?: number;
  /** A plain date; by default the current date in UTC. */
  today?: string;
  /** What this process has parsed before, for callers that load repeatedly. */
  memo?: FileMemo;
}

/** The content folder, parsed. */
export interface Content {
  explainers: ParsedExplainer[];
  /** Loads an explainer by the digest of its parse result; undefined if mistakes prevent showing it. */
  loadExplainer(digest: string): Explainer | undefined;
  topics: Topics;
  authors: Authors;
  glossary: Glossary;
  /** The sources of `sources.yml`; empty if it has mistakes. */
  sharedSources: Source[];
  redirects: Redirects;
  published: Published;
  /** All diagnostics, sorted by file and position. */
  diagnostics: Diagnostic[];
}

/** Loads the content folder. Mistakes in content are returned as diagnostics, not thrown. */
export function loadContent(options: ContentOptions): Content {
  const { contentDir, root, cacheDir, today = new Date().toISOString().slice(0, 10), memo = new FileMemo() } = options;
  const isFirstLoad = memo.isEmpty;
  const diagnostics: Diagnostic[] = [];
  /** Reads a file of the content folder. Returns what `read` returns, and the name that diagnostics show. */
  const readContentFile = <T>(fileName: string, read: (path: string, report: Report) => T) => {
    const path = join(contentDir, fileName);
    const name = displayPath(path, root);
    return { name, ...read(path, createReporter(name, diagnostics)) };
  };
  const readYamlFile = <T extends object>(fileName: string, schema: z.ZodType<T>) =>
    readContentFile(fileName, (path, report) => readSiteFile(path, schema, report));
  const home = (options.siteUrl ?? defaultSiteUrl) + options.basePath;
  const sourcesFile = readSources(options, { home, today, memo });
  diagnostics.push(...sourcesFile.diagnostics);
  const sharedSources = sourcesFile.entries;
  const glossaryFile = readContentFile('glossary.yml', (path, report) =>
    readGlossaryFile(path, report, { home, sharedSources }),
  );
  const { quotations } = readContentFile('quotations.json', (path, report) => ({
    quotations: loadQuotations(path, report),
  }));
  const siteFiles = { glossary: glossaryFile.data ?? {}, sharedSources, quotations };
  const reader = new ExplainerReader({ ...options, today, memo }, siteFiles);
  const explainers = reader.paths.map((path) => reader.read(path));
  const cache = new ExplainerCache(cacheDir);
  const loadExplainer = (digest: string) => cache.getExplainer(digest);
  if (isFirstLoad) cache.prune(new Set(explainers.map(({ digest }) => digest)));
  const topicsFile = readYamlFile('topics.yml', topics);
  const authorsFile = readYamlFile('authors.yml', authors);
  const redirectsFile = readYamlFile('redirects.yml', redirects);
  const publishedFile = readContentFile('published.json', loadPublished);
  const content = {
    explainers,
    loadExplainer,
    topics: topicsFile.data ?? {},
    authors: authorsFile.data ?? {},
    glossary: glossaryFile.data ?? {},
    sharedSources: sourcesFile.data ?? [],
    redirects: redirectsFile.data ?? {},
    published: publishedFile.data ?? {},
  };
  let addresses: SiteAddresses | undefined;
  const getAddresses = () => {
    addresses ??= options.listAddresses?.(content, options.publicDir ?? '');
    return addresses;
  };
  diagnostics.push(
    ...reader.diagnostics,
    ...explainers.flatMap((parsed) => parsed.diagnostics),
    ...checkAcrossFiles({
      explainers,
      loadExplainer,
      getAddresses,
      authors: authorsFile.data,
      glossary: glossaryFile.data,
      glossaryFile,
      sourcesFile,
      redirects: redirectsFile.data,
      redirectsFile,
      published: publishedFile.data,
      publishedFile,
    }),
  );
  return {
    ...content,
    // A date in the future is a mistake only until that day.
    diagnostics: removeDuplicates(diagnostics.filter(({ until }) => until === undefined || until > today)).sort(
      comparePositions,
    ),
  };
}

/** Reads `sources.yml`. A dev server reads it again only when it has changed: it may have a thousand sources. */
function readSources(
  { contentDir, root }: ContentOptions,
  { memo, ...context }: { home: string; today: string; memo: FileMemo },
) {
  const path = join(contentDir, sourcesFileName);
  return memo.get(path, () => {
    const diagnostics: Diagnostic[] = [];
    const name = displayPath(path, root);
    const parsed = parseSourcesFile(path, createReporter(name, diagnostics));
    return { name, diagnostics, ...checkSourcesFile(parsed, { file: name, ...context }, diagnostics) };
  });
}

/** Removes the second report of a mistake in a file that two explainers use, such as the data of a chart. */
function removeDuplicates(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values()];
}
