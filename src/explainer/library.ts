/** Everything in the content folder, read: explainers, topics, authors, and what is wrong with any of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { z } from 'zod';
import { type Authors, authors, type Glossary, glossary, type Topics, topics } from '../schema/directory.ts';
import { idPattern, idRule, proposeId } from '../schema/ids.ts';
import { byPlace, type Problem, type Report, reporterFor } from '../schema/problem.ts';
import { validate } from '../schema/validate.ts';
import { readYaml } from '../schema/yaml.ts';
import { digestOf, Keep } from './keep.ts';
import { acrossFiles } from './library-rules.ts';
import type { Reading } from './model.ts';
import { readExplainer } from './read.ts';

/** Where to read and what to keep. */
export interface LibraryOptions {
  contentDir: string;
  /** Folder that problems name files relative to. */
  root: string;
  /** Folder where readings are kept between runs. */
  keepDir: string;
  basePath: string;
}

export interface Library {
  readings: Reading[];
  topics: Topics;
  authors: Authors;
  glossary: Glossary;
  /** All problems, sorted by file and place. */
  problems: Problem[];
}

/** Reads the content folder. Nothing is thrown for a mistake in content; it is in `problems`. */
export function readLibrary({ contentDir, root, keepDir, basePath }: LibraryOptions): Library {
  const problems: Problem[] = [];
  const nameOf = (path: string) => (path.startsWith(root + sep) ? relative(root, path) : path);
  const keep = new Keep(keepDir);
  const directory = <T extends object>(name: string, schema: z.ZodType<T>) =>
    readDirectory(join(contentDir, name), schema, reporterFor(nameOf(join(contentDir, name)), problems));
  const glossaryFile = directory('glossary.yml', glossary);
  const folder = join(contentDir, 'explainers');
  let files: Map<string, string> | undefined;
  const figures = () => {
    files ??= dataFiles(join(contentDir, 'data'));
    return files;
  };
  const readings = explainerFiles(folder, nameOf(folder), problems).map((path): Reading => {
    const file = nameOf(path);
    const text = readFileSync(path, 'utf8');
    const data = text.includes('<Chart') ? figures() : new Map<string, string>();
    const terms = text.includes('<Term') ? (glossaryFile ?? {}) : {};
    const digest = digestOf(file, text, basePath, [[...data], terms]);
    const kept = keep.get(digest);
    if (kept) return kept;
    const slug = basename(path, '.mdx');
    const reading = {
      slug,
      file,
      digest,
      ...readExplainer({ slug, file, text, basePath, dataFile: (name) => data.get(name), glossary: terms }),
    };
    checkSlug(reading);
    keep.set(reading);
    return reading;
  });
  keep.prune(new Set(readings.map(({ digest }) => digest)));
  const directories = { topics: directory('topics.yml', topics), authors: directory('authors.yml', authors) };
  problems.push(...readings.flatMap((reading) => reading.problems), ...acrossFiles(readings, directories.authors));
  return {
    readings,
    topics: directories.topics ?? {},
    authors: directories.authors ?? {},
    glossary: glossaryFile ?? {},
    problems: problems.sort(byPlace),
  };
}

/** Reads a file beside the explainers; empty where there is none, undefined where it has mistakes. */
function readDirectory<T extends object>(path: string, schema: z.ZodType<T>, report: Report): T | undefined {
  if (!existsSync(path)) return {} as T;
  const yaml = readYaml(readFileSync(path, 'utf8'), report);
  if (yaml && (yaml.data === null || yaml.data === '')) return {} as T;
  return yaml && validate(schema, yaml, report);
}

/** The glossary of a content folder, as far as it has no mistakes. */
export function readGlossary(contentDir: string): Glossary {
  return readDirectory(join(contentDir, 'glossary.yml'), glossary, () => {}) ?? {};
}

/** The data of charts: the text of the `.csv` files of a folder, by name. */
function dataFiles(folder: string): Map<string, string> {
  const names = existsSync(folder) ? readdirSync(folder).filter((entry) => entry.endsWith('.csv')) : [];
  return new Map(names.sort().map((entry) => [basename(entry, '.csv'), readFileSync(join(folder, entry), 'utf8')]));
}

/** The `.mdx` files of a folder, in the order of their names. */
function explainerFiles(folder: string, name: string, problems: Problem[]): string[] {
  const report = reporterFor(name, problems);
  const at = { line: 1, column: 1 };
  if (!existsSync(folder)) {
    report({
      rule: 'no-explainers',
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
      severity: 'notice',
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
