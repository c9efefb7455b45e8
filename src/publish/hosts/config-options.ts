import type { Redirect } from '../../site-data/redirects.ts';

/** What the configuration of a web server is generated from. */
export interface ServerConfigOptions {
  /**
   * Absolute path of the folder in which the server looks up paths; it may be a link. It holds the site under
   * the base path.
   */
  root: string;
  /** Path of the site, with a slash at both ends. */
  basePath: string;
  /** See `../http/content-policy.ts`. */
  contentPolicy: string;
  redirects: readonly Redirect[];
}

/** Quotes the path of a folder for a configuration. @throws Error when servers would interpret one of its characters */
export function quoteFolder(folder: string): string {
  if (/["\\$;{}[\]*?\n]/.test(folder))
    throw new Error(
      `Web servers cannot serve the folder ${folder}: choose a name without quotes, $, ;, {}, [], *, ? and \\.`,
    );
  return `"${folder}"`;
}
