import type { Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { findUnclosedBidi, unclosedBidiHint } from '../frontmatter/text-safety.ts';
import { positionOf } from './body-rules.ts';

/** Every paragraph, heading, cell and attribute of a body closes each direction of writing that it opens. */
export function checkBidi(root: Root, report: Report): void {
  const hold = (text: string, node: Nodes) => {
    const open = findUnclosedBidi(text);
    if (!open) return;
    report({
      rule: 'direction-left-open',
      position: positionOf(node),
      message: `${open} opens a direction of writing here, and nothing closes it before the paragraph ends.`,
      hint: unclosedBidiHint,
    });
  };
  visit(root, (node) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      for (const { value } of node.attributes) if (typeof value === 'string') hold(value, node);
    }
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell' && node.type !== 'code')
      return undefined;
    hold(wordsOf(node), node);
    return SKIP;
  });
}

/** All that a node says, code and alternative texts with it. */
function wordsOf(node: Nodes): string {
  let text = '';
  visit(node, (inner) => {
    if ('value' in inner) text += inner.value;
    if ('alt' in inner) text += inner.alt ?? '';
    if ('title' in inner) text += inner.title ?? '';
  });
  return text;
}
