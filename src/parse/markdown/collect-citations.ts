import type { FootnoteDefinition, FootnoteReference, Heading, Root } from 'mdast';
import type { Citable } from '../../citations/resolve.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { positionOf } from './body-rules.ts';
import { type FoundCitation, findCitations } from './citation-markers.ts';
import type { DeclaredSection } from './match-sections.ts';

/** A body with what stands in it, before it is rendered. */
export interface ParsedBody {
  root: Root;
  sections: Map<Heading, DeclaredSection>;
  notes: Map<string, FootnoteDefinition>;
  /** Marks of the page in reading order, those inside notes last. */
  marks: FoundCitation[];
  /** Whether the author placed the key points; otherwise they stand at the top. */
  hasKeyPoints: boolean;
}

/** Marks that stand on the page before and after a body, and those that came into it with data. */
export interface SurroundingCitations {
  before: readonly FoundCitation[];
  after: readonly FoundCitation[];
  placed: ReadonlyMap<FootnoteReference, FoundCitation | undefined>;
}

/** Finds the marks of a page in reading order; the notes they lead to follow, each once. */
export function collectCitations(
  { before, after, placed }: SurroundingCitations,
  root: Root,
  sections: Map<Heading, DeclaredSection>,
  notes: Map<string, FootnoteDefinition>,
  citable: Citable,
  report: Report,
): FoundCitation[] {
  let part = 'introduction';
  const marks = [...before];
  for (const block of root.children) {
    if (block.type === 'heading') part = sections.get(block)?.id ?? part;
    marks.push(...findCitations(block, part, citable, report, undefined, placed));
  }
  marks.push(...after);
  const waiting = new Map(notes);
  const notesOf = ({ citation }: FoundCitation) => {
    const note = citation.kind === 'note' ? waiting.get(citation.id) : undefined;
    if (!note) return;
    waiting.delete(citation.id);
    for (const mark of findCitations(note, 'notes', citable, report))
      marks.push({ ...mark, citation: { ...mark.citation, note: citation.id } });
  };
  // Grows as it goes: a note may lead to another.
  for (const mark of marks) notesOf(mark);
  for (const [label, note] of waiting) {
    // A label that a source has too was reported as such.
    if (citable.sources.has(label)) continue;
    report({
      rule: 'note-without-mark',
      position: positionOf(note),
      message: `The note [^${label}] is never used.`,
      hint: `Put [^${label}] where the note belongs, or delete it.`,
    });
  }
  return marks;
}
