import type { CitedSource, Note } from '../explainer/model.ts';

/** What is cited, each with the marks that count. */
export interface CitedItems<CitedNote = Note> {
  sources: CitedSource[];
  notes: CitedNote[];
}

/**
 * Finds what a part of an explainer cites: sources, notes, and what these notes cite in turn. Each has only those of
 * its marks that are in the part or in these notes.
 */
export function selectCited<CitedNote extends Pick<Note, 'id' | 'marks'>>(
  part: string,
  { sources, notes }: { sources: readonly CitedSource[]; notes: readonly CitedNote[] },
): CitedItems<CitedNote> {
  const noteIds = new Set<string>();
  const withMarks = <Item extends Pick<CitedSource, 'marks'>>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({
        ...item,
        marks: item.marks.filter((mark) => mark.part === part || (mark.note !== undefined && noteIds.has(mark.note))),
      }))
      .filter(({ marks }) => marks.length > 0);
  // A note may cite another note.
  let cited = withMarks(notes);
  while (cited.length > noteIds.size) {
    for (const { id } of cited) noteIds.add(id);
    cited = withMarks(notes);
  }
  return { sources: withMarks(sources), notes: cited };
}
