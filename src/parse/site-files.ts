/** The files beside the explainers: authors, topics, the glossary, and the figures of charts. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { createReporter, type Report } from '../diagnostics/diagnostic.ts';
import { type Glossary, glossary, type Redirects, redirects } from '../explainer/schema/site-files.ts';
import { parseInlineField } from './frontmatter/inline-fields.ts';
import { checkTextSafety } from './frontmatter/text-safety.ts';
import { validate } from './frontmatter/validate.ts';
import { type Path, parseYaml, type Yaml } from './frontmatter/yaml.ts';
import { readTextFile } from './read-text.ts';

/** A file beside the explainers: what it holds, unless it has mistakes, and where. */
export interface SiteFile<T> {
  data: T | undefined;
  /** The place of the value at a path. */
  positionOf: Yaml['positionOf'];
  /** The place of the key at a path. */
  placeOfKey: Yaml['keyPositionOf'];
  yaml?: Yaml;
}

/** Reads such a file; empty where there is none. */
export function readSiteFile<T extends object>(path: string, schema: z.ZodType<T>, report: Report): SiteFile<T> {
  const nowhere = () => ({ line: 1, column: 1 });
  if (!existsSync(path)) return { data: withNullPrototype({} as T), positionOf: nowhere, placeOfKey: nowhere };
  const text = readTextFile(path, report);
  const yaml = text === undefined ? undefined : parseYaml(text, report);
  if (!yaml || !checkTextSafety(yaml, report)) return { data: undefined, positionOf: nowhere, placeOfKey: nowhere };
  const data = yaml.data === null || yaml.data === '' ? ({} as T) : validate(schema, yaml, report);
  return { data: data && withNullPrototype(data), positionOf: yaml.positionOf, placeOfKey: yaml.keyPositionOf, yaml };
}

/** The same entries, and nothing else: “constructor” is an id like any other, and every plain object has one. */
function withNullPrototype<T extends object>(entries: T): T {
  return Object.assign(Object.create(null), entries);
}

/** Reads the glossary. A definition is inline Markdown that cites nothing: its sources are listed beside it. */
export function readGlossaryFile(path: string, report: Report): SiteFile<Glossary> {
  const file = readSiteFile(path, glossary, report);
  const { data, yaml } = file;
  if (!data || !yaml) return file;
  const nothing = { sources: new Map(), notes: new Set<string>() };
  for (const [id, { definition }] of Object.entries(data)) {
    const at: Path = [id, 'definition'];
    parseInlineField(definition, at, 'glossary', nothing, yaml, report);
  }
  return file;
}

/** The glossary of a content folder, as far as it has no mistakes. */
export function readGlossary(contentDir: string): Glossary {
  return readSiteFile(join(contentDir, 'glossary.yml'), glossary, () => {}).data ?? {};
}

/** The redirects of a content folder, as far as they have no mistakes. */
export function readRedirects(contentDir: string): Redirects {
  return readSiteFile(join(contentDir, 'redirects.yml'), redirects, () => {}).data ?? {};
}

/** The data of charts: the text of the `.csv` files of a folder, by name. `nameOf` is how problems call a file. */
export function readDataFiles(
  folder: string,
  nameOf: (path: string) => string,
  diagnostics: Parameters<typeof createReporter>[1],
): Map<string, string> {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  const names = isFolder ? readdirSync(folder).filter((entry) => entry.endsWith('.csv')) : [];
  return new Map(
    names.sort().flatMap((entry) => {
      const path = join(folder, entry);
      const text = readTextFile(path, createReporter(nameOf(path), diagnostics));
      return text === undefined ? [] : [[basename(entry, '.csv'), text] as const];
    }),
  );
}
