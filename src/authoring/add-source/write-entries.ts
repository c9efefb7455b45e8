/** Writes planned entries into an explainer, in one step. */

import type { SourceFile } from '../source-file/source-file.ts';
import { type SourceEntry, writeEntry } from '../source-file/write-entry.ts';
import { sourceKeys } from './found-entry.ts';
import type { PlannedEntry } from './plan-entries.ts';
import { writeEntryText } from './write-entry-text.ts';

/** Adds entries to the sources of an explainer and saves it. @returns those that were added */
export function writeEntries(file: SourceFile, entries: readonly PlannedEntry[]): PlannedEntry[] {
  const added = entries.filter(({ known }) => known !== 'here' && known !== 'repeated');
  for (const entry of added) file.add(toText(entry));
  file.save();
  return added;
}

/** A shared source is listed by its id. Another explainer’s is copied without its passages, which that one cites. */
function toText({ id, found, known, work }: PlannedEntry): string {
  if (known === 'shared') return id;
  if (!work) return writeEntryText(id, found);
  const { fields } = work;
  const keys = sourceKeys.filter((key) => key in fields && key !== 'quotes' && key !== 'places');
  return writeEntry(Object.fromEntries(keys.map((key) => [key, fields[key]])) as SourceEntry);
}
