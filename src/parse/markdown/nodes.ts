/** What many steps ask of the nodes of a Markdown tree. */
import type { Heading, Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { Position } from '../../diagnostics/diagnostic.ts';
import type { CrossFileFacts } from '../../explainer/model.ts';

/** Returns the position of a node in its file. */
export function positionOf({ position }: Nodes): Position {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}

/** Returns whether a heading is a text with a line of “=” or “-” under it (CommonMark 4.3). */
export function isUnderlined({ position }: Heading): boolean {
  return position !== undefined && position.start.line !== position.end.line;
}

/** What to do about a heading that is one by accident. */
export const underlineHint =
  'The line of “-” or “=” under the text makes it a heading: put an empty line between them, or write “## ” before it.';

/** Returns the text of an attribute. */
export function getAttribute({ attributes }: MdxJsxFlowElement | MdxJsxTextElement, name: string): string | undefined {
  const attribute = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name);
  return typeof attribute?.value === 'string' ? attribute.value : undefined;
}

/** Returns the text of a node for comparing and counting: without citations and emphasis, with single spaces. */
export function nodeText(node: Nodes): string {
  let text = '';
  visit(node, ['text', 'inlineCode'], (inner) => {
    if ('value' in inner) text += inner.value;
  });
  return text.replace(/\s+/g, ' ').trim();
}

/** Returns the links to the same page or to other pages of the site. */
export function findSiteLinks(tree: Nodes): CrossFileFacts['links'] {
  const links: CrossFileFacts['links'] = [];
  visit(tree, ['link', 'definition'], (node) => {
    if ((node.type === 'link' || node.type === 'definition') && /^[#/]/.test(node.url))
      links.push({ address: node.url, at: positionOf(node) });
  });
  return links;
}
