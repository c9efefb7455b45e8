/**
 * The site before the last one, whose folders serve again: most of its files are those that the next site takes over, under other
 * names. To make ten thousand folders with a hundred thousand links, and to delete as many, takes longer than to look at them.
 */
import { lstatSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hasMoved } from './publish.ts';

/**
 * Moves a folder of a retired site into the next one, with nothing in it but files that it takes over.
 * @param name of the folder; where it is empty, or there is none, nothing is moved. @param files the inode of each, by path.
 * @returns the paths that stand in the next site now. @throws Error from the file system
 */
export function bringFolder(
  retired: string,
  folder: string,
  name: string,
  files: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const isThere = name !== '' && lstatSync(join(retired, name), { throwIfNoEntry: false })?.isDirectory();
  const kept = isThere ? prune(retired, name, files) : [];
  return new Set(kept.length > 0 && hasMoved(join(retired, name), join(folder, name)) ? kept : []);
}

/** Deletes what is none of the files, empty folders too. @param path of a folder in the site. @returns the paths of what is left */
function prune(site: string, path: string, files: ReadonlyMap<string, number>): string[] {
  const kept = readdirSync(join(site, path), { withFileTypes: true }).flatMap((entry) => {
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) return prune(site, inner, files);
    const file = join(site, inner);
    if (entry.isFile() && lstatSync(file).ino === files.get(inner)) return [inner];
    rmSync(file);
    return [];
  });
  if (kept.length === 0) rmdirSync(join(site, path));
  return kept;
}
