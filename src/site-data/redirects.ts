/** Redirects from former addresses, for servers. */
import { href } from '../site.ts';
import type { FormerPath } from './former-paths.ts';

/** A former address and the current one. Both start with `/` and the base path. */
export interface Redirect {
  from: string;
  to: string;
}

/** The file of the built site that lists its redirects, for servers that can respond with 301. */
export const redirectsFile = 'redirects.json';

/** Returns the redirects of the site. */
export function createRedirects(paths: readonly FormerPath[]): Redirect[] {
  return paths.map(({ from, to }) => ({ from: href(from), to: href(to) }));
}

/** Parses the redirects file of a built site. Without a file there are none. @throws Error when it is not JSON */
export function parseRedirects(file: Buffer | string | undefined): Redirect[] {
  return file === undefined ? [] : (JSON.parse(file.toString()) as Redirect[]);
}
