import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FileMemo } from '../cache/file-memo.ts';
import { createReporter, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { idPattern, idRule, maxIdLength, proposeId } from '../explainer/ids.ts';
import { defaultSiteUrl } from '../explainer/local-link.ts';
import { type ParsedExplainer, toMetadata } from '../explainer/model.ts';
import { emptyFacts } from './cross-file-facts.ts';
import { createDependencyResolver, type DependencyUse, findDependencies, type SiteFiles } from './dependencies.ts';
import { computeDigest, ExplainerCache } from './explainer-cache.ts';
import type { ContentOptions } from './load-content.ts';
import { parseExplainer } from './parse-explainer.ts';
import { loadQuotations } from './quotation-record.ts';
import { readTextFile } from './read-text.ts';
import { parseSourcesFile, sourcesFileName } from './shared-sources/sources-file.ts';
import { readDataFiles, readGlossaryFile } from './site-files.ts';

/** The text of a file, with what its parse result depends on. */
interface Input {
  text: string;
  dependencyUse: DependencyUse;
  /** The cache key of the parse result. */
  digest: string;
}

/** Parses the explainer files of a content folder, unless their results are cached. */
export class ExplainerReader {
  /** The paths of all `.mdx` files, sorted by name. */
  readonly paths: string[];
  /** The diagnostics of the folder itself, and of data files. */
  readonly diagnostics: Diagnostic[] = [];
  readonly #options: ContentOptions;
  readonly #dependencies: ReturnType<typeof createDependencyResolver>;
  readonly #cache: ExplainerCache;
  readonly #memo: FileMemo;
  readonly #siteUrl: string;
  readonly #today: string;

  constructor(options: ContentOptions, siteFiles: SiteFiles) {
    const { contentDir, cacheDir, memo = new FileMemo() } = options;
    this.#options = options;
    this.#siteUrl = options.siteUrl ?? defaultSiteUrl;
    this.#memo = memo;
    this.#today = options.today ?? new Date().toISOString().slice(0, 10);
    this.#cache = new ExplainerCache(cacheDir);
    let data: Map<string, string | null> | undefined;
    const readData = () => {
      data ??= readDataFiles(join(contentDir, 'data'), (path) => this.#getName(path), this.diagnostics);
      return data;
    };
    this.#dependencies = createDependencyResolver(readData, siteFiles, options, memo);
    const folder = join(contentDir, 'explainers');
    this.paths = findExplainers(folder, this.#getName(folder), this.diagnostics);
  }

  /** Returns whether the parse result of a file is in the cache. */
  isCached(path: string): boolean {
    const input = this.#readInput(path, []);
    return input !== undefined && this.#cache.has(input.digest);
  }

  /** Parses a file, unless its result is in the cache, or in memory with all dependencies unchanged. */
  read(path: string): ParsedExplainer {
    const read = () => {
      const { parsed, dependencyUse } = this.#read(path);
      return { parsed, dependencyUse, key: this.#dependencies.getKey(dependencyUse) };
    };
    const isCurrent = ({ dependencyUse, key }: ReturnType<typeof read>) =>
      key === this.#dependencies.getKey(dependencyUse);
    return this.#memo.get(path, read, isCurrent).parsed;
  }

  #read(path: string): { parsed: ParsedExplainer; dependencyUse: DependencyUse } {
    const file = this.#getName(path);
    const slug = basename(path, '.mdx');
    const unreadable: ParsedExplainer = { slug, file, digest: '', diagnostics: [], facts: emptyFacts() };
    const input = this.#readInput(path, unreadable.diagnostics);
    if (!input) return { parsed: unreadable, dependencyUse: findDependencies('') };
    const { text, dependencyUse, digest } = input;
    const cached = this.#cache.get(digest);
    if (cached) return { parsed: cached, dependencyUse };
    const { data, terms, sharedSources, images, resizesImages, quotations } = this.#dependencies.resolve(dependencyUse);
    const { explainer, ...result } = parseExplainer({
      slug,
      file,
      text,
      basePath: this.#options.basePath,
      siteUrl: this.#siteUrl,
      dataFile: (name: string) => data.get(name),
      glossary: terms,
      sharedSources,
      images,
      resizesImages,
      quotations,
      today: this.#today,
      maxPageBytes: this.#options.maxPageBytes ?? Number.POSITIVE_INFINITY,
    });
    const metadata = explainer ? { metadata: toMetadata(explainer) } : {};
    const parsed: ParsedExplainer = { slug, file, digest, ...result, ...metadata };
    checkSlug(parsed);
    this.#cache.set(parsed, explainer);
    return { parsed, dependencyUse };
  }

  /** Reads the text of a file. @returns undefined if it cannot be read, which is reported */
  #readInput(path: string, diagnostics: Diagnostic[]): Input | undefined {
    const file = this.#getName(path);
    const text = readTextFile(path, createReporter(file, diagnostics));
    if (text === undefined) return undefined;
    const dependencyUse = findDependencies(text);
    const { data, terms, sharedSources, images, resizesImages, quotations } = this.#dependencies.resolve(dependencyUse);
    const home = this.#siteUrl + this.#options.basePath;
    const { maxPageBytes } = this.#options;
    const dependencies = [[...data], terms, [...sharedSources], [...images], resizesImages, maxPageBytes, quotations];
    const digest = computeDigest(file, text, home, dependencies);
    return { text, dependencyUse, digest };
  }

  /** Returns the path of a file as diagnostics show it. */
  #getName(path: string): string {
    return displayPath(path, this.#options.root);
  }
}

/** Returns a reader for the explainers of a content folder, without loading the other content. */
export function openExplainers(options: ContentOptions): ExplainerReader {
  const ignore = createReporter('', []);
  const { entries } = parseSourcesFile(join(options.contentDir, sourcesFileName), ignore);
  const glossary = readGlossaryFile(join(options.contentDir, 'glossary.yml'), ignore, {
    home: '',
    sharedSources: entries,
  });
  const quotations = loadQuotations(join(options.contentDir, 'quotations.json'), ignore);
  return new ExplainerReader(options, { glossary: glossary.data ?? {}, sharedSources: entries, quotations });
}

function findExplainers(folder: string, name: string, diagnostics: Diagnostic[]): string[] {
  const report = createReporter(name, diagnostics);
  const position = { line: 1, column: 1 };
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    report({ rule: 'no-content', position, message: 'There is no such folder.' });
    return [];
  }
  const entries = readdirSync(folder).sort();
  const names = entries.filter((entry) => entry.endsWith('.mdx'));
  for (const entry of entries.filter((entry) => !names.includes(entry) && isProbablyExplainer(join(folder, entry))))
    createReporter(
      `${name}/${entry}`,
      diagnostics,
    )({
      rule: 'file-not-read',
      position,
      message: `${name}/${entry} is not read as an explainer.`,
    });
  if (names.length === 0) report({ rule: 'no-explainers', position, message: 'The folder has no explainers.' });
  return names.map((entry) => join(folder, entry));
}

/** Says whether a path that is not read looks like an explainer, or like a folder of explainers. */
function isProbablyExplainer(path: string): boolean {
  if (/\.(?:mdx?|markdown)$/i.test(path)) return true;
  return statSync(path).isDirectory() && readdirSync(path).some((entry) => entry.endsWith('.mdx'));
}

function checkSlug({ slug, file, diagnostics }: ParsedExplainer): void {
  const report = createReporter(file, diagnostics);
  if (slug.length > maxIdLength)
    report({
      rule: 'malformed-id',
      position: { line: 1, column: 1 },
      message: `The name of the file has ${slug.length} characters; the maximum is ${maxIdLength}.`,
      hint: 'Rename the file: its name becomes the address.',
    });
  if (idPattern.test(slug)) return;
  report({
    rule: 'malformed-id',
    position: { line: 1, column: 1 },
    message: `“${slug}” cannot be an address: names of explainers are ${idRule}.`,
    hint: `Rename the file, for example to ${proposeId(slug) || 'first-talks'}.mdx.`,
  });
}
