/** The explainer files of a content folder: each is read through the cache. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { FileMemo } from '../cache/file-memo.ts';
import { createReporter, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { idPattern, idRule, proposeId } from '../explainer/ids.ts';
import { type ParsedExplainer, toMetadata } from '../explainer/model.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { createDependencyResolver, type DependencyUse, findDependencies } from './dependencies.ts';
import { computeDigest, ExplainerCache } from './explainer-cache.ts';
import type { ContentOptions } from './load-content.ts';
import { emptyFacts, parseExplainer } from './parse-explainer.ts';
import { readTextFile } from './read-text.ts';
import { readDataFiles, readGlossaryFile } from './site-files.ts';

/** A file's text with all that its reading depends on. */
interface Input {
  text: string;
  uses: DependencyUse;
  /** The key under which the reading is cached. */
  digest: string;
}

export class ExplainerReader {
  /** The paths of all `.mdx` files, in the order of their names. */
  readonly paths: string[];
  /** Problems with the folder itself. */
  readonly diagnostics: Diagnostic[] = [];
  readonly #options: ContentOptions;
  readonly #around: ReturnType<typeof createDependencyResolver>;
  readonly #cache: ExplainerCache;
  readonly #memo: FileMemo;
  readonly #siteUrl: string;
  readonly #today: string;

  /** @param glossary the terms that files may define in place */
  constructor(options: ContentOptions, glossary: Glossary) {
    const { contentDir, cacheDir, publicDir = '', memo = new FileMemo() } = options;
    this.#options = options;
    this.#siteUrl = options.siteUrl ?? 'https://example.org';
    this.#memo = memo;
    this.#today = options.today ?? new Date().toISOString().slice(0, 10);
    this.#cache = new ExplainerCache(cacheDir);
    let data: Map<string, string> | undefined;
    const readData = () => {
      data ??= readDataFiles(join(contentDir, 'data'), (path) => this.#nameOf(path), this.diagnostics);
      return data;
    };
    this.#around = createDependencyResolver(readData, glossary, publicDir, memo);
    const folder = join(contentDir, 'explainers');
    this.paths = findExplainers(folder, this.#nameOf(folder), this.diagnostics);
  }

  /** Whether the reading of a file is cached. */
  isCached(path: string): boolean {
    const input = this.#inputOf(path, []);
    return input !== undefined && this.#cache.has(input.digest);
  }

  /** Reads a file, unless its reading is cached, or this process has it in memory and nothing has changed. */
  read(path: string): ParsedExplainer {
    const make = () => {
      const { parsed, uses } = this.#read(path);
      return { reading: parsed, uses, key: this.#around.key(uses) };
    };
    return this.#memo.get(path, make, ({ uses, key }) => key === this.#around.key(uses)).reading;
  }

  #read(path: string): { parsed: ParsedExplainer; uses: DependencyUse } {
    const file = this.#nameOf(path);
    const slug = basename(path, '.mdx');
    const unread: ParsedExplainer = { slug, file, digest: '', diagnostics: [], facts: emptyFacts() };
    const found = this.#inputOf(path, unread.diagnostics);
    if (!found) return { parsed: unread, uses: { charts: false, terms: false, images: [] } };
    const { text, uses, digest } = found;
    const cached = this.#cache.get(digest);
    if (cached) return { parsed: cached, uses };
    const { data, terms, images } = this.#around.given(uses);
    const { explainer, ...rest } = parseExplainer({
      slug,
      file,
      text,
      basePath: this.#options.basePath,
      siteUrl: this.#siteUrl,
      dataFile: (name: string) => data.get(name),
      glossary: terms,
      images,
      today: this.#today,
    });
    const parsed: ParsedExplainer = {
      slug,
      file,
      digest,
      ...rest,
      ...(explainer ? { metadata: toMetadata(explainer) } : {}),
    };
    checkSlug(parsed);
    this.#cache.set(parsed, explainer);
    return { parsed, uses };
  }

  /** @returns nothing where the file cannot be read, which is reported in `problems` */
  #inputOf(path: string, diagnostics: Diagnostic[]): Input | undefined {
    const file = this.#nameOf(path);
    const text = readTextFile(path, createReporter(file, diagnostics));
    if (text === undefined) return undefined;
    const uses = findDependencies(text);
    const { data, terms, images } = this.#around.given(uses);
    const home = this.#siteUrl + this.#options.basePath;
    const digest = computeDigest(file, text, home, [[...data], terms, [...images]]);
    return { text, uses, digest };
  }

  /** The path that problems name. */
  #nameOf(path: string): string {
    const { root } = this.#options;
    return path.startsWith(root + sep) ? relative(root, path) : path;
  }
}

/** The explainer files of a content folder, where nothing else of it is read. */
export function openExplainers(options: ContentOptions): ExplainerReader {
  const glossary = readGlossaryFile(join(options.contentDir, 'glossary.yml'), createReporter('', []));
  return new ExplainerReader(options, glossary.data ?? {});
}

function findExplainers(folder: string, name: string, diagnostics: Diagnostic[]): string[] {
  const report = createReporter(name, diagnostics);
  const position = { line: 1, column: 1 };
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    report({
      rule: 'no-content',
      position,
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
      position,
      message: 'The folder holds no explainer.',
      hint: 'Write one: a file that ends in .mdx.',
    });
  }
  return names.map((entry) => join(folder, entry));
}

function checkSlug({ slug, file, diagnostics }: ParsedExplainer): void {
  if (idPattern.test(slug)) return;
  const report = createReporter(file, diagnostics);
  report({
    rule: 'malformed-id',
    position: { line: 1, column: 1 },
    message: `“${slug}” cannot be an address: names of explainers are ${idRule}.`,
    hint: `Rename the file, for example to ${proposeId(slug) || 'first-talks'}.mdx.`,
  });
}
