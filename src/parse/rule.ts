/** What a rule is that looks at what was read. Each has a file of its own in `rules/`; `catalogue.ts` finds them there. */
import type { Heading, Root } from 'mdast';
import type { Place, RuleInfo } from '../diagnostics/diagnostic.ts';
import type { Explainer, Reading } from '../explainer/model.ts';
import type { Frontmatter } from '../explainer/schema/frontmatter.ts';
import type { Published } from '../explainer/schema/published.ts';
import type { Authors, Glossary, Redirects } from '../explainer/schema/site-files.ts';
import type { Loose } from './frontmatter/partial-frontmatter.ts';
import type { Yaml } from './frontmatter/yaml.ts';
import type { FoundMark } from './markdown/citation-markers.ts';
import type { GivenSection } from './markdown/match-sections.ts';

/** What is said beside the message: a hint that fits better than the rule’s own, and a day from which it is mended by itself. */
export interface More {
  hint?: string;
  until?: string;
}

/** One explainer, as far as it could be read. */
export interface FileContext {
  /** What is usable of the frontmatter. */
  loose: Loose;
  /** The frontmatter, where it is whole. */
  data: Frontmatter | undefined;
  yaml: Yaml;
  /** The body; what came from data stands inside its components. */
  root: Root;
  /** The section of each heading. */
  sections: ReadonlyMap<Heading, GivenSection>;
  /** The citations of the page in reading order. */
  marks: readonly FoundMark[];
  /** A plain date. */
  today: string;
}

/** A rule that one explainer can break alone. */
export interface FileRule extends RuleInfo {
  looksAt: 'explainer';
  /** It waits until the explainer is no draft any more. */
  afterDraft?: true;
  check(context: FileContext, tell: (at: Place, message: string, more?: More) => void): void;
}

/** The whole content folder. */
export interface LibraryContext {
  readings: readonly Reading[];
  /** All of an explainer, which takes a while to get. */
  whole(digest: string): Explainer | undefined;
  /** Undefined where its file has mistakes of its own. */
  authors: Authors | undefined;
  glossary: Glossary | undefined;
  /** The file of the glossary with the places of its terms. */
  glossaryFile: { name: string; placeOf: Yaml['placeOf'] } | undefined;
  /** Where addresses lead that were given up. Undefined where the file has mistakes of its own. */
  redirects: Redirects | undefined;
  redirectsFile: { name: string; placeOf: Yaml['placeOf']; placeOfKey: Yaml['placeOfKey'] } | undefined;
  /** What was published. Undefined where the file has mistakes of its own. */
  published: Published | undefined;
  publishedFile: { name: string; placeOf(slug: string): Place } | undefined;
}

/** A rule that only several files together can break. */
export interface LibraryRule extends RuleInfo {
  looksAt: 'library';
  check(context: LibraryContext, tell: (file: string, at: Place, message: string, more?: More) => void): void;
}

export type Rule = FileRule | LibraryRule;
