/** The addresses that were given up, for those who serve the site. */
import { explainerPath } from '../schema/ids.ts';
import { href } from '../site.ts';
import type { FormerName } from './collections.ts';

/** An address of the past, and the one that it leads to: both start with `/` and the base path. */
export interface Redirect {
  from: string;
  to: string;
}

/** Where the built site holds its redirects, for servers that can answer with 301. */
export const redirectsFile = 'redirects.json';

/** Every redirect of the site. */
export function redirectsOf(names: readonly FormerName[]): Redirect[] {
  return names.map(({ name, listing }) => ({
    from: href(explainerPath(name)),
    to: href(explainerPath(listing.slug)),
  }));
}
