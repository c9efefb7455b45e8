import type { FootnoteDefinition, FootnoteReference, Nodes, Parent, Parents, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { type Citable, resolveCitation } from '../../citations/resolve.ts';
import type { Position, Report } from '../../diagnostics/diagnostic.ts';
import { splitLines } from '../../diagnostics/lines.ts';
import type { Citation } from '../../explainer/citation.ts';
import { idPattern, idRule, proposeId } from '../../explainer/ids.ts';
import { positionOf } from './body-rules.ts';

/** A citation together with the node of the text where it stands. */
export interface FoundCitation {
  node: FootnoteReference;
  citation: Citation;
  /** It leads nowhere; the citation is what it probably meant. */
  broken: boolean;
}

/**
 * Finds the marks of a tree in reading order. `part` is the part of the page that the tree belongs to.
 * @param known marks that were looked at before, such as those of data: they are only told where they stand; one that
 * leads nowhere is undefined, and was reported
 */
export function findCitations(
  tree: Nodes,
  part: string,
  citable: Citable,
  report: Report,
  positionOfMarker: (label: string, node: Nodes) => Position = (_, node) => positionOf(node),
  known: ReadonlyMap<FootnoteReference, FoundCitation | undefined> = new Map(),
): FoundCitation[] {
  const found: FoundCitation[] = [];
  visit(tree, 'footnoteReference', (node) => {
    if (known.has(node)) {
      const before = known.get(node);
      if (before) found.push({ ...before, citation: { ...before.citation, part } });
      return;
    }
    const label = node.label ?? node.identifier;
    const resolved = resolveCitation(label, positionOfMarker(label, node), citable, report);
    if (!resolved) return;
    const { broken = false, ...citation } = resolved;
    found.push({ node, citation: { ...citation, part }, broken });
  });
  return found;
}

/** Takes the definitions of notes out of a body. The first definition of a label counts, as in GFM. */
export function extractNotes(
  root: Root,
  sources: ReadonlySet<string>,
  report: Report,
): Map<string, FootnoteDefinition> {
  const notes = new Map<string, FootnoteDefinition>();
  const holders = new Set<Parents>();
  visit(root, 'footnoteDefinition', (node, _index, parent) => {
    if (parent) holders.add(parent);
    const label = node.label ?? node.identifier;
    if (sources.has(label)) {
      report({
        rule: 'duplicate-id',
        position: positionOf(node),
        message: `The note [^${label}] has the id of a source.`,
        hint: 'Give the note another label, or delete it: a source is written in the frontmatter only.',
      });
    } else if (!idPattern.test(label)) {
      report({
        rule: 'malformed-id',
        position: positionOf(node),
        message: `“${label}” is not an id: ids are ${idRule}.`,
        hint: `Choose an id such as “${proposeId(label) || 'n1'}”.`,
      });
    }
    if (notes.has(label)) {
      report({
        rule: 'duplicate-id',
        position: positionOf(node),
        message: `The note [^${label}] is defined twice.`,
        hint: 'Give one of the two another label, or delete it.',
      });
    } else {
      notes.set(label, node);
    }
    return SKIP;
  });
  for (const holder of holders)
    holder.children = holder.children.filter(({ type }) => type !== 'footnoteDefinition') as typeof holder.children;
  return notes;
}

/**
 * Reports marks that GFM left as text, such as `[^two words]`. Code and escaped brackets are not marks.
 * @param positionInField where a mark stands, for text that is a field of frontmatter
 */
export function reportMalformedMarkers(
  root: Root,
  source: string,
  report: Report,
  positionInField?: (mark: string) => Position,
): void {
  visit(root, 'text', (node) => {
    const start = node.position?.start.offset ?? 0;
    const written = source.slice(start, node.position?.end.offset ?? start);
    for (const { index, 0: mark } of written.matchAll(/(?<!\\)\[\^[^\]\n]{0,999}\]/g)) {
      const before = splitLines(written.slice(0, index));
      const position = positionOf(node);
      report({
        rule: 'malformed-citation',
        position: positionInField?.(mark) ?? {
          line: position.line + before.length - 1,
          column: (before.length > 1 ? 1 : position.column) + (before.at(-1)?.length ?? 0),
        },
        message: `${mark} is not a citation: its label is empty or holds a space.`,
        hint: 'Write the id of a source, such as [^hrana], or \\[ for a plain bracket.',
      });
    }
  });
}

/** Wraps neighbouring marks into one group, so that they read as one. Space between them goes. */
export function groupAdjacentMarkers(tree: Nodes): void {
  visit(tree, (node) => {
    if (!('children' in node) || (node.type as string) === 'markGroup') return;
    const parent = node as Parent;
    const grouped: Parent['children'] = [];
    for (const [index, child] of parent.children.entries()) {
      const last = grouped.at(-1) as Parent | undefined;
      const between = child.type === 'text' && child.value.trim() === '' && (last?.type as string) === 'markGroup';
      if (between && parent.children[index + 1]?.type === 'footnoteReference') continue;
      if (child.type !== 'footnoteReference') grouped.push(child);
      else if ((last?.type as string) === 'markGroup') last?.children.push(child);
      else grouped.push({ type: 'markGroup', children: [child] } as unknown as (typeof grouped)[number]);
    }
    parent.children = grouped;
  });
}
