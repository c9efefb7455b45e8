/** What many steps ask of the nodes of a Markdown tree. */
import type { Definition, FootnoteDefinition, FootnoteReference, Heading, Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import type { Position } from '../../diagnostics/diagnostic.ts';
import { getEndPosition } from '../../diagnostics/lines.ts';

/** Returns the position of a node in its file. */
export function positionOf({ position }: Nodes): Position {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}

/** Returns the position of an index in the text of a node. @param written the text, as it is in the file */
export function positionInNode(node: Nodes, written: string, index: number): Position {
  const start = positionOf(node);
  const { line, column } = getEndPosition(written.slice(0, index));
  return { line: start.line + line - 1, column: line > 1 ? column : start.column + column - 1 };
}

/** Returns the label of a marker or a note as the author wrote it, in the normal form of Unicode (NFC). */
export function getLabel({ label, identifier }: FootnoteReference | FootnoteDefinition): string {
  return (label ?? identifier).normalize('NFC');
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

/**
 * Normalizes a text for comparing: letters with accents are equal however they are encoded (NFC, Unicode Standard Annex
 * 15), and so are all kinds of space.
 */
export function normalizeText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Returns the text of a node for comparing and counting: normalized, without citations and emphasis. */
export function nodeText(node: Nodes): string {
  let text = '';
  visit(node, ['text', 'inlineCode', 'break', 'mdxJsxTextElement'], (inner) => {
    if ('value' in inner) text += inner.value;
    else if (inner.type === 'break' || ('name' in inner && inner.name === 'br')) text += ' ';
  });
  return normalizeText(text);
}

/**
 * Finds the link targets that a body defines with `[label]: address`. If a label is defined twice, the
 * first definition applies (CommonMark 4.7).
 */
export function findLinkTargets(root: Nodes): Map<string, Definition> {
  const targets = new Map<string, Definition>();
  visit(root, 'definition', (node) => {
    if (!targets.has(node.identifier)) targets.set(node.identifier, node);
  });
  return targets;
}
