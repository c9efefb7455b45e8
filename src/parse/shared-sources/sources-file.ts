/** Reads and checks `content/sources.yml`: the sources that several explainers use, each as in a frontmatter. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { createReporter, type Diagnostic, type Report } from '../../diagnostics/diagnostic.ts';
import type { CrossFileFacts } from '../../explainer/model.ts';
import type { Frontmatter } from '../../explainer/schema/frontmatter.ts';
import { type Source, source } from '../../explainer/schema/source.ts';
import { checkSources } from '../frontmatter/frontmatter-rules.ts';
import { toPartialFrontmatter } from '../frontmatter/partial-frontmatter.ts';
import { checkTextSafety } from '../frontmatter/text-safety.ts';
import { validate } from '../frontmatter/validate.ts';
import { parseYaml, type Yaml } from '../frontmatter/yaml.ts';
import { findSourceLinks } from '../links/find-links.ts';
import { readTextFile } from '../read-text.ts';
import { checkFile } from '../rule-catalogue.ts';
import { type SharedSources, toSharedSources } from './shared-sources.ts';

/** The name of the file in the content folder. */
export const sourcesFileName = 'sources.yml';

/** Bytes: more than ten thousand sources. */
const maxSize = 2 ** 24;

/** The file, parsed. */
export interface ParsedSourcesFile {
  entries: SharedSources;
  /** The list under the key `sources`, as in a frontmatter. Absent if there is no file, or it cannot be parsed. */
  yaml?: Yaml;
  /** The file cannot be parsed. Then nobody knows which sources it has. */
  isBroken: boolean;
}

/** The file, checked. */
export interface SourcesFile extends ParsedSourcesFile {
  /** The sources; undefined if one of them has a mistake. */
  data: Source[] | undefined;
  /** The usable parts of the sources. */
  partial: Source[];
  /** Links to pages of this site. */
  links: CrossFileFacts['links'];
}

/** Parses the file without checking its sources. A missing or empty file has no sources. */
export function parseSourcesFile(path: string, report: Report): ParsedSourcesFile {
  const broken: ParsedSourcesFile = { entries: new Map(), isBroken: true };
  if (!existsSync(path)) return { ...broken, isBroken: false };
  const text = readTextFile(path, report, maxSize);
  const yaml = text === undefined ? undefined : parseYaml(text, report);
  if (!yaml || !checkTextSafety(yaml, report)) return broken;
  if (yaml.data === null || yaml.data === '') return { ...broken, isBroken: false };
  if (!Array.isArray(yaml.data)) {
    report({
      rule: 'wrong-type',
      position: yaml.positionOf([]),
      message: 'This file is not a list of sources.',
      hint: 'Write each source after “- id: ”, at the start of a line, without a key above the list.',
    });
    return broken;
  }
  return { entries: toSharedSources(yaml.data), yaml: nestUnderSources(yaml), isBroken: false };
}

/** Returns the list as if it were under the key `sources`, where checks and messages expect it. */
function nestUnderSources(yaml: Yaml): Yaml {
  return {
    data: { sources: yaml.data },
    positionOf: ([, ...path]) => yaml.positionOf(path),
    keyPositionOf: ([, ...path]) => yaml.keyPositionOf(path),
    isPlainInBrackets: ([, ...path]) => yaml.isPlainInBrackets(path),
    positionWithin: ([, ...path], text, nth) => yaml.positionWithin(path, text, nth),
  };
}

const schema = z.strictObject({ sources: z.array(source) });

/**
 * Checks the sources of a parsed file, each once: explainers that name them do not repeat it.
 * @param home the absolute address of the site’s home page
 * @param today a plain date
 */
export function checkSourcesFile(
  parsed: ParsedSourcesFile,
  { file, home, today }: { file: string; home: string; today: string },
  diagnostics: Diagnostic[],
): SourcesFile {
  const { yaml, isBroken } = parsed;
  if (!yaml) return { ...parsed, data: isBroken ? undefined : [], partial: [], links: [] };
  const report = createReporter(file, diagnostics);
  const data = validate(schema, yaml, report);
  const partial = toPartialFrontmatter(yaml.data);
  const references = new Map();
  const allSources = new Map(partial.sources.map((source) => [source.id, source]));
  checkSources({ partial, yaml, references, allSources, report });
  const context = {
    yaml,
    partial,
    references,
    allSources,
    // Rules about sources read no other field.
    data: data as Frontmatter | undefined,
    today,
    root: { type: 'root' as const, children: [] },
    sections: new Map(),
    citations: [],
  };
  diagnostics.push(...checkFile(context, file, 'sources'));
  const links = findSourceLinks(partial.sources, ['sources'], yaml, home);
  return { ...parsed, data: data?.sources, partial: partial.sources, links };
}
