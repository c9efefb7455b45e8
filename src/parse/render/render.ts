/** Renders Markdown’s tree as HTML’s: citation marks, components, addresses of this site. */
import type { Element, ElementContent, Nodes as HastNodes, Root as HastRoot } from 'hast';
import { toHtml as serialize } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Code, FootnoteReference, ListItem, Nodes, Parents, Table } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { type Handlers, type State, toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { noteLetter } from '../../citations/number.ts';
import type { Mark } from '../../explainer/citation.ts';
import { noteAnchor, sourceAnchor } from '../../explainer/ids.ts';
import type { InlineText } from '../../explainer/model.ts';
import { getDirection } from '../../i18n/strings.ts';
import { isSafeAddress } from '../markdown/address-rules.ts';
import { groupAdjacentMarkers } from '../markdown/citation-markers.ts';
import { parseField } from '../markdown/parse-markdown.ts';
import { type ComponentContext, findComponent, readAttributes } from './components.ts';
import { collectIdsAndLinks } from './ids-and-links.ts';
import { isMarkGroup, toText } from './plain-text.ts';
import { renderCode, renderTable, type ScrollBoxContext } from './scroll-boxes.ts';
import { renderListItem } from './task-items.ts';
import { markDirections } from './text-direction.ts';

/** What rendering needs to know beyond the tree. */
export interface RenderContext extends ComponentContext, Pick<ScrollBoxContext, 'scrollBoxNames'> {
  /** The path that the site is served under, with a slash at both ends. */
  basePath: string;
  marks: ReadonlyMap<FootnoteReference, Mark>;
  /** Returns the publisher of a source, for the accessible name of its marks. */
  getPublisher(id: string): string;
  /** Returns the index of a quote or place among those of its source, from 1. */
  getQuoteNumber(id: string, key: string): number;
}

/** Renders a tree of Markdown. It changes the tree: adjacent marks become a group. */
export function render(tree: Nodes, context: RenderContext): HastRoot {
  groupAdjacentMarkers(tree);
  const component = (state: State, node: MdxJsxFlowElement | MdxJsxTextElement) =>
    renderComponent(state, node, context);
  const handlers = {
    markGroup: (_state: State, node: Parents) =>
      h(
        'sup',
        { className: 'cite' },
        joinWithCommas(node.children.map((child) => renderMark(child as FootnoteReference, context))),
      ),
    table: (state: State, node: Table) => renderTable(state, node, context),
    code: (state: State, node: Code) => renderCode(state, node, context),
    listItem: (state: State, node: ListItem, parent?: Parents) => renderListItem(state, node, parent, context.strings),
    mdxJsxFlowElement: component,
    mdxJsxTextElement: component,
    mdxFlowExpression: () => undefined,
    mdxTextExpression: () => undefined,
    mdxjsEsm: () => undefined,
  } as unknown as Handlers;
  const root = toHast(tree, { handlers }) as HastRoot;
  addBasePath(context.basePath)(root);
  markDirections(root, getDirection(context.data.lang));
  return root;
}

function joinWithCommas(links: Element[]): ElementContent[] {
  return links.flatMap((link, index): ElementContent[] =>
    index === 0 ? [link] : [{ type: 'text', value: ', ' }, link],
  );
}

function renderMark(node: FootnoteReference, { marks, getPublisher, getQuoteNumber, strings }: RenderContext): Element {
  const mark = marks.get(node);
  if (!mark) return h('b', { className: 'broken' }, `[^${node.label ?? node.identifier}]`);
  const isNote = mark.kind === 'note';
  const letter = noteLetter(mark.number);
  const name = isNote ? strings.markOfNote(letter) : strings.markOfSource(mark.number, getPublisher(mark.id));
  return h(
    'a',
    {
      id: mark.anchor,
      href: `#${isNote ? noteAnchor(mark.id) : sourceAnchor(mark.id)}`,
      role: 'doc-noteref',
      // Tells the citation popover which of the source’s quotes and places to show.
      dataQuote: mark.key === undefined ? undefined : String(getQuoteNumber(mark.id, mark.key)),
      // The place, which is printed after the number: paper has no previews.
      dataAt: mark.at,
      ariaLabel: mark.at === undefined ? name : name + strings.beforePlace + mark.at,
    },
    isNote ? letter : String(mark.number),
  );
}

function renderComponent(
  state: State,
  node: MdxJsxFlowElement | MdxJsxTextElement,
  context: ComponentContext,
): ElementContent[] {
  const children = state.all(node as unknown as Parents);
  const component = findComponent(node.name);
  if (!component) return children;
  return component.toHtml({ attributes: readAttributes(node), children }, context);
}

/** A rehype plugin that puts the base path before addresses such as `/other/`, which mean a page of this site. */
export function addBasePath(basePath: string): (tree: HastRoot) => void {
  return (tree) =>
    visit(tree, 'element', ({ tagName, properties }) => {
      const name = tagName === 'a' ? 'href' : tagName === 'img' ? 'src' : undefined;
      const address = name && properties[name];
      if (!name || typeof address !== 'string') return;
      // The preview shows a file that breaks the rules: an unsafe address must not work there either.
      if (!isSafeAddress(address)) delete properties[name];
      else if (address.startsWith('/')) properties[name] = basePath + address.slice(1);
      // Only the site itself writes this attribute: see `images.ts`.
      const { srcSet } = properties;
      if (typeof srcSet === 'string') properties['srcSet'] = srcSet.replace(/(?<=^|, )\//g, basePath);
    });
}

/** Writes a tree as HTML. */
export function toHtml(tree: HastNodes | ElementContent[]): string {
  return serialize(Array.isArray(tree) ? { type: 'root', children: tree } : tree).trim();
}

/** Finds the addresses of the links and images in inline Markdown. */
export function findAddresses(markdown: string): string[] {
  return collectIdsAndLinks((toHast(parseField(markdown)) as HastRoot).children as ElementContent[]).addresses;
}

/** Renders inline Markdown that has no marks, as HTML and as plain text. */
export function renderInline(markdown: string | Nodes, basePath = '/'): InlineText {
  const tree = toHast(typeof markdown === 'string' ? parseField(markdown) : markdown) as HastRoot;
  addBasePath(basePath)(tree);
  const content = tree.children.flatMap((child) => (child.type === 'element' ? child.children : []));
  return { html: toHtml(content), text: toText(content) };
}

/** Returns a copy of content in which links are their text. */
export function removeLinks(content: readonly ElementContent[]): ElementContent[] {
  return content.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    const children = removeLinks(node.children);
    return node.tagName === 'a' ? children : [{ ...node, children }];
  });
}

/** Returns a copy of content without citation marks. */
export function removeMarks(content: ElementContent[]): ElementContent[] {
  return content.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    return isMarkGroup(node) ? [] : [{ ...node, children: removeMarks(node.children) }];
  });
}
