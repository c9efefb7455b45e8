/** The types of the rules in `rules/`. Each rule has its own file there. */
import type { Heading, Root } from 'mdast';
import type { DiagnosticDetails, Position, RuleInfo } from '../diagnostics/diagnostic.ts';
import type { Explainer, ParsedExplainer } from '../explainer/model.ts';
import type { Published } from '../explainer/schema/published.ts';
import type { Authors, Glossary, Redirects } from '../explainer/schema/site-files.ts';
import type { Yaml } from './frontmatter/yaml.ts';
import type { ResolvedCitation } from './markdown/citation-markers.ts';
import type { DeclaredSection } from './markdown/match-sections.ts';
import type { ParseContext } from './parse-context.ts';
import type { SourcesFile } from './shared-sources/sources-file.ts';
import type { GlossaryFile } from './site-files.ts';

/** What a rule sees of one explainer. */
export interface FileContext
  extends Pick<ParseContext, 'yaml' | 'partial' | 'references' | 'data' | 'allSources' | 'today'> {
  /** The body, with the frontmatter’s data inside its components. */
  root: Root;
  /** The section of each heading. */
  sections: ReadonlyMap<Heading, DeclaredSection>;
  /** The citations of the page in reading order. */
  citations: readonly ResolvedCitation[];
}

/** A rule that needs only one explainer. */
export interface FileRule extends RuleInfo {
  scope: 'file';
  /** The rule applies only to explainers that are not drafts. */
  skipsDrafts?: true;
  /** The rule concerns sources, and applies to `sources.yml` too. */
  checksSources?: true;
  check(context: FileContext, report: (details: DiagnosticDetails) => void): void;
}

/** Positions in a YAML file of the content folder. */
interface SiteFilePositions {
  name: string;
  positionOf: Yaml['positionOf'];
}

/** The addresses of the built site. Paths are without the base path and the slash at their start. */
export interface SiteAddresses {
  /**
   * Pages by path, each with a function that returns the ids that links can lead to. Those of explainers are left
   * out.
   */
  pages: ReadonlyMap<string, () => ReadonlySet<string>>;
  files: ReadonlySet<string>;
}

/** What a rule sees of the content folder. The data of a file is undefined if the file has mistakes. */
export interface ContentContext {
  explainers: readonly ParsedExplainer[];
  /** Loads an explainer from the cache. */
  loadExplainer(digest: string): Explainer | undefined;
  /** Lists the addresses of the site, as far as the files without mistakes say. Undefined where nothing lists them. */
  getAddresses(): SiteAddresses | undefined;
  authors: Authors | undefined;
  glossary: Glossary | undefined;
  glossaryFile: (SiteFilePositions & Pick<GlossaryFile, 'links' | 'references'>) | undefined;
  sourcesFile: SourcesFile & { name: string };
  redirects: Redirects | undefined;
  redirectsFile: (SiteFilePositions & { keyPositionOf: Yaml['keyPositionOf'] }) | undefined;
  /** The data of `published.json`. */
  published: Published | undefined;
  publishedFile: { name: string; positionOf(slug: string): Position } | undefined;
}

/** A rule that needs several files. */
export interface ContentRule extends RuleInfo {
  scope: 'content';
  check(context: ContentContext, report: (details: DiagnosticDetails & { file: string }) => void): void;
}
