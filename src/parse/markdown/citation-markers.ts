import type { FootnoteDefinition, FootnoteReference, Nodes, Parent, Parents, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { type Citable, isCitable, resolveCitation } from '../../citations/resolve.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import type { Citation } from '../../explainer/citation.ts';
import { idPattern, idRule } from '../../explainer/ids.ts';
import type { ParseContext } from '../parse-context.ts';
import { getLabel, positionInNode, positionOf } from './nodes.ts';
import { createIdProposer } from './note-ids.ts';

declare module 'mdast' {
  interface FootnoteReferenceData {
    /** The node represents an id in a list of sources, not a marker. That id has been checked already. */
    isFromList?: true;
  }
}

/** A citation with its marker in the tree. */
export interface ResolvedCitation {
  node: FootnoteReference;
  citation: Citation;
  /** The marker cites nothing that can be cited. It gets no number, but its source counts as cited. */
  isBroken: boolean;
}

/**
 * Resolves the citation markers of a tree in reading order. Reports and omits those that cannot be resolved.
 * @param part the part of the page that the tree belongs to
 */
export function findCitations(tree: Nodes, part: string, citable: Citable, report: Report): ResolvedCitation[] {
  const citations: ResolvedCitation[] = [];
  visit(tree, 'footnoteReference', (node) => {
    const label = getLabel(node);
    const resolved = node.data?.isFromList
      ? { kind: 'source' as const, id: label, isBroken: !isCitable(citable.sources.get(label)) }
      : resolveCitation(label, positionOf(node), citable, report);
    if (!resolved) return;
    const { isBroken = false, ...citation } = resolved;
    citations.push({ node, citation: { ...citation, part }, isBroken });
  });
  return citations;
}

/** Removes the notes from a body and returns them by label. As in GFM, the first note with a label is used. */
export function extractNotes(
  root: Root,
  { sources, report }: Pick<ParseContext, 'sources' | 'report'>,
): Map<string, FootnoteDefinition> {
  const notes = new Map<string, FootnoteDefinition>();
  const parents = new Set<Parents>();
  const describeNewId = createIdProposer(root, sources);
  visit(root, 'footnoteDefinition', (node, _index, parent) => {
    if (parent) parents.add(parent);
    const label = getLabel(node);
    const position = positionOf(node);
    if (sources.has(label)) {
      report({
        rule: 'duplicate-id',
        position,
        message: `The note [^${label}] has the id of a source.`,
        hint: 'Give the note another label, or delete it: sources belong in the frontmatter.',
      });
    } else if (!idPattern.test(label)) {
      report({
        rule: 'malformed-id',
        position,
        message: `“${label}” is not an id: ids are ${idRule}.`,
        hint: describeNewId(node),
      });
    }
    if (notes.has(label)) {
      report({
        rule: 'duplicate-id',
        position,
        message: `The note [^${label}] is defined twice.`,
        hint: 'Give one of the two another label, or delete it.',
      });
    } else {
      notes.set(label, node);
    }
    return SKIP;
  });
  for (const parent of parents)
    parent.children = parent.children.filter(({ type }) => type !== 'footnoteDefinition') as typeof parent.children;
  return notes;
}

/**
 * Reports markers that GFM leaves as text, such as `[^two words]`. Code and escaped brackets are not markers.
 * @param positionInField for a field of the frontmatter: returns the position of a marker in the file
 */
export function reportMalformedMarkers(
  root: Root,
  source: string,
  report: Report,
  positionInField?: (marker: string) => Position,
): void {
  visit(root, 'text', (node) => {
    const start = node.position?.start.offset ?? 0;
    const text = source.slice(start, node.position?.end.offset ?? start);
    for (const { index, 0: marker } of text.matchAll(/(?<!\\)\[\^[^\]\n]{0,999}\]/g)) {
      report({
        rule: 'malformed-citation',
        position: positionInField?.(marker) ?? positionInNode(node, text, index),
        message: `${marker} is not a citation: its label is empty or contains a space.`,
      });
    }
  });
}

/** Wraps adjacent markers in a group and removes the space between them. */
export function groupAdjacentMarkers(tree: Nodes): void {
  visit(tree, (node) => {
    if (!('children' in node) || (node.type as string) === 'markGroup') return;
    const parent = node as Parent;
    const children: Parent['children'] = [];
    for (const [index, child] of parent.children.entries()) {
      const previous = children.at(-1) as Parent | undefined;
      const isAfterGroup = (previous?.type as string) === 'markGroup';
      const isSpace = child.type === 'text' && child.value.trim() === '';
      if (isAfterGroup && isSpace && parent.children[index + 1]?.type === 'footnoteReference') continue;
      if (child.type !== 'footnoteReference') children.push(child);
      else if (isAfterGroup) previous?.children.push(child);
      else children.push({ type: 'markGroup', children: [child] } as unknown as (typeof children)[number]);
    }
    parent.children = children;
  });
}
