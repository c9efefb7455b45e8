/**
 * Converts an MDX syntax tree to plain Markdown: components become standard blocks, marks footnotes, and addresses
 * absolute.
 */
import type { Definition, FootnoteReference, Nodes, PhrasingContent, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { noteLetter } from '../../citations/number.ts';
import type { Mark } from '../../explainer/citation.ts';
import { isSafeAddress } from '../markdown/address-rules.ts';
import { type ComponentContext, findComponent, readAttributes } from './components.ts';
import { md } from './write-markdown.ts';

/** What the conversion needs besides the tree. */
export interface MarkdownContext extends ComponentContext {
  marks: ReadonlyMap<FootnoteReference, Mark>;
  /** The absolute address of the explainer’s page. */
  pageUrl: string;
  /** The absolute address of the site’s home page. */
  homeUrl: string;
  /** The targets of `[text][label]`, by label. */
  linkTargets: ReadonlyMap<string, Definition>;
}

/** Converts nodes to plain Markdown. Returns a copy. */
export function toMarkdownTree(nodes: readonly Nodes[], context: MarkdownContext): RootContent[] {
  return nodes.flatMap((node) => convertNode(node, context));
}

function convertNode(
  node: Nodes | { type: 'markGroup'; children: FootnoteReference[] },
  context: MarkdownContext,
): RootContent[] {
  switch (node.type) {
    case 'text':
      return [md.text(node.value.replace(/\r?\n|\r/g, ' '))];
    case 'markGroup':
      return node.children.flatMap((child) => toFootnoteReference(child, context));
    case 'footnoteReference':
      return toFootnoteReference(node, context);
    case 'link':
      return convertLink(node.url, node.title, toMarkdownTree(node.children, context), context);
    case 'linkReference': {
      const target = context.linkTargets.get(node.identifier);
      return convertLink(target?.url, target?.title, toMarkdownTree(node.children, context), context);
    }
    case 'image':
      return convertImage(node.url, node.title, node.alt, context);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return convertComponent(node, context);
    case 'definition':
    case 'footnoteDefinition':
    case 'html':
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
    case 'mdxjsEsm':
      return [];
    default: {
      const { data: _data, position: _position, ...rest } = node;
      const copy = 'children' in rest ? { ...rest, children: toMarkdownTree(rest.children, context) } : rest;
      return [copy as RootContent];
    }
  }
}

function convertComponent(node: MdxJsxFlowElement | MdxJsxTextElement, context: MarkdownContext): RootContent[] {
  const children = toMarkdownTree(node.children, context);
  const component = findComponent(node.name);
  return component ? component.toMarkdown({ attributes: readAttributes(node), children }, context) : children;
}

/** Converts a mark. Its place follows: a footnote has all places of its source. */
function toFootnoteReference(node: FootnoteReference, { marks }: MarkdownContext): RootContent[] {
  const mark = marks.get(node);
  if (!mark) return [md.text(`[^${node.label ?? node.identifier}]`)];
  const label = mark.kind === 'note' ? noteLetter(mark.number) : String(mark.number);
  const reference: RootContent = { type: 'footnoteReference', identifier: label, label };
  return mark.at === undefined ? [reference] : [reference, md.text(` (${mark.at})`)];
}

type OptionalText = string | null | undefined;

function convertLink(
  url: string | undefined,
  title: OptionalText,
  children: RootContent[],
  context: MarkdownContext,
): RootContent[] {
  if (url === undefined || !isSafeAddress(url)) return children;
  return [
    { type: 'link', url: toAbsolute(url, context), title, children: children as PhrasingContent[] } as RootContent,
  ];
}

function convertImage(url: string, title: OptionalText, alt: OptionalText, context: MarkdownContext): RootContent[] {
  return !isSafeAddress(url) ? [] : [{ type: 'image', url: toAbsolute(url, context), title, alt }];
}

function toAbsolute(url: string, { pageUrl, homeUrl }: MarkdownContext): string {
  if (url.startsWith('#')) return pageUrl + url;
  return url.startsWith('/') ? homeUrl + url.slice(1) : url;
}

/** Returns a copy in which every heading is one level higher (`##` becomes `#`). */
export function raiseHeadings<Node extends Nodes>(nodes: readonly Node[]): Node[] {
  return nodes.map((node) => {
    if (node.type === 'heading') return { ...node, depth: Math.max(1, node.depth - 1) };
    return 'children' in node ? { ...node, children: raiseHeadings(node.children) } : node;
  });
}

/** Says whether there is a heading among nodes, at any depth. */
export function hasHeading(nodes: readonly Nodes[]): boolean {
  return nodes.some((node) => node.type === 'heading' || ('children' in node && hasHeading(node.children)));
}
