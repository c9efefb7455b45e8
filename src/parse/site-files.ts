/** The files of the content folder other than explainers: authors, topics, redirects, the glossary, data of charts. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { visit } from 'unist-util-visit';
import type { z } from 'zod';
import { createReporter, type Diagnostic, type Report } from '../diagnostics/diagnostic.ts';
import type { CrossFileFacts } from '../explainer/model.ts';
import { type Glossary, glossary, type Redirects, redirects } from '../explainer/schema/site-files.ts';
import { decodeCsv } from './chart-data/decode-csv.ts';
import { parseInlineField } from './frontmatter/inline-fields.ts';
import { checkSourceAuthors } from './frontmatter/source-authors.ts';
import { checkTextSafety } from './frontmatter/text-safety.ts';
import { validate } from './frontmatter/validate.ts';
import { parseYaml, type Yaml } from './frontmatter/yaml.ts';
import { findSiteLinks, findSourceLinks } from './links/find-links.ts';
import { positionOf } from './markdown/nodes.ts';
import { setImageSizes } from './pictures/images.ts';
import { readTextFile } from './read-text.ts';

/** A parsed site file. */
export interface SiteFile<T> {
  /** Undefined if the file has mistakes. */
  data: T | undefined;
  /** Absent if there is no file, or its syntax has mistakes. */
  yaml?: Yaml;
  /** Returns the position of the value at a path. */
  positionOf: Yaml['positionOf'];
  /** Returns the position of the key at a path. */
  keyPositionOf: Yaml['keyPositionOf'];
}

/** Reads a site file. A missing file counts as empty. */
export function readSiteFile<T extends object>(path: string, schema: z.ZodType<T>, report: Report): SiteFile<T> {
  const getStart = () => ({ line: 1, column: 1 });
  const noPositions = { positionOf: getStart, keyPositionOf: getStart };
  if (!existsSync(path)) return { data: withNullPrototype({} as T), ...noPositions };
  const text = readTextFile(path, report);
  const yaml = text === undefined ? undefined : parseYaml(text, report);
  if (!yaml || !checkTextSafety(yaml, report)) return { data: undefined, ...noPositions };
  const isEmpty = yaml.data === null || yaml.data === '';
  const data = isEmpty ? ({} as T) : validate(schema, yaml, report);
  const { positionOf, keyPositionOf } = yaml;
  return { data: data && withNullPrototype(data), yaml, positionOf, keyPositionOf };
}

/** Copies entries to an object without inherited keys, so that the id “constructor” is unknown like any other. */
function withNullPrototype<T extends object>(entries: T): T {
  return Object.assign(Object.create(null), entries);
}

/** The glossary, with its links to pages of the site. */
export interface GlossaryFile extends SiteFile<Glossary> {
  links: CrossFileFacts['links'];
}

/** The anchor of the content of every page. */
const contentAnchor = 'main';

/**
 * Reads the glossary. A definition is inline Markdown without citations, because its sources are listed separately.
 * @param home the absolute address of the site’s home page
 */
export function readGlossaryFile(path: string, report: Report, home: string): GlossaryFile {
  const file = readSiteFile(path, glossary, report);
  const { data, yaml } = file;
  const links: CrossFileFacts['links'] = [];
  if (!data || !yaml) return { ...file, links };
  for (const [id, { definition, sources }] of Object.entries(data)) {
    if (id === contentAnchor)
      report({
        rule: 'reserved-id',
        position: yaml.keyPositionOf([id]),
        message: `The id “${id}” is an anchor that the site reserves.`,
        hint: 'Choose another id for the term.',
      });
    checkSourceAuthors(sources, [id, 'sources'], { yaml, report });
    const { tree } = parseInlineField(definition, [id, 'definition'], { yaml, report });
    visit(tree, 'footnoteReference', (node) => {
      report({
        rule: 'citation-out-of-place',
        position: positionOf(node),
        message: `The definition of “${id}” cannot have a citation.`,
        hint: 'Delete it: what a definition relies on is listed under “sources” of the term.',
      });
    });
    setImageSizes(tree, {}, report);
    links.push(...findSiteLinks(tree, home), ...findSourceLinks(sources, [id, 'sources'], yaml, home));
  }
  return { ...file, links };
}

/** Reads the glossary of a content folder; empty if it has mistakes. */
export function readGlossary(contentDir: string): Glossary {
  return readSiteFile(join(contentDir, 'glossary.yml'), glossary, () => {}).data ?? {};
}

/** Reads the redirects of a content folder; empty if they have mistakes. */
export function readRedirects(contentDir: string): Redirects {
  return readSiteFile(join(contentDir, 'redirects.yml'), redirects, () => {}).data ?? {};
}

/**
 * Reads the data of charts: the text of the `.csv` files of a folder, by name; null where it cannot be read.
 * @param nameOf returns the name of a file in diagnostics
 */
export function readDataFiles(
  folder: string,
  nameOf: (path: string) => string,
  diagnostics: Diagnostic[],
): Map<string, string | null> {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  const names = isFolder ? readdirSync(folder).filter((entry) => entry.endsWith('.csv')) : [];
  return new Map(
    names.sort().map((entry) => {
      const path = join(folder, entry);
      const report = createReporter(nameOf(path), diagnostics);
      const text = readTextFile(path, report, undefined, decodeCsv);
      return [basename(entry, '.csv'), text ?? null] as const;
    }),
  );
}
