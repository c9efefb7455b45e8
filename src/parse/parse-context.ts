import type { Report } from '../diagnostics/diagnostic.ts';
import { type Frontmatter, frontmatter } from '../explainer/schema/frontmatter.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import type { Source } from '../explainer/schema/source.ts';
import { type PartialFrontmatter, toPartialFrontmatter } from './frontmatter/partial-frontmatter.ts';
import { validate } from './frontmatter/validate.ts';
import type { Yaml } from './frontmatter/yaml.ts';
import type { ParseInput } from './parse-explainer.ts';
import { resolveReferences, type SourceReference } from './shared-sources/resolve-references.ts';

/** What the steps of parsing one explainer share. */
export interface ParseContext {
  /** The name of the file without `.mdx`. */
  slug: string;
  yaml: Yaml;
  /** The usable part of the frontmatter. */
  partial: PartialFrontmatter;
  /** The frontmatter, unless it has mistakes. */
  data: Frontmatter | undefined;
  /** The items of `sources` that are only ids of sources in `sources.yml`, by index. */
  references: ReadonlyMap<number, SourceReference>;
  /** The sources of the frontmatter, by id. */
  sources: ReadonlyMap<string, Source>;
  /** These, and the sources of `sources.yml` that they rest on, by id. */
  allSources: ReadonlyMap<string, Source>;
  glossary: Glossary;
  /** A plain date. */
  today: string;
  report: Report;
}

/** Validates a frontmatter, with shared sources in the place of their ids. @param written the frontmatter’s YAML */
export function createContext(
  input: Pick<ParseInput, 'slug' | 'glossary' | 'sharedSources' | 'today'>,
  written: Yaml,
  report: Report,
): ParseContext {
  const { slug, glossary = {}, sharedSources = new Map(), today = new Date().toISOString().slice(0, 10) } = input;
  const resolved = resolveReferences(written, [['sources']], sharedSources);
  const {
    yaml,
    references: [references = new Map()],
  } = resolved;
  const data = validate(frontmatter, yaml, report);
  const partial = toPartialFrontmatter(yaml.data);
  const sources = new Map(partial.sources.map((source) => [source.id, source]));
  const shared = toPartialFrontmatter({ sources: [...sharedSources.values()] }).sources;
  const allSources = new Map([...shared.map((source) => [source.id, source] as const), ...sources]);
  return { slug, yaml, partial, references, data, sources, allSources, glossary, today, report };
}
