/** What a rule is that looks at what was read. Each has a file of its own in `rules/`; `catalogue.ts` finds them there. */
import type { Heading, Root } from 'mdast';
import type { Position, RuleInfo } from '../diagnostics/diagnostic.ts';
import type { Explainer, ParsedExplainer } from '../explainer/model.ts';
import type { Frontmatter } from '../explainer/schema/frontmatter.ts';
import type { Published } from '../explainer/schema/published.ts';
import type { Authors, Glossary, Redirects } from '../explainer/schema/site-files.ts';
import type { PartialFrontmatter } from './frontmatter/partial-frontmatter.ts';
import type { Yaml } from './frontmatter/yaml.ts';
import type { FoundCitation } from './markdown/citation-markers.ts';
import type { DeclaredSection } from './markdown/match-sections.ts';

/** What is said beside the message: a hint that fits better than the rule’s own, and a day from which it is mended by itself. */
export interface DiagnosticExtras {
  hint?: string;
  until?: string;
}

/** One explainer, as far as it could be read. */
export interface FileContext {
  /** What is usable of the frontmatter. */
  partial: PartialFrontmatter;
  /** The frontmatter, where it is whole. */
  data: Frontmatter | undefined;
  yaml: Yaml;
  /** The body; what came from data stands inside its components. */
  root: Root;
  /** The section of each heading. */
  sections: ReadonlyMap<Heading, DeclaredSection>;
  /** The citations of the page in reading order. */
  citations: readonly FoundCitation[];
  /** A plain date. */
  today: string;
}

/** A rule that one explainer can break alone. */
export interface FileRule extends RuleInfo {
  scope: 'explainer';
  /** It waits until the explainer is no draft any more. */
  afterDraft?: true;
  check(context: FileContext, report: (position: Position, message: string, more?: DiagnosticExtras) => void): void;
}

/** The whole content folder. */
export interface ContentContext {
  explainers: readonly ParsedExplainer[];
  /** All of an explainer, which takes a while to get. */
  loadExplainer(digest: string): Explainer | undefined;
  /** Undefined where its file has mistakes of its own. */
  authors: Authors | undefined;
  glossary: Glossary | undefined;
  /** The file of the glossary with the places of its terms. */
  glossaryFile: { name: string; positionOf: Yaml['positionOf'] } | undefined;
  /** Where addresses lead that were given up. Undefined where the file has mistakes of its own. */
  redirects: Redirects | undefined;
  redirectsFile: { name: string; positionOf: Yaml['positionOf']; placeOfKey: Yaml['keyPositionOf'] } | undefined;
  /** What was published. Undefined where the file has mistakes of its own. */
  published: Published | undefined;
  publishedFile: { name: string; positionOf(slug: string): Position } | undefined;
}

/** A rule that only several files together can break. */
export interface ContentRule extends RuleInfo {
  scope: 'library';
  check(
    context: ContentContext,
    report: (file: string, position: Position, message: string, more?: DiagnosticExtras) => void,
  ): void;
}

export type Rule = FileRule | ContentRule;
