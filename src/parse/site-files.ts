/** The files beside the explainers: authors, topics, the glossary, and the figures of charts. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { type Report, reporterFor } from '../diagnostics/diagnostic.ts';
import { type Glossary, glossary, type Redirects, redirects } from '../explainer/schema/site-files.ts';
import { readField } from './frontmatter/inline-fields.ts';
import { textRules } from './frontmatter/text-safety.ts';
import { validate } from './frontmatter/validate.ts';
import { type Path, readYaml, type Yaml } from './frontmatter/yaml.ts';
import { readText } from './read-text.ts';

/** A file beside the explainers: what it holds, unless it has mistakes, and where. */
export interface DirectoryFile<T> {
  data: T | undefined;
  /** The place of the value at a path. */
  placeOf: Yaml['placeOf'];
  /** The place of the key at a path. */
  placeOfKey: Yaml['placeOfKey'];
  yaml?: Yaml;
}

/** Reads such a file; empty where there is none. */
export function readDirectory<T extends object>(path: string, schema: z.ZodType<T>, report: Report): DirectoryFile<T> {
  const nowhere = () => ({ line: 1, column: 1 });
  if (!existsSync(path)) return { data: bare({} as T), placeOf: nowhere, placeOfKey: nowhere };
  const text = readText(path, report);
  const yaml = text === undefined ? undefined : readYaml(text, report);
  if (!yaml || !textRules(yaml, report)) return { data: undefined, placeOf: nowhere, placeOfKey: nowhere };
  const data = yaml.data === null || yaml.data === '' ? ({} as T) : validate(schema, yaml, report);
  return { data: data && bare(data), placeOf: yaml.placeOf, placeOfKey: yaml.placeOfKey, yaml };
}

/** The same entries, and nothing else: “constructor” is an id like any other, and every plain object has one. */
function bare<T extends object>(entries: T): T {
  return Object.assign(Object.create(null), entries);
}

/** Reads the glossary. A definition is inline Markdown that cites nothing: its sources are listed beside it. */
export function readGlossaryFile(path: string, report: Report): DirectoryFile<Glossary> {
  const file = readDirectory(path, glossary, report);
  const { data, yaml } = file;
  if (!data || !yaml) return file;
  const nothing = { sources: new Map(), notes: new Set<string>() };
  for (const [id, { definition }] of Object.entries(data)) {
    const at: Path = [id, 'definition'];
    readField(definition, at, 'glossary', nothing, yaml, report);
  }
  return file;
}

/** The glossary of a content folder, as far as it has no mistakes. */
export function readGlossary(contentDir: string): Glossary {
  return readDirectory(join(contentDir, 'glossary.yml'), glossary, () => {}).data ?? {};
}

/** The redirects of a content folder, as far as they have no mistakes. */
export function readRedirects(contentDir: string): Redirects {
  return readDirectory(join(contentDir, 'redirects.yml'), redirects, () => {}).data ?? {};
}

/** The data of charts: the text of the `.csv` files of a folder, by name. `nameOf` is how problems call a file. */
export function dataFiles(
  folder: string,
  nameOf: (path: string) => string,
  problems: Parameters<typeof reporterFor>[1],
): Map<string, string> {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  const names = isFolder ? readdirSync(folder).filter((entry) => entry.endsWith('.csv')) : [];
  return new Map(
    names.sort().flatMap((entry) => {
      const path = join(folder, entry);
      const text = readText(path, reporterFor(nameOf(path), problems));
      return text === undefined ? [] : [[basename(entry, '.csv'), text] as const];
    }),
  );
}
