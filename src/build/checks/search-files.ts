/** The search index is whole: what its entries name is there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listShardFiles, listVocabularyFiles, readManifest } from '../../search/format/contents.ts';
import { enginePath } from '../../search/format/format.ts';
import { pagefindVersion } from '../../search/index/run-pagefind.ts';
import type { ReportAt } from './page.ts';

/** Folder of the search. */
export const searchFolder = 'pagefind/';
const entryEnd = '.pf_entry';

/** Checks the index in a folder against itself. */
export function checkSearchFiles(folder: string, files: ReadonlySet<string>, report: ReportAt): void {
  const incomplete = (message: string) =>
    report({ rule: 'search-incomplete', at: 0, message, hint: 'Build again; if it stays, delete .cache/ first.' });
  const entries = [...files].filter((file) => file.startsWith(searchFolder) && file.endsWith(entryEnd));
  if (entries.length === 0) incomplete('There is no search index.');
  for (const path of entries) {
    const language = path.slice(searchFolder.length, -entryEnd.length);
    try {
      for (const missing of missingIn(folder, language, files))
        incomplete(`The search index for “${language}” names ${missing}, and it is not there.`);
    } catch {
      incomplete(`The search index for “${language}” cannot be read.`);
    }
  }
}

function missingIn(folder: string, language: string, files: ReadonlySet<string>): string[] {
  const unpacked = (path: string) => gunzipSync(readFileSync(join(folder, searchFolder, path)));
  const { entry } = readManifest(unpacked(`${language}${entryEnd}`));
  const wanted = entry.parts.flatMap((part) => listShardFiles(part, unpacked(`${part.folder}/list`)));
  return [enginePath(language, pagefindVersion), ...listVocabularyFiles(entry.words), ...wanted]
    .map((path) => `${searchFolder}${path}`)
    .filter((path) => !files.has(path));
}
