import type { FootnoteDefinition, FootnoteReference, Root } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import { proposeIds } from '../../explainer/ids.ts';
import { positionOf } from './nodes.ts';

/**
 * Returns a function that says how to rename a note whose label is not an id: what to write, and on which lines. The
 * new ids differ from each other and from the ids of sources and other notes.
 */
export function createIdProposer(
  root: Root,
  sources: ReadonlyMap<string, unknown>,
): (note: FootnoteDefinition) => string {
  let marks: Map<string, number[]> | undefined;
  let proposals: Map<string, string> | undefined;
  return (note) => {
    marks ??= findMarkLines(root);
    proposals ??= proposeIds(listNoteLabels(root), 'n', sources.keys());
    const label = labelOf(note);
    const rename = `rite [^${proposals.get(label)}] here${describeLines(marks.get(label) ?? [])}`;
    // Other programs give numbers to sources and remarks alike.
    if (!/^\p{N}+$/u.test(label)) return `W${rename}.`;
    const asSource = 'if it is a source, list it under “sources” and cite it by its id';
    return hasLink(note) ? `I${asSource.slice(1)}; if it is a remark, w${rename}.` : `W${rename}; ${asSource}.`;
  };
}

const labelOf = ({ label, identifier }: FootnoteDefinition | FootnoteReference): string =>
  (label ?? identifier).normalize('NFC');

function listNoteLabels(root: Root): string[] {
  const labels: string[] = [];
  visit(root, 'footnoteDefinition', (node) => {
    labels.push(labelOf(node));
  });
  return labels;
}

/** Returns the lines on which each label is cited. */
function findMarkLines(root: Root): Map<string, number[]> {
  const lines = new Map<string, number[]>();
  visit(root, 'footnoteReference', (node) => {
    const list = lines.get(labelOf(node));
    if (list) list.push(positionOf(node).line);
    else lines.set(labelOf(node), [positionOf(node).line]);
  });
  return lines;
}

/** More lines than anybody reads in a sentence. */
const maxLines = 3;

function describeLines(lines: readonly number[]): string {
  const [first, ...others] = [...new Set(lines)];
  if (first === undefined) return ' and where it is cited';
  if (others.length === 0) return ` and on line ${first}`;
  const shown = [first, ...others.slice(0, maxLines - 1)].join(', ');
  return ` and on lines ${shown}${others.length >= maxLines ? ' and others' : ''}`;
}

function hasLink(note: FootnoteDefinition): boolean {
  let isFound = false;
  visit(note, 'link', () => {
    isFound = true;
    return EXIT;
  });
  return isFound;
}
