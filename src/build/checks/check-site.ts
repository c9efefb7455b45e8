/** Checks the files of a built site before it is published: finds mistakes that no rule about content can see. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { comparePositions, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { getEndPosition } from '../../diagnostics/lines.ts';
import { listFiles } from '../../publish/list-files.ts';
import { budgets, settings } from '../../site.ts';
import { parseRedirects, redirectsFile } from '../../site-data/redirects.ts';
import { checkCard } from './cards.ts';
import { type CachedCheck, CheckCache, computeDigest } from './check-cache.ts';
import { checkFile } from './check-file.ts';
import { LinkChecker } from './links.ts';
import type { ReportAt } from './page.ts';
import { checkSearchFiles, searchFolder } from './search-files.ts';
import { parseTags } from './tags.ts';

/** Where the site will be, and how large its files may be. */
export interface SiteOptions {
  siteUrl: string;
  basePath: string;
  /** Bytes. */
  budgets: { page: number; file: number };
  /** File in which results are cached; without it, nothing is cached. */
  cacheFile?: string | undefined;
}

/**
 * Checks every file in a folder.
 * @param shownAs the folder that diagnostics name. @returns the diagnostics, and how many files there are
 */
export function checkSite(
  folder: string,
  shownAs: string,
  options: Partial<SiteOptions> = {},
): { files: number; diagnostics: Diagnostic[] } {
  const { siteUrl = settings.siteUrl, basePath = settings.basePath, cacheFile } = options;
  const site = new SiteChecker(folder, shownAs, { siteUrl, basePath, budgets: options.budgets ?? budgets, cacheFile });
  for (const path of site.files) site.check(path);
  site.checkFragments();
  site.checkSearch();
  site.saveCache();
  return { files: site.files.size, diagnostics: mergeRepeats(site.diagnostics) };
}

/** Matches the paths of files whose content is checked. */
const checkedPaths = /\.(?:html|xml|css|md|txt)$|^feed\.json$/;

const noIds: ReadonlySet<string> = new Set();

class SiteChecker {
  readonly files: ReadonlySet<string>;
  readonly diagnostics: Diagnostic[] = [];
  readonly #folder: string;
  readonly #shownAs: string;
  readonly #budgets: SiteOptions['budgets'];
  readonly #links: LinkChecker;
  readonly #cache: CheckCache | undefined;
  /** The ids of each parsed page, joined into one string, which takes a tenth of the memory of a set. */
  readonly #ids = new Map<string, string>();

  constructor(folder: string, shownAs: string, { siteUrl, basePath, budgets, cacheFile }: SiteOptions) {
    this.files = new Set(listFiles(folder, { includeCompressed: false }));
    this.#folder = folder;
    this.#shownAs = shownAs;
    this.#budgets = budgets;
    const files = new Set([...this.files, ...this.#listPublicFiles()]);
    this.#links = new LinkChecker({ files, siteUrl, basePath, redirects: this.#readRedirects(basePath) });
    this.#cache = cacheFile === undefined ? undefined : new CheckCache(cacheFile, { siteUrl, basePath });
  }

  /** Lists the files from `public/`, among them compressed ones, which a link can lead to. */
  #listPublicFiles(): string[] {
    const { publicDir } = settings;
    const paths = existsSync(publicDir) ? listFiles(publicDir) : [];
    return paths.filter((path) => existsSync(join(this.#folder, path)));
  }

  /** Returns the paths of the files of pages that moved, each with that of the current page. */
  #readRedirects(basePath: string): Map<string, string> {
    const hasFile = this.files.has(redirectsFile);
    const redirects = parseRedirects(hasFile ? readFileSync(join(this.#folder, redirectsFile)) : undefined);
    const toFile = (address: string) => `${address.slice(basePath.length)}index.html`;
    return new Map(redirects.map(({ from, to }) => [toFile(from), toFile(to)]));
  }

  /** Checks the size of a file, and its content unless it is a copy of a file in `public/`. */
  check(path: string): void {
    const file = join(this.#folder, path);
    const { size } = statSync(file);
    const report = this.#createReporter(path);
    checkSize(path, size, this.#budgets, report);
    checkCard(path, file, size, report);
    if (checkedPaths.test(path) && !existsSync(join(settings.publicDir, path))) this.#checkContent(path);
  }

  /** Checks the content of a file. For an unchanged file, checks only whether its links still lead somewhere. */
  #checkContent(path: string): void {
    const bytes = readFileSync(join(this.#folder, path));
    const digest = this.#cache ? computeDigest(bytes) : '';
    const cached = this.#cache?.get(path, digest);
    if (cached && this.#isStillValid(path, cached)) {
      this.#cache?.set(path, digest, cached);
      return;
    }
    const errorsBefore = this.diagnostics.length;
    const text = bytes.toString();
    const { ids, ...result } = checkFile(path, text, this.#links, this.#createReporter(path, text));
    if (path.endsWith('.html')) this.#ids.set(path, [...ids].join('\n'));
    if (this.diagnostics.length === errorsBefore) this.#cache?.set(path, digest, result);
  }

  /** Returns whether all files that a cached check depends on still exist, and registers its links to fragments. */
  #isStillValid(path: string, { links, requiredFiles }: CachedCheck): boolean {
    let isValid = requiredFiles.every((file) => this.files.has(file));
    for (const link of links) this.#links.check(link, path, noIds, undefined, () => (isValid = false));
    return isValid;
  }

  /** Checks the fragments of links between pages, once all pages are read. */
  checkFragments(): void {
    const readText = (path: string) => readFileSync(join(this.#folder, path), 'utf8');
    const getIds = (path: string) => new Set(this.#ids.get(path)?.split('\n') ?? findIds(readText(path)));
    const report = (path: string, text: string) => this.#createReporter(path, text);
    this.#links.checkFragments({ getIds, readText, report }, this.#cache);
  }

  checkSearch(): void {
    checkSearchFiles(this.#folder, this.files, this.#createReporter(searchFolder));
  }

  saveCache(): void {
    this.#cache?.save();
  }

  /** Returns the function that reports mistakes in one file. */
  #createReporter(path: string, text = ''): ReportAt {
    const file = join(this.#shownAs, path);
    return ({ at, ...diagnostic }) =>
      this.diagnostics.push({ ...diagnostic, severity: 'error', file, ...getEndPosition(text.slice(0, at)) });
  }
}

function findIds(html: string): string[] {
  return parseTags(html).flatMap(({ attributes }) => attributes.get('id') ?? []);
}

function checkSize(path: string, size: number, limits: SiteOptions['budgets'], report: ReportAt): void {
  const kind = path.endsWith('.html') ? 'page' : 'file';
  if (size > limits[kind]) {
    const bytes = new Intl.NumberFormat('en-GB');
    const message = `The ${kind} has ${bytes.format(size)} bytes; the limit is ${bytes.format(limits[kind])}.`;
    report({ rule: 'too-heavy', at: 0, message, hint: 'Make it smaller, or raise “budgets” in src/site.ts.' });
  }
  // Dotfiles such as .nojekyll may be empty.
  if (size === 0 && !/(?:^|\/)\./.test(path))
    report({ rule: 'empty-file', at: 0, message: 'The file is empty.', hint: 'Delete it, or fix what writes it.' });
}

/** Merges the same mistake on many pages, such as one in a layout, into one diagnostic. */
function mergeRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const groups = Map.groupBy(diagnostics.toSorted(comparePositions), ({ rule, message }) => `${rule} ${message}`);
  return Array.from(groups.values(), ([first, ...others]) => ({
    ...(first as Diagnostic),
    message: first?.message + describeRepeats(others.length),
  }));
}

function describeRepeats(count: number): string {
  if (count === 0) return '';
  return ` The same mistake is in ${count === 1 ? 'another place' : `${count} other places`}.`;
}
