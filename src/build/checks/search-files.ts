import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listShardFiles, listVocabularyFiles, readManifest } from '../../search/format/contents.ts';
import { enginePath } from '../../search/format/format.ts';
import { pagefindVersion } from '../../search/index/run-pagefind.ts';
import type { ReportAt } from './page.ts';

/** Folder of the search index. */
export const searchFolder = 'pagefind/';
const manifestExtension = '.pf_entry';

/** Checks that the search index is complete: every file that its manifests name exists. */
export function checkSearchFiles(folder: string, files: ReadonlySet<string>, report: ReportAt): void {
  const reportIncomplete = (message: string) => {
    const hint = 'Build again. If that does not help, delete .cache/ first.';
    report({ rule: 'search-incomplete', at: 0, message, hint });
  };
  const manifests = [...files].filter((file) => file.startsWith(searchFolder) && file.endsWith(manifestExtension));
  if (manifests.length === 0) reportIncomplete('There is no search index.');
  for (const path of manifests) {
    const language = path.slice(searchFolder.length, -manifestExtension.length);
    try {
      for (const missing of findMissingFiles(folder, language, files))
        reportIncomplete(`The search index for “${language}” lacks its file ${missing}.`);
    } catch {
      reportIncomplete(`The search index for “${language}” cannot be read.`);
    }
  }
}

function findMissingFiles(folder: string, language: string, files: ReadonlySet<string>): string[] {
  const unpack = (path: string) => gunzipSync(readFileSync(join(folder, searchFolder, path)));
  const { manifest: entry } = readManifest(unpack(`${language}${manifestExtension}`));
  const shardFiles = entry.parts.flatMap((part) => listShardFiles(part, unpack(`${part.folder}/list`)));
  return [enginePath(language, pagefindVersion), ...listVocabularyFiles(entry.words), ...shardFiles]
    .map((path) => `${searchFolder}${path}`)
    .filter((path) => !files.has(path));
}
