/** Answers a request with an open file: its tag, the part that was asked for, or that nothing has changed. */
import { closeSync, createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { isKnown, wantedPart } from './conditions.ts';
import type { OpenFile } from './standing.ts';
import { typeOf } from './types.ts';

/** How a file is to be sent. */
export interface Sending {
  /** Name of the file, for its type. */
  name: string;
  /** Without validators: it never changes. */
  isUnchanging?: boolean;
  /** 200, unless the file stands for what is not there. */
  status?: 404;
}

/** Sends a file and closes it. The headers that the policy gives are set already. */
export function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: OpenFile,
  { name, isUnchanging = false, status }: Sending,
): void {
  const { descriptor, stats, encoding, varies } = file;
  const tag = `"${stats.size}-${stats.mtimeMs}"`;
  const modified = stats.mtime.toUTCString();
  if (!isUnchanging && !status) {
    response.setHeader('ETag', tag);
    response.setHeader('Last-Modified', modified);
  }
  if (varies) response.setHeader('Vary', 'Accept-Encoding');

  // Of what is compressed no part is of use by itself; nginx sees it so too.
  const wanted = status || encoding ? undefined : wantedPart(request.headers, stats.size, tag, modified);
  if (!isUnchanging && !status && isKnown(request.headers, tag, modified)) response.statusCode = 304;
  else if (wanted === 'none') response.writeHead(416, { 'Content-Range': `bytes */${stats.size}` });
  else {
    response.statusCode = status ?? (wanted ? 206 : 200);
    response.setHeader('Content-Type', typeOf(name));
    if (encoding) response.setHeader('Content-Encoding', encoding);
    const { start, end } = wanted ?? { start: 0, end: stats.size - 1 };
    if (wanted) response.setHeader('Content-Range', `bytes ${start}-${end}/${stats.size}`);
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
