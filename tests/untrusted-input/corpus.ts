/** Everything made to break reading and pages, by what it is made of. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addresses } from './addresses.ts';
import type { Case, Folder } from './base.ts';
import { bytesCases } from './bytes.ts';
import { directions } from './directions.ts';
import { files } from './files.ts';
import { markup } from './markup.ts';
import { mdx } from './mdx.ts';
import { sizes } from './sizes.ts';
import { yaml } from './yaml.ts';

export const corpus: Record<string, Case[]> = {
  addresses,
  markup,
  mdx,
  directions,
  yaml,
  sizes,
  bytes: bytesCases,
  files,
};

/** Writes the content of a case into a folder. */
export function writeFolder(folder: string, files: Folder): void {
  const all: Folder = { 'authors.yml': 'desk: { name: Desk }\n', ...files };
  for (const [path, what] of Object.entries(all)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof what === 'function') what(file);
    else writeFileSync(file, what);
  }
}
