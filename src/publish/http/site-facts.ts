/** What servers have to know of built sites: it stands in their files. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Redirect, redirectsFile, redirectsIn } from '../../site-data/redirects.ts';
import { contentPolicy } from './content-policy.ts';

/** The page for what is not there, which every built site has. */
export const notFoundPage = '404.html';

/**
 * The policy under which the pages of these builds show as they should, and the redirects of the first of them.
 * @param searched addresses of other sites that the search may ask
 * @throws Error when there is no site in one of the folders
 */
export function answersOf(
  folders: readonly [string, ...string[]],
  searched: readonly string[],
): { contentPolicy: string; redirects: Redirect[] } {
  const pages = folders.map((folder) => readFileSync(join(folder, notFoundPage), 'utf8'));
  const file = join(folders[0], redirectsFile);
  return {
    contentPolicy: contentPolicy(pages, searched),
    redirects: redirectsIn(existsSync(file) ? readFileSync(file) : undefined),
  };
}
