/** Answers a request with an open file: its type, its tag, the part that was asked for. */
import { closeSync, createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { pipeline } from 'node:stream';
import { lookup } from 'mrmime';
import type { OpenFile } from './standing.ts';

/** Types that the list of the library lacks. Reference managers offer to import what comes as one of these. */
const moreTypes: Record<string, string> = {
  '.bib': 'application/x-bibtex; charset=utf-8',
  '.ris': 'application/x-research-info-systems; charset=utf-8',
};

function typeOf(path: string): string | undefined {
  const type = moreTypes[extname(path)] ?? lookup(path);
  return type === 'text/html' ? 'text/html;charset=utf-8' : type;
}

/** Sends a file and closes it. `path` is the one that was asked for, without the base path. */
export function answerFile(request: IncomingMessage, response: ServerResponse, path: string, file: OpenFile): void {
  const { descriptor, stats } = file;
  const tag = `W/"${stats.size}-${stats.mtimeMs}"`;
  // Their names change with what they hold; where a search begins is the exception.
  const unchanging = /^\/(assets|pagefind)\//.test(path) && !path.endsWith('.pf_entry');
  response.setHeader('Cache-Control', unchanging ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (path.startsWith('/pagefind/')) {
    // Other sites may search this one together with theirs.
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.removeHeader('Cross-Origin-Resource-Policy');
  }
  // What never changes is never asked for again.
  if (!unchanging) {
    response.setHeader('ETag', tag);
    response.setHeader('Last-Modified', stats.mtime.toUTCString());
  }
  response.setHeader('Content-Type', typeOf(path.endsWith('/') ? 'index.html' : path) ?? 'application/octet-stream');

  const wanted = wantedPart(request, stats.size);
  if (request.headers['if-none-match'] === tag) response.statusCode = 304;
  else if (wanted === 'none') response.writeHead(416, { 'Content-Range': `bytes */${stats.size}` });
  else {
    const { start, end } = wanted ?? { start: 0, end: stats.size - 1 };
    if (wanted) {
      // Part of a file is sent as it is: what is compressed has other bytes at those places.
      request.headers['accept-encoding'] = 'identity';
      response.statusCode = 206;
      response.setHeader('Content-Range', `bytes ${start}-${end}/${stats.size}`);
    }
    response.setHeader('Content-Length', end - start + 1);
    if (request.method !== 'HEAD' && stats.size > 0) {
      // A reader who goes away ends the stream with an error that concerns nobody.
      pipeline(createReadStream('', { fd: descriptor, start, end }), response, () => {});
      return;
    }
  }
  closeSync(descriptor);
  response.end();
}

/** The part that `Range` asks for; undefined for the whole, `none` where the file has no such part. */
function wantedPart({ headers }: IncomingMessage, size: number): { start: number; end: number } | 'none' | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if ((!first && !last) || headers['if-range'] !== undefined) return undefined;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last), size - 1) : size - 1;
  return start <= end ? { start, end } : 'none';
}
