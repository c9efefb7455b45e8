/** Checks that the newsroom’s own copies stay private: they are the publishers’ works. */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** Folders that are published, or from which files may be published. */
interface SiteFolders {
  root: string;
  contentDir: string;
  publicDir: string;
  outDir: string;
}

/**
 * Returns the absolute path of a folder for copies.
 * @throws Error when its files could become public: it is part of the site, or git does not ignore it
 */
export function resolveEvidenceFolder(folder: string, { root, contentDir, publicDir, outDir }: SiteFolders): string {
  const path = resolveLinks(resolve(root, folder));
  const published = [contentDir, publicDir, outDir, join(root, 'src')].find((each) =>
    isWithin(path, resolveLinks(each)),
  );
  if (published)
    throw new Error(`${folder} is in ${published}, whose files are published. Choose a folder outside the site.`);
  if (isCommitted(path))
    throw new Error(
      `Git does not ignore ${folder}, so that a commit could publish the copies. Add it to .gitignore, or use “evidence”.`,
    );
  return path;
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && resolve(way) !== way);
}

/** Asks git in whatever repository the folder is. Outside of one (exit code 128) there is nothing to commit to. */
function isCommitted(path: string): boolean {
  let cwd = path;
  while (!existsSync(cwd)) cwd = dirname(cwd);
  return spawnSync('git', ['check-ignore', '--quiet', join(path, 'copy.html')], { cwd }).status === 1;
}

/** Returns the real path of a folder that may not exist yet. */
function resolveLinks(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return dirname(path) === path ? path : join(resolveLinks(dirname(path)), basename(path));
}
