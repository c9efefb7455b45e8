/** Answers a request with an open file: its tag, the part that was asked for, or that nothing has changed. */
import { closeSync, createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip, createZstdCompress } from 'node:zlib';
import { isCompressible } from '../compress.ts';
import { isNotModified, parseRange } from '../http/conditional-requests.ts';
import type { Encoding } from '../http/content-encoding.ts';
import { getFileType } from '../http/file-types.ts';
import type { OpenFile } from './site-reader.ts';

/** Levels at which a text is compressed faster than it travels. */
const compressors: Record<Encoding, () => Transform> = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  zstd: () => createZstdCompress(),
  gzip: () => createGzip(),
};

/** How a file is to be sent. */
export interface Sending {
  /** The encodings that the client accepts, best first. */
  accepted: readonly Encoding[];
  /** Name of the file, for its type. */
  name: string;
  /** Without validators: it never changes. */
  isUnchanging?: boolean;
  /** 200, unless the file stands for what is not there. */
  status?: 404;
}

/** Sends a file and closes it. The headers that the policy gives are set already. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: OpenFile,
  { name, accepted, isUnchanging = false, status }: Sending,
): void {
  const { descriptor, stats, varies } = file;
  // A build makes no compressed copies unless it is asked to: then the file is compressed while it is sent.
  const isCompressedHere = !varies && isCompressible(name, stats.size);
  const onTheFly = isCompressedHere && !request.headers.range ? accepted[0] : undefined;
  const encoding = file.encoding ?? onTheFly;
  const tag = `"${stats.size}-${stats.mtimeMs}"`;
  const modified = stats.mtime.toUTCString();
  if (!isUnchanging && !status) {
    // What is compressed while it is sent is not the same byte for byte each time (RFC 9110, 8.8.1).
    response.setHeader('ETag', onTheFly ? `W/${tag}` : tag);
    response.setHeader('Last-Modified', modified);
  }
  if (varies || isCompressedHere) response.setHeader('Vary', 'Accept-Encoding');

  // Of what is compressed no part is of use by itself; nginx sees it so too.
  const wanted = status || encoding ? undefined : parseRange(request.headers, stats.size, tag, modified);
  if (!isUnchanging && !status && isNotModified(request.headers, tag, modified)) response.statusCode = 304;
  else if (wanted === 'none') response.writeHead(416, { 'Content-Range': `bytes */${stats.size}` });
  else {
    response.statusCode = status ?? (wanted ? 206 : 200);
    response.setHeader('Content-Type', getFileType(name));
    if (encoding) response.setHeader('Content-Encoding', encoding);
    const { start, end } = wanted ?? { start: 0, end: stats.size - 1 };
    if (wanted) response.setHeader('Content-Range', `bytes ${start}-${end}/${stats.size}`);
    const compressor = onTheFly && compressors[onTheFly]();
    if (!compressor) response.setHeader('Content-Length', end - start + 1);
    if (request.method !== 'HEAD' && stats.size > 0) {
      // A reader who goes away ends the stream with an error that concerns nobody.
      const content = createReadStream('', { fd: descriptor, start, end });
      if (compressor) pipeline(content, compressor, response, () => {});
      else pipeline(content, response, () => {});
      return;
    }
  }
  closeSync(descriptor);
  response.end();
}
