/** From HTML’s tree to Markdown, with citation marks as footnotes. */
import type { Element, ElementContent } from 'hast';
import { type State, toMdast } from 'hast-util-to-mdast';
import { toString as textOf } from 'hast-util-to-string';
import type { RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, toMarkdown } from 'mdast-util-to-markdown';
import { visit } from 'unist-util-visit';
import { isMarks } from '../../explainer/render.ts';
import { proseText } from './prose-text.ts';
import { elementsOf, proseTree, type Use, useOf } from './prose-tree.ts';

/** A stretch of Markdown as a tree, with the marks in it. */
export interface Stretch {
  nodes: RootContent[];
  uses: Use[];
}

/** Elements that are blocks of their own, whatever stands beside them. */
const blocks = new Set('p h1 h2 h3 h4 h5 h6 ul ol blockquote pre table hr'.split(' '));

/** Makes Markdown’s tree of plain elements. Links inside the page lead to it; `page` is its absolute address. */
export function markdownTree(content: readonly ElementContent[], page: string): Stretch {
  const elements = elementsOf(content);
  if (!elements?.every(({ tagName }) => blocks.has(tagName))) return anyTree(content, page);
  const stretches = elements.map((element): Stretch => {
    const prose = proseTree(element, page);
    return prose ? { nodes: [prose.node], uses: prose.uses } : anyTree([element], page);
  });
  return { nodes: stretches.flatMap(({ nodes }) => nodes), uses: stretches.flatMap(({ uses }) => uses) };
}

/** The same for whatever the elements hold. */
export function anyTree(content: readonly ElementContent[], page: string): Stretch {
  const uses: Use[] = [];
  const marks = (state: State, element: Element) => {
    if (!isMarks(element)) return state.all(element) as RootContent[];
    return links(element).map((link): RootContent => {
      uses.push(useOf(link));
      const label = textOf(link);
      return { type: 'footnoteReference', identifier: label, label };
    });
  };
  const unwrapped = (state: State, element: Element) => state.all(element) as RootContent[];
  const handlers = { sup: marks as never, cite: unwrapped as never };
  const root = toMdast({ type: 'root', children: [...content] }, { handlers, quotes: ['“”'] });
  const nodes = root.type === 'root' ? root.children : [root as RootContent];
  visit({ type: 'root', children: nodes }, ['link', 'definition'], (node) => {
    if ('url' in node && node.url.startsWith('#')) node.url = page + node.url;
  });
  return { nodes, uses };
}

/** The links in an element. */
const links = (element: Element): Element[] =>
  element.children.filter((child): child is Element => child.type === 'element' && child.tagName === 'a');

/** Addresses stand as they are where nothing else could be read from them: many who copy one read no Markdown. */
const link: Handle = (node, parent, state, info) => {
  const text = defaultHandlers.link(node, parent, state, info);
  if (text.startsWith('<')) return text;
  const end = text.lastIndexOf('](');
  return text.slice(0, end) + text.slice(end).replace(/\\&(?![#\w]+;)/g, '&');
};

/** What was written of a block before. */
const known = new WeakMap<RootContent, string>();

/** Writes blocks as text. A block that stands in several texts, as a section does in two, is written once. */
export function markdownText(nodes: readonly RootContent[]): string {
  // Lists side by side are told apart by their signs, so they are written together.
  const runs: RootContent[][] = [];
  for (const node of nodes) {
    const last = runs.at(-1);
    if (node.type === 'list' && last?.[0]?.type === 'list') last.push(node);
    else runs.push([node]);
  }
  return runs.map(textOfRun).join('\n');
}

function textOfRun(run: RootContent[]): string {
  const [first] = run;
  if (!first || run.length > 1) return anyText(run);
  const text = known.get(first) ?? proseText(first) ?? anyText(run);
  known.set(first, text);
  return text;
}

/** The same for whatever the blocks hold. */
export function anyText(children: RootContent[]): string {
  return toMarkdown(
    { type: 'root', children },
    {
      extensions: [gfmToMarkdown()],
      handlers: { link: Object.assign(link, { peek: defaultHandlers.link.peek }) },
      bullet: '-',
      emphasis: '*',
      rule: '-',
      listItemIndent: 'one',
    },
  );
}
