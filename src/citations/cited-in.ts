import type { CitedSource, Note } from '../explainer/model.ts';

/** Sources and notes, each with some of the marks that cite it. */
export interface CitedItems<CitedNote = Note> {
  sources: CitedSource[];
  notes: CitedNote[];
}

/**
 * Selects what a part of an explainer cites: sources, notes, and what these notes cite in turn. Each item has
 * only the marks that are in the part or in these notes.
 */
export function selectCited<CitedNote extends Pick<Note, 'id' | 'marks'>>(
  part: string,
  { sources, notes }: { sources: readonly CitedSource[]; notes: readonly CitedNote[] },
): CitedItems<CitedNote> {
  const citedNoteIds = new Set<string>();
  const isCiting = ({ part: markPart, note }: CitedSource['marks'][number]) =>
    markPart === part || (note !== undefined && citedNoteIds.has(note));
  const selectItems = <Item extends Pick<CitedSource, 'marks'>>(items: readonly Item[]): Item[] =>
    items.map((item) => ({ ...item, marks: item.marks.filter(isCiting) })).filter(({ marks }) => marks.length > 0);
  // A note may cite another note, so this repeats until it finds no more.
  let citedNotes = selectItems(notes);
  while (citedNotes.length > citedNoteIds.size) {
    for (const { id } of citedNotes) citedNoteIds.add(id);
    citedNotes = selectItems(notes);
  }
  return { sources: selectItems(sources), notes: citedNotes };
}
