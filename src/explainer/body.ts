import type { FootnoteDefinition, Heading, Root } from 'mdast';
import type { Citable } from '../cite/rules.ts';
import type { Report } from '../schema/problem.ts';
import { placeOf } from './body-rules.ts';
import { type FoundMark, findMarks } from './marks.ts';
import type { GivenSection } from './sections.ts';

/** A body with what stands in it, before it is rendered. */
export interface Body {
  root: Root;
  sections: Map<Heading, GivenSection>;
  notes: Map<string, FootnoteDefinition>;
  /** Marks of the body in reading order, then those inside notes. */
  marks: FoundMark[];
}

/**
 * Finds the marks of a body in reading order; the notes they lead to follow, each once.
 * @param before marks that stand on the page before the body
 */
export function bodyMarks(
  before: readonly FoundMark[],
  root: Root,
  sections: Map<Heading, GivenSection>,
  notes: Map<string, FootnoteDefinition>,
  citable: Citable,
  report: Report,
): FoundMark[] {
  let part = 'introduction';
  const marks: FoundMark[] = [];
  for (const block of root.children) {
    if (block.type === 'heading') part = sections.get(block)?.id ?? part;
    marks.push(...findMarks(block, part, citable, report));
  }
  const waiting = new Map(notes);
  const notesOf = ({ citation }: FoundMark) => {
    const note = citation.kind === 'note' ? waiting.get(citation.id) : undefined;
    if (!note) return;
    waiting.delete(citation.id);
    marks.push(...findMarks(note, 'notes', citable, report));
  };
  for (const mark of before) notesOf(mark);
  // Grows as it goes: a note may lead to another.
  for (const mark of marks) notesOf(mark);
  for (const [label, note] of waiting) {
    // A label that a source has too was reported as such.
    if (citable.sources.has(label)) continue;
    report({
      rule: 'note-without-mark',
      at: placeOf(note),
      message: `The note [^${label}] is never used.`,
      hint: `Put [^${label}] where the note belongs, or delete it.`,
    });
  }
  return marks;
}
