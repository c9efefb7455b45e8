import type { Nodes, Parents, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Position } from '../../diagnostics/diagnostic.ts';
import { createPositionFinder } from '../../diagnostics/lines.ts';

/**
 * Gives positions to the nodes that GFM makes after parsing: addresses that it finds in finished text, and the text
 * around them. An address is where its text is written; text fills the gap between its neighbours.
 */
export function restorePositions(root: Root, source: string): void {
  const parents = new Set<Parents>();
  visit(root, ['text', 'link'], (node, _index, parent) => {
    if (!node.position && parent?.position) parents.add(parent);
  });
  if (parents.size === 0) return;
  const findPosition = createPositionFinder(source);
  for (const parent of parents) restoreChildren(parent, source, findPosition);
}

function restoreChildren(parent: Parents, source: string, findPosition: (offset: number) => Position): void {
  let cursor = parent.position?.start.offset ?? 0;
  const place = (node: Nodes, start: number, end: number) => {
    node.position = { start: { ...findPosition(start), offset: start }, end: { ...findPosition(end), offset: end } };
    if (node.type === 'link') for (const child of node.children) child.position = node.position;
    cursor = end;
  };
  parent.children.forEach((node, index) => {
    if (node.position) {
      cursor = node.position.end.offset ?? cursor;
      return;
    }
    const next = parent.children[index + 1];
    const limit =
      next?.position?.start.offset ?? findText(next, source, cursor) ?? parent.position?.end.offset ?? cursor;
    const start = findText(node, source, cursor);
    const text = getText(node) ?? '';
    if (start !== undefined && start + text.length <= limit) place(node, start, start + text.length);
    else place(node, cursor, Math.max(cursor, limit));
  });
}

/** Returns the offset of the next occurrence of a node’s text. */
function findText(node: Nodes | undefined, source: string, from: number): number | undefined {
  const text = node && getText(node);
  const offset = text ? source.indexOf(text, from) : -1;
  return offset < 0 ? undefined : offset;
}

function getText(node: Nodes): string | undefined {
  if (node.type === 'text') return node.value;
  return node.type === 'link' && node.children[0]?.type === 'text' ? node.children[0].value : undefined;
}
