/** The addresses that were given up, for those who serve the site. */
import { href } from '../site.ts';
import type { FormerPath } from './content-queries.ts';

/** An address of the past, and the one that it leads to: both start with `/` and the base path. */
export interface Redirect {
  from: string;
  to: string;
}

/** Where the built site holds its redirects, for servers that can answer with 301. */
export const redirectsFile = 'redirects.json';

/** Every redirect of the site. */
export function createRedirects(paths: readonly FormerPath[]): Redirect[] {
  return paths.map(({ from, to }) => ({ from: href(from), to: href(to) }));
}

/** Reads them from what the built site holds; no file is no redirects. @throws Error when it is not what we wrote. */
export function parseRedirects(file: Buffer | string | undefined): Redirect[] {
  return file === undefined ? [] : (JSON.parse(file.toString()) as Redirect[]);
}
