/** Serves the built folder as a production server would: types, compression, caching, headers, 404. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';
import { type Redirect, redirectsFile } from './redirects.ts';

/** What to serve and where. */
export interface ServeOptions {
  /** The built folder. */
  folder: string;
  /** Path that the site stands under, with a slash at both ends. */
  basePath: string;
}

/** Types that the list of the library lacks. Reference managers offer to import what comes as one of these. */
const moreTypes: Record<string, string> = {
  '.bib': 'application/x-bibtex',
  '.ris': 'application/x-research-info-systems',
};

/** Makes the server; the caller makes it listen. @throws Error when nothing was built. */
export function siteServer({ folder, basePath }: ServeOptions): Server {
  const current = currentSite(folder);
  current();
  const compress = compression({ threshold: 512 });
  const files = sirv(folder, {
    etag: true,
    dev: true,
    setHeaders: (response, path) => {
      const unchanging = /^\/assets\/|^\/pagefind\/(fragment|index)\//.test(path);
      response.setHeader('Cache-Control', unchanging ? 'public, max-age=31536000, immutable' : 'no-cache');
      const type = moreTypes[extname(path)];
      if (type) response.setHeader('Content-Type', `${type}; charset=utf-8`);
    },
  });
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(current().headers)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(response, 405, 'Only GET and HEAD are answered here.\n');
    const path = request.url ?? '/';
    if (!path.startsWith(basePath)) {
      return path === '/' ? redirect(response, basePath) : answerNotFound(request, response);
    }
    request.url = `/${path.slice(basePath.length)}`;
    const question = request.url.indexOf('?');
    const plain = question < 0 ? request.url : request.url.slice(0, question);
    const query = question < 0 ? '' : request.url.slice(question);
    const moved = current().moved.get(basePath + plain.slice(1));
    if (moved) return redirect(response, moved + query);
    if (!plain.endsWith('/') && existsSync(join(folder, decodePath(plain), 'index.html'))) {
      return redirect(response, `${basePath}${plain.slice(1)}/${query}`);
    }
    compress(request as never, response as never, () =>
      files(request, response, () => answerNotFound(request, response)),
    );
  });

  function answerNotFound(request: IncomingMessage, response: ServerResponse): void {
    response.statusCode = 404;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Cache-Control', 'no-cache');
    response.end(request.method === 'HEAD' ? undefined : current().notFound);
  }
}

interface CurrentSite {
  notFound: Buffer;
  headers: Record<string, string>;
  /** Addresses of the past, and those that they lead to. */
  moved: ReadonlyMap<string, string>;
}

/** The 404 page, the headers and the redirects of the site that stands in a folder now: a build may replace it while it is served. */
function currentSite(folder: string): () => CurrentSite {
  const file = join(folder, '404.html');
  let made = Number.NaN;
  let site: CurrentSite | undefined;
  return () => {
    const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changed !== undefined && changed !== made) {
      const notFound = readFileSync(file);
      site = { notFound, headers: pageHeaders(notFound.toString()), moved: movedIn(folder) };
      made = changed;
    }
    if (!site) throw new Error(`There is no built site in ${folder}. Run “npm run build” first.`);
    return site;
  };
}

function movedIn(folder: string): ReadonlyMap<string, string> {
  const file = join(folder, redirectsFile);
  const redirects = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Redirect[]) : [];
  return new Map(redirects.map(({ from, to }) => [from, to]));
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { Location: location }).end();
}

/** Decodes a path; what cannot be decoded or climbs out of the folder names nothing. */
function decodePath(path: string): string {
  try {
    const decoded = decodeURIComponent(path);
    return /\0|(^|[/\\])\.\.([/\\]|$)/.test(decoded) ? '/\u{fffd}' : decoded;
  } catch {
    return '/\u{fffd}';
  }
}

/** The security headers. The 404 page carries every style and script that any page holds inline: one policy names them by digest. */
function pageHeaders(page: string): Record<string, string> {
  const digests = (tag: string) =>
    Array.from(
      page.matchAll(new RegExp(`<${tag}(?: type="module")?>(.*?)</${tag}>`, 'gs')),
      ([, text = '']) => `'sha256-${hash('sha256', text, 'base64')}'`,
    ).join(' ');
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src ${digests('style')}`,
      `script-src 'self' 'wasm-unsafe-eval' ${digests('script')}`,
      "worker-src 'self'",
      "connect-src 'self'",
      "img-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}
