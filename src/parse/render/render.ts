/** From Markdown’s tree to HTML’s: marks, components, heading ids, addresses of this site. */
import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml as serialize } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { FootnoteReference, Nodes, Parents } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { SKIP, visit } from 'unist-util-visit';
import { noteLetter } from '../../citations/number.ts';
import type { Mark } from '../../explainer/citation.ts';
import { noteAnchor, sourceAnchor } from '../../explainer/ids.ts';
import type { InlineText } from '../../explainer/model.ts';
import { isSafeAddress } from '../markdown/address-rules.ts';
import { groupAdjacentMarkers } from '../markdown/citation-markers.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import { type ComponentContext, components } from './components.ts';
import { collectIdsAndLinks } from './ids-and-links.ts';

/** What rendering needs to know beyond the tree. */
export interface RenderContext extends ComponentContext {
  /** Path that the site stands under, with a slash at both ends. */
  basePath: string;
  marks: ReadonlyMap<FootnoteReference, Mark>;
  /** The publisher of a source, for the name of its marks. */
  publisherOf(id: string): string;
  /** How manieth of its source’s quotes one is, from 1. */
  quoteNumber(id: string, key: string): number;
}

/** Renders a tree of Markdown. The tree’s marks are grouped on the way. */
export function render(tree: Nodes, context: RenderContext): HastRoot {
  groupAdjacentMarkers(tree);
  const component = (state: State, node: MdxJsxFlowElement | MdxJsxTextElement) =>
    renderComponent(state, node, context);
  const handlers = {
    markGroup: (_state: State, node: Parents) =>
      h(
        'sup',
        { className: 'cite' },
        withCommas(node.children.map((child) => markLink(child as FootnoteReference, context))),
      ),
    mdxJsxFlowElement: component,
    mdxJsxTextElement: component,
    mdxFlowExpression: () => undefined,
    mdxTextExpression: () => undefined,
    mdxjsEsm: () => undefined,
  } as unknown as Handlers;
  const root = toHast(tree, { handlers }) as HastRoot;
  addBasePath(context.basePath)(root);
  return root;
}

function withCommas(links: Element[]): ElementContent[] {
  return links.flatMap((link, index): ElementContent[] =>
    index === 0 ? [link] : [{ type: 'text', value: ', ' }, link],
  );
}

function markLink(node: FootnoteReference, { marks, publisherOf, quoteNumber, words }: RenderContext): Element {
  const mark = marks.get(node);
  if (!mark) return h('b', { className: 'broken' }, `[^${node.label ?? node.identifier}]`);
  const isNote = mark.kind === 'note';
  const letter = noteLetter(mark.number);
  return h(
    'a',
    {
      id: mark.anchor,
      href: `#${isNote ? noteAnchor(mark.id) : sourceAnchor(mark.id)}`,
      role: 'doc-noteref',
      // Tells the preview which of the source’s quotes to show.
      dataQuote: mark.key === undefined ? undefined : String(quoteNumber(mark.id, mark.key)),
      ariaLabel: isNote ? words.markOfNote(letter) : words.markOfSource(mark.number, publisherOf(mark.id)),
    },
    isNote ? letter : String(mark.number),
  );
}

function renderComponent(
  state: State,
  node: MdxJsxFlowElement | MdxJsxTextElement,
  context: ComponentContext,
): ElementContent | ElementContent[] | undefined {
  const children = state.all(node as unknown as Parents);
  const component = components.get(node.name ?? '');
  if (!component) return children;
  const attributes: Record<string, string> = {};
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string')
      attributes[attribute.name] = attribute.value;
  }
  return component.render({ attributes, children }, context);
}

/**
 * `/other/` in a text means a page of this site, wherever the site stands: a rehype plugin that puts the base path
 * before it.
 */
export function addBasePath(basePath: string): (tree: HastRoot) => void {
  return (tree) =>
    visit(tree, 'element', ({ tagName, properties }) => {
      const name = tagName === 'a' ? 'href' : tagName === 'img' ? 'src' : undefined;
      const address = name && properties[name];
      if (!name || typeof address !== 'string') return;
      // What the rules refuse leads nowhere in the preview either.
      if (!isSafeAddress(address)) delete properties[name];
      else if (address.startsWith('/')) properties[name] = basePath + address.slice(1);
    });
}

/** HTML text of a tree. */
export function toHtml(tree: HastNodes | ElementContent[]): string {
  return serialize(Array.isArray(tree) ? { type: 'root', children: tree } : tree).trim();
}

/** Where the links and images of inline Markdown lead. */
export function findAddresses(markdown: string): string[] {
  return collectIdsAndLinks((toHast(parseField(markdown)) as HastRoot).children as ElementContent[]).addresses;
}

/** Inline Markdown without marks, as HTML and as plain text. */
export function renderInline(markdown: string): InlineText {
  const tree = toHast(parseField(markdown)) as HastRoot;
  addBasePath('/')(tree);
  const content = tree.children.flatMap((child) => (child.type === 'element' ? child.children : []));
  return { html: toHtml(content), text: toText(content) };
}

/** Whether an element is a group of citation marks. */
function isMarks({ tagName, properties }: Element): boolean {
  return tagName === 'sup' && [properties['className']].flat().includes('cite');
}

/** The same content without citation marks. */
export function removeMarks(content: ElementContent[]): ElementContent[] {
  return content.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    return isMarks(node) ? [] : [{ ...node, children: removeMarks(node.children) }];
  });
}

const blocks = new Set('p li h1 h2 h3 h4 h5 h6 td th tr div aside blockquote pre dt dd figcaption summary'.split(' '));

/** The words of a tree as they are read, without citation marks; blocks are apart by a space. */
export function toText(tree: HastNodes | ElementContent[]): string {
  let text = '';
  const root: HastRoot = { type: 'root', children: Array.isArray(tree) ? tree : [tree as ElementContent] };
  visit(root, (node) => {
    if (node.type === 'element') {
      // A definition that opens in place is no part of the sentence; a chart’s table says what its drawing does.
      if (isMarks(node) || node.properties['hidden'] === true || node.tagName === 'svg') return SKIP;
      if (blocks.has(node.tagName) || node.tagName === 'br') text += ' ';
    } else if (node.type === 'text') {
      text += node.value;
    }
    return undefined;
  });
  return text.replace(/\s+/g, ' ').trim();
}
