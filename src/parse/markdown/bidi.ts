import type { Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { findUnclosedBidi } from '../frontmatter/text-safety.ts';
import { positionOf } from './nodes.ts';

/** An image is outside a paragraph if it has a caption or a paragraph of its own: see `build-media.ts`. */
const checkedTypes = new Set<string>(['paragraph', 'heading', 'tableCell', 'code', 'image']);

/** Reports paragraphs, headings, cells, code blocks and attributes that start a text direction and do not end it. */
export function checkBidi(root: Root, report: Report): void {
  const checkText = (text: string, node: Nodes) => {
    const character = findUnclosedBidi(text);
    if (!character) return;
    report({
      rule: 'direction-left-open',
      position: positionOf(node),
      message: `${character} starts a text direction that does not end within the paragraph.`,
    });
  };
  visit(root, (node) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const { value } of node.attributes) if (typeof value === 'string') checkText(value, node);
    }
    if (!checkedTypes.has(node.type)) return undefined;
    checkText(collectText(node), node);
    return SKIP;
  });
}

/** Returns all text of a node, including code, alternative texts and titles. */
function collectText(node: Nodes): string {
  let text = '';
  visit(node, (inner) => {
    if ('value' in inner) text += inner.value;
    if ('alt' in inner) text += inner.alt ?? '';
    if ('title' in inner) text += inner.title ?? '';
  });
  return text;
}
