import type { Report } from '../diagnostics/diagnostic.ts';
import type { Frontmatter } from '../explainer/schema/frontmatter.ts';
import type { Glossary } from '../explainer/schema/site-files.ts';
import type { Source } from '../explainer/schema/source.ts';
import type { PartialFrontmatter } from './frontmatter/partial-frontmatter.ts';
import type { Yaml } from './frontmatter/yaml.ts';

/** What the steps of parsing one explainer share. */
export interface ParseContext {
  /** The name of the file without `.mdx`. */
  slug: string;
  yaml: Yaml;
  /** The usable part of the frontmatter. */
  partial: PartialFrontmatter;
  /** The frontmatter, unless it has mistakes. */
  data: Frontmatter | undefined;
  /** The sources of the frontmatter, by id. */
  sources: ReadonlyMap<string, Source>;
  glossary: Glossary;
  /** A plain date. */
  today: string;
  report: Report;
}
