import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Folders that were made. */
const made = new Set<string>();

/** Writes what was rendered. Astro would look at the folder of each page again, and wait for every step. @throws Error from the file system */
export async function writePage(file: string, response: Response): Promise<void> {
  const folder = dirname(file);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  writeFileSync(file, new Uint8Array(await response.arrayBuffer()));
}
