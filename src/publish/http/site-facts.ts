/** What servers have to know of built sites: it stands in their files. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRedirects, type Redirect, redirectsFile } from '../../site-data/redirects.ts';
import { buildContentPolicy } from './content-policy.ts';

/** The page for what is not there, which every built site has. */
export const notFoundPage = '404.html';

/**
 * The policy under which the pages of these builds show as they should, and the redirects of the first of them.
 * @param searched addresses of other sites that the search may ask
 * @throws Error when there is no site in one of the folders
 */
export function readSiteFacts(
  folders: readonly [string, ...string[]],
  searched: readonly string[],
): { contentPolicy: string; redirects: Redirect[] } {
  const pages = folders.map((folder) => readFileSync(join(folder, notFoundPage), 'utf8'));
  const file = join(folders[0], redirectsFile);
  return {
    contentPolicy: buildContentPolicy(pages, searched),
    redirects: parseRedirects(existsSync(file) ? readFileSync(file) : undefined),
  };
}
