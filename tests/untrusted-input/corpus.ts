/** All cases of untrusted input, by category. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addresses } from './addresses.ts';
import type { Case, Folder } from './base.ts';
import { bytesCases } from './bytes.ts';
import { codeAndNames } from './code-and-names.ts';
import { directions } from './directions.ts';
import { files } from './files.ts';
import { markup } from './markup.ts';
import { sizes } from './sizes.ts';
import { yaml } from './yaml.ts';

export const corpus: Record<string, Case[]> = {
  addresses,
  markup,
  codeAndNames,
  directions,
  yaml,
  sizes,
  bytes: bytesCases,
  files,
};

/** Writes the files of a case into a folder. */
export function writeFolder(folder: string, files: Folder): void {
  const all: Folder = { 'authors.yml': 'desk: { name: Desk }\n', ...files };
  for (const [path, content] of Object.entries(all)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === 'function') content(file);
    else writeFileSync(file, content);
  }
}
