import { relative, sep } from 'node:path';

/** Returns a path as messages show it: relative to `root` if it is inside, otherwise unchanged. */
export function displayPath(path: string, root: string): string {
  return path.startsWith(root + sep) ? relative(root, path) : path;
}
