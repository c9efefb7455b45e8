/**
 * The one policy that every server follows: what is answered with which headers. `npm run serve` asks it for each
 * path. The configurations of others are made from it (`host-files.ts`, `nginx.ts`, `caddy.ts`), and a test asks all
 * of them the same questions.
 */

import type { Redirect } from '../../site-data/redirects.ts';

export type Headers = Readonly<Record<string, string>>;

/** What the configuration of a server is made from. */
export interface ServerConfigOptions {
  /** Folder in which the server looks paths up; it may be a link. The site is in it under the base path. Absolute. */
  root: string;
  /** Path of the site, with a slash at both ends. */
  basePath: string;
  /** See `content-policy.ts`. */
  contentPolicy: string;
  redirects: readonly Redirect[];
}

/** Files that are answered alike. */
export interface FileClass {
  name: string;
  /**
   * Which paths: the beginning of a regular expression, on the path without the base path and its slash. It means the
   * same to JavaScript, PCRE (nginx) and RE2 (Caddy), so it has no lookarounds. The first kind that matches counts.
   */
  pattern: string;
  headers: Headers;
  /** The path is that of a folder: its page is meant. */
  isFolder?: true;
  /** Such paths are answered as if nothing were there. */
  isHidden?: true;
  /** What never changes is never asked for again: it has no validators (RFC 9110, 8.8). */
  isUnchanging?: true;
}

/** WHATWG Fetch, 3.6: no file is taken for what its type does not say. */
const every: Headers = { 'X-Content-Type-Options': 'nosniff' };

/** Fetch, 3.7 (CORP): no other site may build this file into its pages; or every site may. */
const own: Headers = { 'Cross-Origin-Resource-Policy': 'same-origin' };
const embeddable: Headers = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** Fetch, 3.3 (CORS): other sites may search this one together with theirs. With it, CORP has nothing left to say. */
const shared: Headers = { 'Access-Control-Allow-Origin': '*' };

/** RFC 9111, 5.2.2.4: keep it, but ask each time whether it is still true. */
const revalidated: Headers = { 'Cache-Control': 'no-cache' };
/** RFC 8246: the name of the file changes with what it holds, so it need never be asked for again. */
const unchanging: Headers = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** What governs documents and workers; in other answers it would only weigh. */
function governing(contentPolicy: string): Headers {
  return {
    // CSP3. `frame-ancestors` stands for X-Frame-Options.
    'Content-Security-Policy': contentPolicy,
    // W3C Referrer Policy: other sites learn that somebody came from here, not from which page.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    // RFC 6797. Only for this host: its neighbours may not be ours. Browsers ignore it where there is no TLS.
    'Strict-Transport-Security': 'max-age=63072000',
  };
}

/** W3C Permissions Policy: an explainer needs none of these, nor does anything that a mistake might let into a page. */
const permissions: Headers = {
  'Permissions-Policy': [
    'accelerometer',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'screen-wake-lock',
    'usb',
    'xr-spatial-tracking',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
};

/**
 * The kinds of files, in the order in which they are tried; the last one takes what is left.
 * @param contentPolicy see `content-policy.ts`
 */
export function listFileClasses(contentPolicy: string): readonly [...FileClass[], FileClass] {
  const governed = { ...every, ...governing(contentPolicy), ...own };
  const document = { ...governed, ...permissions, ...revalidated };
  return [
    // RFC 8615: public files in spite of the dot.
    {
      name: 'well-known files',
      pattern: String.raw`\.well-known/(?:[^/.][^/]*/)*[^/.][^/]*$`,
      headers: document,
    },
    // Files for hosts, and all other files whose names begin with a dot.
    {
      name: 'hidden files',
      pattern: String.raw`_(?:headers|redirects)$|(?:.*/)?\.`,
      headers: document,
      isHidden: true,
    },
    // Where a search begins: it names the files of its build.
    {
      name: 'beginnings of the search',
      pattern: String.raw`pagefind/[^/]+\.pf_entry$`,
      headers: { ...every, ...shared, ...revalidated },
    },
    {
      name: 'files of the search',
      pattern: 'pagefind/.',
      headers: { ...every, ...shared, ...unchanging },
      isUnchanging: true,
    },
    {
      name: 'hashed scripts and workers',
      pattern: String.raw`assets/.*\.m?js$`,
      headers: { ...governed, ...unchanging },
      isUnchanging: true,
    },
    {
      name: 'hashed files',
      pattern: 'assets/.',
      headers: { ...every, ...own, ...unchanging },
      isUnchanging: true,
    },
    // Previews of links are shown by other sites.
    {
      name: 'share cards',
      pattern: String.raw`og/.*\.png$`,
      headers: { ...every, ...embeddable, ...revalidated },
    },
    { name: 'pages', pattern: '(?:.*/)?$', headers: document, isFolder: true },
    // SVG and XML are documents too when they are opened by themselves.
    { name: 'documents', pattern: String.raw`.*\.(?:html|svg|xml)$`, headers: document },
    { name: 'scripts', pattern: String.raw`.*\.m?js$`, headers: { ...governed, ...revalidated } },
    { name: 'other files and redirects', pattern: '', headers: { ...every, ...own, ...revalidated } },
  ];
}

/** The kind that a path is of. @param path decoded, without the base path and its slash */
export function classifyFile(path: string, kinds: readonly [...FileClass[], FileClass]): FileClass {
  const found = kinds.find(({ pattern }) => new RegExp(`^(?:${pattern})`, 's').test(path));
  return found ?? (kinds[kinds.length - 1] as FileClass);
}
