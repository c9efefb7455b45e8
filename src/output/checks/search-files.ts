/** The search index is whole: what its entry names is there, one record for each that it counts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportAt } from './page.ts';

interface Entry {
  languages: Record<string, { hash: string; page_count: number }>;
}

/** Path of the file that a search begins with. */
export const searchEntry = 'pagefind/pagefind-entry.json';

/** Checks the index in a folder against itself. */
export function checkSearchFiles(folder: string, files: ReadonlySet<string>, report: ReportAt): void {
  const incomplete = (message: string) =>
    report({ rule: 'search-incomplete', at: 0, message, hint: 'Build again; if it stays, delete .cache/ first.' });
  if (!files.has(searchEntry)) {
    incomplete('There is no search index.');
    return;
  }
  let entry: Entry;
  try {
    entry = JSON.parse(readFileSync(join(folder, searchEntry), 'utf8')) as Entry;
  } catch {
    incomplete('The search index cannot be read.');
    return;
  }
  let counted = 0;
  for (const { hash, page_count: count } of Object.values(entry.languages)) {
    counted += count;
    if (!files.has(`pagefind/pagefind.${hash}.pf_meta`)) incomplete('A language of the search index is missing.');
  }
  let found = 0;
  for (const file of files) if (file.startsWith('pagefind/fragment/')) found++;
  // Sections with the same words and titles share a file.
  if (found === 0 ? counted > 0 : found > counted)
    incomplete(`The search index counts ${counted} records, and there are ${found}.`);
}
