/** Serves the built folder as a production server would: types, compression, caching, headers, 404. */
import { hash } from 'node:crypto';
import { closeSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import compression from 'compression';
import { answerFile } from './answer-file.ts';
import { type Redirect, redirectsFile } from './redirects.ts';
import { limitedServer } from './server-limits.ts';
import { lookIn, type Site } from './standing.ts';

/** What to serve and where. */
export interface ServeOptions {
  /** The built folder. A build may replace it while it is served. */
  folder: string;
  /** Path that the site stands under, with a slash at both ends. */
  basePath: string;
  /** Other sites that the search may ask. */
  searched?: readonly string[];
}

/** Makes the server; the caller makes it listen. @throws Error when nothing was built. */
export function siteServer({ folder, basePath, searched = [] }: ServeOptions): Server {
  const look = lookIn<SiteWithHeaders>(folder, (notFound, read) => ({
    notFound,
    headers: pageHeaders(notFound.toString(), searched),
    moved: movedIn(read(redirectsFile)),
  }));
  if (!look('/404.html')) throw new Error(`There is no built site in ${folder}. Run “npm run build” first.`);
  const compress = compression({ threshold: 512 });
  return limitedServer((request, response) => {
    const address = request.url ?? '/';
    const inside = address.startsWith(basePath);
    const [, plain = '', query = ''] = /^([^?]*)(.*)$/s.exec(inside ? address.slice(basePath.length) : '') ?? [];
    const path = decodePath(`/${plain}`);
    const found = look(inside ? path : nowhere);
    if (!found) return answer(response, 503, 'There is no built site here at the moment.\n');
    const { site, file, page } = found;
    // Pages and scripts, workers among them, are what a policy governs; in other answers it would only weigh.
    const governed = !file || /(\/|\.html|\.m?js)$/.test(path);
    for (const [name, value] of Object.entries(site.headers))
      if (governed || !policies.has(name)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      if (file) closeSync(file.descriptor);
      return answer(response, 405, 'Only GET and HEAD are answered here.\n');
    }
    const moved = inside ? site.moved.get(basePath + plain) : undefined;
    if (moved) {
      if (file) closeSync(file.descriptor);
      return redirect(response, moved + query);
    }
    if (!inside && address === '/') return redirect(response, basePath);
    if (page) return redirect(response, `${basePath}${plain.replace(/^\/+/, '')}/${query}`);
    if (!file) return answerNotFound(request, response, site);
    compress(request as never, response as never, () => answerFile(request, response, path, file));
  });
}

interface SiteWithHeaders extends Site {
  headers: Record<string, string>;
  /** Addresses of the past, and those that they lead to. */
  moved: ReadonlyMap<string, string>;
}

function movedIn(file: Buffer | undefined): ReadonlyMap<string, string> {
  const redirects = file ? (JSON.parse(file.toString()) as Redirect[]) : [];
  return new Map(redirects.map(({ from, to }) => [from, to]));
}

function answerNotFound(request: IncomingMessage, response: ServerResponse, { notFound }: Site): void {
  response.statusCode = 404;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-cache');
  response.end(request.method === 'HEAD' ? undefined : notFound);
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { Location: location }).end();
}

/** A path that no file has. */
const nowhere = '/\u{fffd}';

/** Decodes a path; what cannot be decoded, climbs out of the folder or is hidden names nothing. */
function decodePath(path: string): string {
  try {
    const decoded = decodeURIComponent(path);
    return /\0|(^|[/\\])\.(?!well-known\/)/.test(decoded) ? nowhere : decoded;
  } catch {
    return nowhere;
  }
}

/** Headers that say what documents and workers may do, or what their host is like: once is enough. */
const policies = new Set(['Content-Security-Policy', 'Referrer-Policy', 'Strict-Transport-Security']);

/** The security headers. The 404 page carries every style and script that any page holds inline: one policy names them by digest. */
function pageHeaders(page: string, searched: readonly string[]): Record<string, string> {
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
      ['connect-src', "'self'", ...searched.map((address) => new URL(address).origin)].join(' '),
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
