/** The components that authors may call, one file each in `components/`, for checking, for HTML and for Markdown. */
import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Frontmatter } from '../../explainer/schema/frontmatter.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import type { UiStrings } from '../../i18n/strings.ts';
import type { ChartTable } from '../chart-data/chart-data.ts';
import { callout } from './components/callout.ts';
import { chart } from './components/chart.ts';
import { claim } from './components/claim.ts';
import { fold } from './components/fold.ts';
import { keyPoints } from './components/key-points.ts';
import { mediaLink, picture } from './components/media.ts';
import { term } from './components/term.ts';
import { timeline } from './components/timeline.ts';
import type { MarkdownContext } from './markdown-tree.ts';
import { phrasingElements } from './phrasing-elements.ts';

/** What a component knows besides its call. */
export interface ComponentContext {
  data: Frontmatter;
  /** The short title of each section, by id. */
  shortTitles: ReadonlyMap<string, string>;
  /** Returns the table of a file in `content/data/`, if it can be read. */
  getChartTable(name: string): ChartTable | undefined;
  glossary: Glossary;
  /** Ids of the terms that the page has defined so far. Components add to it. */
  definedTerms: Set<string>;
  strings: UiStrings;
}

/**
 * A call of a component. The children of a component that shows frontmatter data are the paragraphs of that
 * data, in order.
 */
export interface ComponentCall<Child> {
  attributes: Readonly<Record<string, string>>;
  /** Rendered already. */
  children: Child[];
}

export interface Component {
  /** The attributes it takes, all of them text. */
  attributes: readonly string[];
  required?: readonly string[];
  /** Whether it is a block on separate lines, or inline. */
  placement: 'block' | 'inline';
  /** Whether it wraps content of the author. Otherwise it shows data of the frontmatter, and its call is empty. */
  hasContent: boolean;
  /** Renders it for pages. Like `toMarkdown`, returns nothing if the data that it shows is missing. */
  toHtml(call: ComponentCall<ElementContent>, context: ComponentContext): ElementContent[];
  /** Renders it as plain Markdown: a quotation, a list, a table, a link. */
  toMarkdown(call: ComponentCall<RootContent>, context: MarkdownContext): RootContent[];
}

/** By the name that authors write. */
export const components: ReadonlyMap<string, Component> = new Map([
  ['Callout', callout],
  ['Chart', chart],
  ['Claim', claim],
  ['Fold', fold],
  ['KeyPoints', keyPoints],
  ['MediaLink', mediaLink],
  ['Picture', picture],
  ['Term', term],
  ['Timeline', timeline],
]);

/** Returns what a text calls by a name: a component, or an element of HTML that authors may write. */
export function findComponent(name: string | null): Component | undefined {
  return components.get(name ?? '') ?? phrasingElements.get(name ?? '');
}

/** Returns the text attributes of a call. The first of a name counts. */
export function readAttributes({ attributes }: MdxJsxFlowElement | MdxJsxTextElement): Record<string, string> {
  const read: Record<string, string> = {};
  for (const attribute of attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string')
      read[attribute.name] ??= attribute.value;
  }
  return read;
}
