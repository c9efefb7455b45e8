/** Serves the built folder as a production server would. What it answers with which headers: `policy.ts`. */
import { closeSync } from 'node:fs';
import type { Server, ServerResponse } from 'node:http';
import { parseRedirects, redirectsFile } from '../../site-data/redirects.ts';
import { acceptedEncodings } from '../http/content-encoding.ts';
import { buildContentPolicy } from '../http/content-policy.ts';
import { classifyFile, type FileClass, listFileClasses } from '../http/http-policy.ts';
import { notFoundPage } from '../http/site-facts.ts';
import { sendFile } from './send-file.ts';
import { createLimitedServer } from './server-limits.ts';
import { type OpenFile, openSite } from './site-reader.ts';

/** What to serve and where. */
export interface ServeOptions {
  /** The built folder. A build may replace it while it is served. */
  folder: string;
  /** Path that the site stands under, with a slash at both ends. */
  basePath: string;
  /** Other sites that the search may ask. */
  searched?: readonly string[];
}

/** What is the same for every answer that one build gives. */
interface Site {
  kinds: ReturnType<typeof listFileClasses>;
  /** Addresses of the past, and those that they lead to. */
  moved: ReadonlyMap<string, string>;
}

/** Makes the server; the caller makes it listen. @throws Error when nothing was built. */
export function createSiteServer({ folder, basePath, searched = [] }: ServeOptions): Server {
  const look = openSite<Site>(folder, (notFound, read) => ({
    kinds: listFileClasses(buildContentPolicy([notFound.toString()], searched)),
    moved: new Map(parseRedirects(read(redirectsFile)).map(({ from, to }) => [from, to])),
  }));
  const built = look(`/${notFoundPage}`, []);
  if (!built?.file) throw new Error(`There is no built site in ${folder}. Run “npm run build” first.`);
  closeSync(built.file.descriptor);
  return createLimitedServer((request, response) => {
    const [, address = '/', query = ''] = /^([^?]*)(.*)$/s.exec(request.url ?? '/') ?? [];
    const isInside = address.startsWith(basePath);
    const path = isInside ? decodePath(address.slice(basePath.length)) : nowhere;
    const accepted = acceptedEncodings(request.headers['accept-encoding']);
    const found = look(`/${path}`, accepted);
    if (!found) return answer(response, 503, 'There is no built site here at the moment.\n');
    const { site, page } = found;
    const kind = classifyFile(path, site.kinds);
    const file = kind.isHidden ? close(found.file) : found.file;
    const to =
      page && !kind.isHidden
        ? `${basePath}${address.slice(basePath.length).replace(/^\/+/, '')}/`
        : (site.moved.get(address) ?? homeOf(address, basePath));
    if (to !== undefined) {
      close(file);
      return redirect(response, site.kinds, to + query);
    }
    if (!file) {
      const missing = look(`/${notFoundPage}`, accepted);
      if (!missing?.file) return answer(response, 503, 'There is no built site here at the moment.\n');
      setHeaders(response, classifyFile(notFoundPage, missing.site.kinds));
      return sendFile(request, response, missing.file, { name: notFoundPage, accepted, status: 404 });
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      close(file);
      response.setHeader('Allow', 'GET, HEAD');
      return answer(response, 405, 'Only GET and HEAD are answered here.\n');
    }
    setHeaders(response, kind);
    sendFile(request, response, file, { ...kind, accepted, name: kind.isFolder ? 'index.html' : path });
  });
}

/** Where the address of the server itself leads, and that of the site without its last slash. */
function homeOf(address: string, basePath: string): string | undefined {
  return basePath !== '/' && (address === '/' || `${address}/` === basePath) ? basePath : undefined;
}

function close(file: OpenFile | undefined): undefined {
  if (file) closeSync(file.descriptor);
}

function setHeaders(response: ServerResponse, { headers }: FileClass): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

function redirect(response: ServerResponse, kinds: Site['kinds'], location: string): void {
  setHeaders(response, classifyFile('', kinds.slice(-1) as [FileClass]));
  response.writeHead(301, { Location: location }).end();
}

/** A path that no file has. */
const nowhere = '\u{fffd}';

/** Decodes a path; what cannot be decoded or climbs out of the folder names nothing. */
function decodePath(path: string): string {
  try {
    const decoded = decodeURIComponent(path).replace(/^\/+/, '');
    return /\0|(^|[/\\])\.\.?([/\\]|$)/.test(decoded) ? nowhere : decoded;
  } catch {
    return nowhere;
  }
}
