/** Serves the built site as a production server would. Headers come from `../http/http-policy.ts`. */
import { closeSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { parseRedirects, redirectsFile } from '../../site-data/redirects.ts';
import { parseAcceptEncoding } from '../http/content-encoding.ts';
import { buildContentPolicy } from '../http/content-policy.ts';
import {
  classifyFile,
  type FileClass,
  type FileClasses,
  getFallbackClass,
  listFileClasses,
} from '../http/http-policy.ts';
import { notFoundPage } from '../http/site-facts.ts';
import { sendFile } from './send-file.ts';
import { createLimitedServer } from './server-limits.ts';
import { type Lookup, openSite } from './site-reader.ts';

export interface ServeOptions {
  /** The built site. A build may replace it while it is served. */
  folder: string;
  /** Path of the site, with a slash at both ends. */
  basePath: string;
  /** Addresses of other sites that the search may request. */
  searched?: readonly string[];
}

const noSite = 'There is no built site here at the moment.\n';

/** Replaces a path that cannot be decoded. No built file has this name. */
const invalidPath = '\u{fffd}';

/** Data of one build that all its responses need. */
interface Site {
  classes: FileClasses;
  /** New addresses by former address. */
  redirects: ReadonlyMap<string, string>;
}

/** Creates the server; the caller calls `listen`. @throws Error when there is no built site */
export function createSiteServer({ folder, basePath, searched = [] }: ServeOptions): Server {
  const lookUp = openSite<Site>(folder, (notFound, read) => ({
    classes: listFileClasses(buildContentPolicy([notFound.toString()], searched)),
    redirects: new Map(parseRedirects(read(redirectsFile)).map(({ from, to }) => [from, to])),
  }));
  const page = lookUp(`/${notFoundPage}`, []);
  if (!page?.file) throw new Error(`There is no built site in ${folder}. Run “npm run build” first.`);
  closeSync(page.file.descriptor);
  return createLimitedServer((request, response) => respond(request, response, lookUp, basePath));
}

function respond(request: IncomingMessage, response: ServerResponse, lookUp: Lookup<Site>, basePath: string): void {
  const [, address = '/', query = ''] = /^([^?]*)(.*)$/s.exec(request.url ?? '/') ?? [];
  const path = address.startsWith(basePath) ? decodePath(address.slice(basePath.length)) : invalidPath;
  const accepted = parseAcceptEncoding(request.headers['accept-encoding']);
  const result = lookUp(`/${path}`, accepted);
  if (!result) {
    sendUnavailable(response);
    return;
  }
  const { site, lacksSlash, file } = result;
  const fileClass = classifyFile(path, site.classes);
  const location =
    lacksSlash && !fileClass.isHidden
      ? `${basePath}${address.slice(basePath.length).replace(/^\/+/, '')}/`
      : (site.redirects.get(address) ?? getHomeRedirect(address, basePath));
  const isAllowed = request.method === 'GET' || request.method === 'HEAD';
  if (file && !fileClass.isHidden && location === undefined && isAllowed) {
    setHeaders(response, fileClass);
    sendFile(request, response, file, { ...fileClass, accepted, name: fileClass.isPage ? 'index.html' : path });
    return;
  }
  if (file) closeSync(file.descriptor);
  if (location !== undefined) redirect(response, site.classes, location + query);
  else if (!file || fileClass.isHidden) sendNotFound(request, response, lookUp, accepted);
  else {
    response.setHeader('Allow', 'GET, HEAD');
    sendText(response, 405, 'This server allows GET and HEAD only.\n');
  }
}

function sendNotFound(
  request: IncomingMessage,
  response: ServerResponse,
  lookUp: Lookup<Site>,
  accepted: ReturnType<typeof parseAcceptEncoding>,
): void {
  const result = lookUp(`/${notFoundPage}`, accepted);
  if (!result?.file) {
    sendUnavailable(response);
    return;
  }
  setHeaders(response, classifyFile(notFoundPage, result.site.classes));
  sendFile(request, response, result.file, { name: notFoundPage, accepted, status: 404 });
}

/** Returns the redirect to the home page from `/` and from the base path without its last slash. */
function getHomeRedirect(address: string, basePath: string): string | undefined {
  return basePath !== '/' && (address === '/' || `${address}/` === basePath) ? basePath : undefined;
}

function setHeaders(response: ServerResponse, { headers }: FileClass): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

function sendUnavailable(response: ServerResponse): void {
  sendText(response, 503, noSite);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

function redirect(response: ServerResponse, classes: Site['classes'], location: string): void {
  setHeaders(response, getFallbackClass(classes));
  response.writeHead(301, { Location: location }).end();
}

/** Decodes a path. Returns an invalid path for one that cannot be decoded or leaves the folder. */
function decodePath(path: string): string {
  try {
    const decoded = decodeURIComponent(path).replace(/^\/+/, '');
    return /\0|(^|[/\\])\.\.?([/\\]|$)/.test(decoded) ? invalidPath : decoded;
  } catch {
    return invalidPath;
  }
}
