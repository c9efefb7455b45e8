import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';

/** The words of a piece of Markdown as they are compared and counted: without marks and emphasis, with single spaces. */
export function nodeText(node: Nodes): string {
  let text = '';
  visit(node, ['text', 'inlineCode'], (inner) => {
    if ('value' in inner) text += inner.value;
  });
  return text.replace(/\s+/g, ' ').trim();
}
