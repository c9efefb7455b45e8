import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { findStats } from '../cache/files.ts';
import { comparePositions, createReporter, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { displayPath } from '../diagnostics/display-path.ts';
import { cardsFolder } from '../explainer/ids.ts';
import type { Content } from '../parse/load-content.ts';
import { budgets, root, settings } from '../site.ts';
import { listSiteAddresses } from '../site-data/site-addresses.ts';

/** Reports the public files that the build refuses: empty ones, those over the budget, and those in a place in use. */
export function reportPublicFiles(content: Content): Diagnostic[] {
  const { publicDir } = settings;
  const diagnostics: Diagnostic[] = [];
  const entries = existsSync(publicDir) ? readdirSync(publicDir, { recursive: true, withFileTypes: true }) : [];
  const isInUse = createUseCheck(content);
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(publicDir, file).replaceAll(sep, '/');
    const stats = findStats(file);
    if (stats?.isDirectory()) continue;
    const mistake = stats?.isFile() ? checkFile(path, stats.size, isInUse) : notAFile(entry);
    if (!mistake) continue;
    const { inFolder = false, ...details } = mistake;
    const report = createReporter(displayPath(inFolder ? entry.parentPath : file, root), diagnostics);
    report({ rule: 'public-file', position: { line: 1, column: 1 }, ...details });
  }
  return diagnostics.sort(comparePositions);
}

/** What is wrong with a file. `inFolder`: the report names its folder, because the file cannot be read. */
interface Mistake {
  message: string;
  hint?: string;
  inFolder?: boolean;
}

const notAFile = (entry: Dirent): Mistake => ({
  message: entry.isSymbolicLink()
    ? `“${entry.name}” is a symbolic link that leads to no file.`
    : `“${entry.name}” is neither a file nor a folder.`,
  inFolder: true,
});

function checkFile(path: string, size: number, isInUse: (path: string) => boolean): Mistake | undefined {
  if (isInUse(path)) return placeInUse(path);
  const name = basename(path);
  // Files such as .nojekyll may be empty.
  if (size === 0 && !name.startsWith('.')) return { message: 'The file is empty.' };
  const limit = name.endsWith('.html') ? budgets.page : budgets.file;
  if (size <= limit) return undefined;
  const bytes = new Intl.NumberFormat('en-GB');
  return {
    message: `The file has ${bytes.format(size)} bytes; the limit is ${bytes.format(limit)}.`,
    hint: 'Make it smaller, or raise “budgets” in src/site.ts.',
  };
}

const placeInUse = (path: string): Mistake => ({
  message: `The site itself has a page or file at /${path.replace(/(^|\/)index\.html$/, '$1')}.`,
  hint: 'Rename the file, or delete it.',
});

/** Files that the build writes for hosts. */
const hostFiles = ['_headers', '_redirects'];

/**
 * Returns a function that says whether the site itself has something at the path of a public file: the same file, a
 * folder of this name, or a file where the path has a folder.
 */
function createUseCheck(content: Content): (path: string) => boolean {
  const { pages, files } = listSiteAddresses(content, '');
  const inUse = new Set([...Array.from(pages.keys(), (page) => `${page}index.html`), ...files, ...hostFiles]);
  // A publisher can replace it: nothing else depends on what it says.
  inUse.delete('robots.txt');
  const folders = new Set(['assets', 'pagefind', ...Array.from(inUse).flatMap(listFolders)]);
  return (path) =>
    path.startsWith(cardsFolder) ||
    inUse.has(path) ||
    folders.has(path) ||
    listFolders(path).some((folder) => inUse.has(folder));
}

/** Lists the folders of a path: `a` and `a/b` for `a/b/c.txt`. */
const listFolders = (path: string): string[] => Array.from(path.matchAll(/\//g), ({ index }) => path.slice(0, index));
