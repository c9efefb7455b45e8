/**
 * The HTTP policy of every server: which headers each path is sent with. `npm run serve` applies it to each
 * request. The configurations of other servers are generated from it (`host-files.ts`, `nginx.ts`, `caddy.ts`). A
 * test sends the same requests to all of them.
 */
export type Headers = Readonly<Record<string, string>>;

/** A class of files that are sent with the same headers. */
export interface FileClass {
  name: string;
  /**
   * A regular expression that is matched from the start of a path (without the base path). It uses only what
   * JavaScript, PCRE (nginx) and RE2 (Caddy) share, so no lookarounds. The first matching class applies.
   */
  pattern: string;
  headers: Headers;
  /** The path ends with a slash; the `index.html` of that folder is sent. */
  isPage?: true;
  /** Answered with 404. */
  isHidden?: true;
  /** The content at this path never changes, so it is sent without validators (RFC 9110, 8.8). */
  isImmutable?: true;
}

/** File classes in the order of precedence. The last one matches every path. */
export type FileClasses = readonly [...FileClass[], FileClass];

/** WHATWG Fetch, 3.6: browsers must not guess another type than `Content-Type` says. */
const common: Headers = { 'X-Content-Type-Options': 'nosniff' };

/** Fetch, 3.7 (CORP): whether other sites may embed this file in their pages. */
const sameOrigin: Headers = { 'Cross-Origin-Resource-Policy': 'same-origin' };
const crossOrigin: Headers = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** Fetch, 3.3 (CORS): other sites may search this one together with theirs. CORP does not apply to such requests. */
const readableByAll: Headers = { 'Access-Control-Allow-Origin': '*' };

/** RFC 9111, 5.2.2.4: caches store the file, and revalidate it before each use. */
const revalidated: Headers = { 'Cache-Control': 'no-cache' };
/** RFC 8246: the file’s name changes with its content, so caches need not revalidate it. */
const immutable: Headers = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** Returns the headers for documents, scripts and workers. Other responses do not need them. */
function getSecurityHeaders(contentPolicy: string): Headers {
  return {
    // CSP3. Its `frame-ancestors` replaces X-Frame-Options.
    'Content-Security-Policy': contentPolicy,
    // W3C Referrer Policy: other sites learn the origin that readers come from, not the page.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    // RFC 6797. Only for this host: subdomains may belong to others. Browsers ignore it without TLS.
    'Strict-Transport-Security': 'max-age=63072000',
  };
}

/** W3C Permissions Policy: no page needs any of these features. */
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
 * Lists the file classes in the order of precedence. The last one matches every path.
 * @param contentPolicy see `content-policy.ts`
 */
export function listFileClasses(contentPolicy: string): FileClasses {
  const activeContent = { ...common, ...getSecurityHeaders(contentPolicy), ...sameOrigin };
  const pageHeaders = { ...activeContent, ...permissions, ...revalidated };
  return [
    // RFC 8615: public, although the name begins with a dot.
    {
      name: 'well-known files',
      pattern: String.raw`\.well-known/(?:[^/.][^/]*/)*[^/.][^/]*$`,
      headers: pageHeaders,
    },
    // Configuration for hosts, and all other files whose names begin with a dot.
    {
      name: 'hidden files',
      pattern: String.raw`_(?:headers|redirects)$|(?:.*/)?\.`,
      headers: pageHeaders,
      isHidden: true,
    },
    // A search manifest has the same name in every build, and names the other search files of its build.
    {
      name: 'search manifests',
      pattern: String.raw`pagefind/[^/]+\.pf_entry$`,
      headers: { ...common, ...readableByAll, ...revalidated },
    },
    {
      name: 'search files',
      pattern: 'pagefind/.',
      headers: { ...common, ...readableByAll, ...immutable },
      isImmutable: true,
    },
    {
      name: 'hashed scripts and workers',
      pattern: String.raw`assets/.*\.m?js$`,
      headers: { ...activeContent, ...immutable },
      isImmutable: true,
    },
    {
      name: 'hashed files',
      pattern: 'assets/.',
      headers: { ...common, ...sameOrigin, ...immutable },
      isImmutable: true,
    },
    // Other sites show share cards in link previews.
    {
      name: 'share cards',
      pattern: String.raw`og/.*\.png$`,
      headers: { ...common, ...crossOrigin, ...revalidated },
    },
    { name: 'pages', pattern: '(?:.*/)?$', headers: pageHeaders, isPage: true },
    // SVG and XML files are documents too when readers open them.
    { name: 'documents', pattern: String.raw`.*\.(?:html|svg|xml)$`, headers: pageHeaders },
    { name: 'scripts', pattern: String.raw`.*\.m?js$`, headers: { ...activeContent, ...revalidated } },
    { name: 'other files and redirects', pattern: '', headers: { ...common, ...sameOrigin, ...revalidated } },
  ];
}

/** Returns the class of a path. @param path decoded, without the base path and its slash */
export function classifyFile(path: string, classes: FileClasses): FileClass {
  const match = classes.find(({ pattern }) => new RegExp(`^(?:${pattern})`, 's').test(path));
  return match ?? getFallbackClass(classes);
}

/** Returns the class that matches every path, which is the last one. */
export function getFallbackClass(classes: FileClasses): FileClass {
  return classes[classes.length - 1] as FileClass;
}
