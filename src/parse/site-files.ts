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
import { keepCitedPassages } from './shared-sources/cited-passages.ts';
import { type ResolvedYaml, resolveReferences, type SourceReference } from './shared-sources/resolve-references.ts';
import type { SharedSources } from './shared-sources/shared-sources.ts';

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

/**
 * Reads a site file. A missing file counts as empty.
 * @param resolve is applied to the parsed YAML before it is validated
 */
export function readSiteFile<T extends object>(
  path: string,
  schema: z.ZodType<T>,
  report: Report,
  resolve: (yaml: Yaml) => Yaml = (yaml) => yaml,
): SiteFile<T> {
  const getStart = () => ({ line: 1, column: 1 });
  const noPositions = { positionOf: getStart, keyPositionOf: getStart };
  if (!existsSync(path)) return { data: withNullPrototype({} as T), ...noPositions };
  const text = readTextFile(path, report);
  const written = text === undefined ? undefined : parseYaml(text, report);
  if (!written || !checkTextSafety(written, report)) return { data: undefined, ...noPositions };
  const yaml = resolve(written);
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
  /** The sources of `sources.yml` that each term names. */
  references: ReadonlyMap<string, ReadonlyMap<number, SourceReference>>;
}

/** The anchor of the content of every page. */
const contentAnchor = 'main';

/**
 * Reads the glossary. A definition is inline Markdown without citations, because its sources are listed separately.
 * @param home the absolute address of the site’s home page
 */
export function readGlossaryFile(
  path: string,
  report: Report,
  { home, sharedSources }: { home: string; sharedSources: SharedSources },
): GlossaryFile {
  let references: GlossaryFile['references'] = new Map();
  const file = readSiteFile(path, glossary, report, (written) => {
    const resolved = resolveTerms(written, sharedSources);
    references = resolved.references;
    return resolved.yaml;
  });
  const { data, yaml } = file;
  const links: CrossFileFacts['links'] = [];
  if (!data || !yaml) return { ...file, links, references };
  for (const [id, term] of Object.entries(data)) {
    const { definition, sources } = term;
    // A definition cites no passages.
    term.sources = keepCitedPassages(sources, references.get(id) ?? new Map(), new Map());
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
    const sourceLinks = findSourceLinks(sources, [id, 'sources'], yaml, home).filter(({ at }) => !at.isElsewhere);
    links.push(...findSiteLinks(tree, home), ...sourceLinks);
  }
  return { ...file, links, references };
}

/** Puts shared sources in the place of their ids, in the sources of every term. */
function resolveTerms(
  yaml: Yaml,
  sharedSources: SharedSources,
): { yaml: ResolvedYaml['yaml']; references: GlossaryFile['references'] } {
  const terms = Object.keys(yaml.data ?? {});
  const lists = terms.map((term) => [term, 'sources']);
  const resolved = resolveReferences(yaml, lists, sharedSources);
  return {
    yaml: resolved.yaml,
    references: new Map(terms.map((term, nth) => [term, resolved.references[nth] ?? new Map()])),
  };
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
