/**
 * Markdown’s tree without anything of this site’s: components as plain Markdown, citations as footnotes, absolute
 * addresses.
 */
import type { Definition, FootnoteReference, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { noteLetter } from '../../citations/number.ts';
import type { Mark } from '../../explainer/citation.ts';
import { isSafeAddress } from '../markdown/address-rules.ts';
import { getAttribute } from '../markdown/nodes.ts';
import type { ComponentContext } from './components.ts';
import { markdownComponents } from './markdown-components.ts';
import { md } from './write-markdown.ts';

/** What the conversion needs to know beyond the tree. */
export interface MarkdownContext extends ComponentContext {
  marks: ReadonlyMap<FootnoteReference, Mark>;
  /** The absolute address of the explainer’s page, and of the site’s home page. */
  page: string;
  home: string;
  /** The targets of `[text][label]`, by label. */
  targets: ReadonlyMap<string, Definition>;
}

/** The targets that a body defines with `[label]: address`. The first of a label counts. */
export function findLinkTargets(root: Root): Map<string, Definition> {
  const targets = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!targets.has(node.identifier)) targets.set(node.identifier, node);
  });
  return targets;
}

/** Converts nodes to plain ones. They stay as they are: the result is a copy. */
export function toMarkdownTree(nodes: readonly Nodes[], context: MarkdownContext): RootContent[] {
  return nodes.flatMap((node) => plainNode(node, context));
}

function plainNode(node: Nodes | { type: 'markGroup'; children: FootnoteReference[] }, context: MarkdownContext) {
  switch (node.type) {
    case 'text':
      return [md.text(node.value.replace(/\r?\n|\r/g, ' '))];
    case 'markGroup':
      return node.children.map((child) => footnoteReference(child, context));
    case 'footnoteReference':
      return [footnoteReference(node, context)];
    case 'link':
      return linked(node.url, node.title, toMarkdownTree(node.children, context), context);
    case 'linkReference': {
      const target = context.targets.get(node.identifier);
      return linked(target?.url, target?.title, toMarkdownTree(node.children, context), context);
    }
    case 'image':
      return pictured(node.url, node.title, node.alt, context);
    case 'imageReference': {
      const target = context.targets.get(node.identifier);
      return pictured(target?.url, target?.title, node.alt, context);
    }
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return plainComponent(node, context);
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

function plainComponent(node: MdxJsxFlowElement | MdxJsxTextElement, context: MarkdownContext): RootContent[] {
  const children = toMarkdownTree(node.children, context);
  const convert = markdownComponents.get(node.name ?? '');
  return convert ? convert({ attribute: (name) => getAttribute(node, name), children }, context) : children;
}

function footnoteReference(node: FootnoteReference, { marks }: MarkdownContext): RootContent {
  const mark = marks.get(node);
  if (!mark) return md.text(`[^${node.label ?? node.identifier}]`);
  const label = mark.kind === 'note' ? noteLetter(mark.number) : String(mark.number);
  return { type: 'footnoteReference', identifier: label, label };
}

type Title = string | null | undefined;

function linked(
  url: string | undefined,
  title: Title,
  children: RootContent[],
  context: MarkdownContext,
): RootContent[] {
  if (url === undefined || !isSafeAddress(url)) return children;
  return [{ type: 'link', url: absolute(url, context), title, children: children as PhrasingContent[] } as RootContent];
}

function pictured(url: string | undefined, title: Title, alt: Title, context: MarkdownContext): RootContent[] {
  return url === undefined || !isSafeAddress(url) ? [] : [{ type: 'image', url: absolute(url, context), title, alt }];
}

function absolute(url: string, { page, home }: MarkdownContext): string {
  if (url.startsWith('#')) return page + url;
  return url.startsWith('/') ? home + url.slice(1) : url;
}

/** The same with every heading a level higher. */
export function raiseHeadings<Node extends Nodes>(nodes: readonly Node[]): Node[] {
  return nodes.map((node) => {
    if (node.type === 'heading') return { ...node, depth: Math.max(1, node.depth - 1) };
    return 'children' in node ? { ...node, children: raiseHeadings(node.children) } : node;
  });
}

/** Whether a heading is among nodes, however deep. */
export function hasHeading(nodes: readonly Nodes[]): boolean {
  return nodes.some((node) => node.type === 'heading' || ('children' in node && hasHeading(node.children)));
}
