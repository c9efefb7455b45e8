import type { FootnoteDefinition, Heading, Nodes, Root } from 'mdast';
import type { Citable } from '../../citations/resolve.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { InlineFields } from '../frontmatter/inline-fields.ts';
import { findCitations, type ResolvedCitation } from './citation-markers.ts';
import type { InjectedData } from './inject-frontmatter-data.ts';
import type { DeclaredSection } from './match-sections.ts';
import { positionOf } from './nodes.ts';

/** A body whose sections and citations are resolved. */
export interface ResolvedBody extends InjectedData {
  root: Root;
  sections: Map<Heading, DeclaredSection>;
  notes: Map<string, FootnoteDefinition>;
  /** The citations of the page in reading order, those inside notes last. */
  citations: ResolvedCitation[];
}

/**
 * Resolves every citation of an explainer once.
 * @returns the citations of the page in reading order, and those in data that no component shows
 */
export function collectCitations(
  { root, sections, notes, hasKeyPoints, shownFields }: Omit<ResolvedBody, 'citations'>,
  fields: InlineFields,
  citable: Citable,
  report: Report,
): { marks: ResolvedCitation[]; unshown: ResolvedCitation[] } {
  const find = (part: string, trees: readonly Nodes[]) =>
    trees.flatMap((tree) => findCitations(tree, part, citable, report));
  const marks = find('since', fields.since ? [fields.since.tree] : []);
  if (!hasKeyPoints) marks.push(...find('key-points', treesOf(fields.keyPoints)));
  let part = 'introduction';
  for (const block of root.children) {
    if (block.type === 'heading') part = sections.get(block)?.id ?? part;
    marks.push(...find(part, [block]));
  }
  marks.push(...find('changes', treesOf(fields.updates)));
  const uncitedNotes = new Map(notes);
  // The list grows during the loop, because notes can cite other notes.
  for (const { citation } of marks) {
    const note = citation.kind === 'note' ? uncitedNotes.get(citation.id) : undefined;
    if (!note) continue;
    uncitedNotes.delete(citation.id);
    for (const inNote of find('notes', [note]))
      marks.push({ ...inNote, citation: { ...inNote.citation, note: citation.id } });
  }
  reportUncitedNotes(uncitedNotes, citable, report);
  for (const name of ['title', 'summary'] as const) reportOutOfPlace(name, find(name, [fields[name].tree]), report);
  const unshownFields = [...fields.claims, ...fields.timeline].filter((field) => !shownFields.has(field));
  return { marks, unshown: find('', treesOf(unshownFields)) };
}

const treesOf = (fields: readonly { tree: Root }[]) => fields.map(({ tree }) => tree);

function reportUncitedNotes(
  notes: ReadonlyMap<string, FootnoteDefinition>,
  { sources }: Citable,
  report: Report,
): void {
  for (const [label, note] of notes) {
    // A note with the id of a source was reported as a duplicate.
    if (sources.has(label)) continue;
    report({
      rule: 'note-without-mark',
      position: positionOf(note),
      message: `The note [^${label}] is never used.`,
      hint: `Put [^${label}] where the note belongs, or delete the note.`,
    });
  }
}

function reportOutOfPlace(field: string, citations: readonly ResolvedCitation[], report: Report): void {
  for (const { node } of citations)
    report({
      rule: 'citation-out-of-place',
      position: positionOf(node),
      message: `“${field}” cannot have a citation.`,
    });
}
