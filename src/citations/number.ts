/** Numbers citations, without knowing Markdown or HTML. */
import type { Citation, Cited, Mark } from '../explainer/citation.ts';
import { noteMarkAnchor, sourceMarkAnchor } from '../explainer/ids.ts';

/**
 * Numbers citations, which are in the order of the page.
 * @returns `marks[i]` for `citations[i]`; `sources` and `notes` in the order of their numbers
 */
export function numberCitations(citations: readonly Citation[]): { marks: Mark[]; sources: Cited[]; notes: Cited[] } {
  const cited = { source: new Map<string, Cited>(), note: new Map<string, Cited>() };
  const marks = citations.map((citation): Mark => {
    const { kind, id } = citation;
    const item = cited[kind].get(id) ?? { id, number: cited[kind].size + 1, marks: [] };
    cited[kind].set(id, item);
    const nth = item.marks.length + 1;
    const anchor = kind === 'source' ? sourceMarkAnchor(id, nth) : noteMarkAnchor(id, nth);
    const mark = { ...citation, number: item.number, nth, anchor };
    item.marks.push(mark);
    return mark;
  });
  return { marks, sources: [...cited.source.values()], notes: [...cited.note.values()] };
}

/** Returns the letters of a note’s number, from 1: a, b, … z, aa, ab, … */
export function noteLetter(number: number): string {
  const last = String.fromCharCode(97 + ((number - 1) % 26));
  return number > 26 ? noteLetter(Math.floor((number - 1) / 26)) + last : last;
}
