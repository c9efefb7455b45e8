/** Whether two built sites are the same. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Pagefind writes words and their places in another order each time: of these files, the names count. */
const varying = /^pagefind\/.*(?:\.pf_(?:index|filter|entry)|\/list)$/;

function filesOf(folder: string): string[] {
  return globSync('**/*', { cwd: folder }).filter((name) => statSync(join(folder, name)).isFile());
}

/** The paths of files that one of two sites lacks, or that differ. */
export function differences(one: string, other: string): string[] {
  const names = [filesOf(one), filesOf(other)].map((list) => new Set(list));
  return [...new Set([...(names[0] ?? []), ...(names[1] ?? [])])].sort().filter((name) => {
    if (!names.every((list) => list.has(name))) return true;
    return !varying.test(name) && !readFileSync(join(one, name)).equals(readFileSync(join(other, name)));
  });
}
