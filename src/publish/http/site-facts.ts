/** Reads from built sites what servers need to know. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRedirects, type Redirect, redirectsFile } from '../../site-data/redirects.ts';
import { buildContentPolicy } from './content-policy.ts';

/** The page that servers send with status 404. Every built site has it. */
export const notFoundPage = '404.html';

/**
 * Reads the content policy that allows the pages of all these builds, and the redirects of the first one.
 * @param folders of the built sites. @param searched addresses of other sites that the search may request
 * @throws Error when one of the folders holds no site
 */
export function readSiteFacts(
  folders: readonly [string, ...string[]],
  searched: readonly string[],
): { contentPolicy: string; redirects: Redirect[] } {
  const pages = folders.map((folder) => readFileSync(join(folder, notFoundPage), 'utf8'));
  const redirects = join(folders[0], redirectsFile);
  return {
    contentPolicy: buildContentPolicy(pages, searched),
    redirects: parseRedirects(existsSync(redirects) ? readFileSync(redirects) : undefined),
  };
}
