/** The explainer files of a content folder: each is read through the cache. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { Memory } from '../cache/file-memo.ts';
import { type Problem, reporterFor } from '../diagnostics/diagnostic.ts';
import { idPattern, idRule, proposeId } from '../explainer/ids.ts';
import { outlineOf, type Reading } from '../explainer/model.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import { around, type Uses, usesOf } from './dependencies.ts';
import { digestOf, Keep } from './explainer-cache.ts';
import type { LibraryOptions } from './load-content.ts';
import { noFacts, readExplainer } from './parse-explainer.ts';
import { readText } from './read-text.ts';
import { dataFiles, readGlossaryFile } from './site-files.ts';

/** A file's text with all that its reading depends on. */
interface Input {
  text: string;
  uses: Uses;
  /** The key under which the reading is cached. */
  digest: string;
}

export class ExplainerReader {
  /** The paths of all `.mdx` files, in the order of their names. */
  readonly paths: string[];
  /** Problems with the folder itself. */
  readonly problems: Problem[] = [];
  readonly #options: LibraryOptions;
  readonly #around: ReturnType<typeof around>;
  readonly #cache: Keep;
  readonly #memory: Memory;
  readonly #siteUrl: string;
  readonly #today: string;

  /** @param glossary the terms that files may define in place */
  constructor(options: LibraryOptions, glossary: Glossary) {
    const { contentDir, keepDir, publicDir = '', memory = new Memory() } = options;
    this.#options = options;
    this.#siteUrl = options.siteUrl ?? 'https://example.org';
    this.#memory = memory;
    this.#today = options.today ?? new Date().toISOString().slice(0, 10);
    this.#cache = new Keep(keepDir);
    let data: Map<string, string> | undefined;
    const readData = () => {
      data ??= dataFiles(join(contentDir, 'data'), (path) => this.#nameOf(path), this.problems);
      return data;
    };
    this.#around = around(readData, glossary, publicDir, memory);
    const folder = join(contentDir, 'explainers');
    this.paths = findExplainers(folder, this.#nameOf(folder), this.problems);
  }

  /** Whether the reading of a file is cached. */
  isCached(path: string): boolean {
    const input = this.#inputOf(path, []);
    return input !== undefined && this.#cache.has(input.digest);
  }

  /** Reads a file, unless its reading is cached, or this process has it in memory and nothing has changed. */
  read(path: string): Reading {
    const make = () => {
      const { reading, uses } = this.#read(path);
      return { reading, uses, key: this.#around.key(uses) };
    };
    return this.#memory.of(path, make, ({ uses, key }) => key === this.#around.key(uses)).reading;
  }

  #read(path: string): { reading: Reading; uses: Uses } {
    const file = this.#nameOf(path);
    const slug = basename(path, '.mdx');
    const unread: Reading = { slug, file, digest: '', problems: [], facts: noFacts() };
    const found = this.#inputOf(path, unread.problems);
    if (!found) return { reading: unread, uses: { charts: false, terms: false, images: [] } };
    const { text, uses, digest } = found;
    const cached = this.#cache.get(digest);
    if (cached) return { reading: cached, uses };
    const { data, terms, images } = this.#around.given(uses);
    const { explainer, ...rest } = readExplainer({
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
    const reading: Reading = { slug, file, digest, ...rest, ...(explainer ? { outline: outlineOf(explainer) } : {}) };
    checkSlug(reading);
    this.#cache.set(reading, explainer);
    return { reading, uses };
  }

  /** @returns nothing where the file cannot be read, which is reported in `problems` */
  #inputOf(path: string, problems: Problem[]): Input | undefined {
    const file = this.#nameOf(path);
    const text = readText(path, reporterFor(file, problems));
    if (text === undefined) return undefined;
    const uses = usesOf(text);
    const { data, terms, images } = this.#around.given(uses);
    const home = this.#siteUrl + this.#options.basePath;
    const digest = digestOf(file, text, home, [[...data], terms, [...images]]);
    return { text, uses, digest };
  }

  /** The path that problems name. */
  #nameOf(path: string): string {
    const { root } = this.#options;
    return path.startsWith(root + sep) ? relative(root, path) : path;
  }
}

/** The explainer files of a content folder, where nothing else of it is read. */
export function openExplainers(options: LibraryOptions): ExplainerReader {
  const glossary = readGlossaryFile(join(options.contentDir, 'glossary.yml'), reporterFor('', []));
  return new ExplainerReader(options, glossary.data ?? {});
}

function findExplainers(folder: string, name: string, problems: Problem[]): string[] {
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
  const report = reporterFor(file, problems);
  report({
    rule: 'malformed-id',
    at: { line: 1, column: 1 },
    message: `“${slug}” cannot be an address: names of explainers are ${idRule}.`,
    hint: `Rename the file, for example to ${proposeId(slug) || 'first-talks'}.mdx.`,
  });
}
