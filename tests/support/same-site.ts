/** Compares built sites. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Pagefind orders words and positions differently each time. Of these files only the names are compared. */
const unstableFiles = /^pagefind\/.*(?:\.pf_(?:index|filter|entry)|\/list)$/;

function listFiles(folder: string): string[] {
  return globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
}

/** Returns the paths of files that differ, or that only one of two sites has. */
export function diffSites(one: string, other: string): string[] {
  const names = [listFiles(one), listFiles(other)].map((list) => new Set(list));
  return [...new Set([...(names[0] ?? []), ...(names[1] ?? [])])].sort().filter((name) => {
    if (!names.every((list) => list.has(name))) return true;
    return !unstableFiles.test(name) && !readFileSync(join(one, name)).equals(readFileSync(join(other, name)));
  });
}
