/** Responds with an open file: completely, a byte range of it, or “not modified”. */
import { closeSync, createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, type Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip, createZstdCompress } from 'node:zlib';
import { isCompressible } from '../compress.ts';
import { isNotModified, parseRange } from '../http/conditional-requests.ts';
import type { Encoding } from '../http/content-encoding.ts';
import { getFileType } from '../http/file-types.ts';
import type { OpenFile } from './site-reader.ts';

/** Levels that compress faster than a network sends. */
const compressors: Record<Encoding, () => Transform> = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  zstd: () => createZstdCompress(),
  gzip: () => createGzip(),
};

export interface SendOptions {
  /** The encodings that the client accepts, best first. */
  accepted: readonly Encoding[];
  /** Name of the file, for its content type. */
  name: string;
  /** The file never changes, so it is sent without validators. */
  isImmutable?: boolean;
  /** 404 for the page that is sent when there is no such file; otherwise 200, 206, 304 or 416. */
  status?: 404;
}

/** Sends a file and closes it. The headers of the policy are set already. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { descriptor, stats, encoding: storedEncoding, varies }: OpenFile,
  { name, accepted, isImmutable = false, status }: SendOptions,
): void {
  // Without compressed copies, which builds make only on request, the file is compressed while it is sent.
  const isCompressedOnTheFly = !varies && isCompressible(name, stats.size);
  const onTheFlyEncoding = isCompressedOnTheFly && !request.headers.range ? accepted[0] : undefined;
  const encoding = storedEncoding ?? onTheFlyEncoding;
  const validators = { etag: `"${stats.size}-${stats.mtimeMs}"`, lastModified: stats.mtime.toUTCString() };
  const hasValidators = !isImmutable && !status;
  if (hasValidators) {
    // The tag is weak because compressing a file twice may give different bytes (RFC 9110, 8.8.1).
    response.setHeader('ETag', onTheFlyEncoding ? `W/${validators.etag}` : validators.etag);
    response.setHeader('Last-Modified', validators.lastModified);
  }
  if (varies || isCompressedOnTheFly) response.setHeader('Vary', 'Accept-Encoding');

  // Ranges of compressed files are useless to clients. nginx ignores them too.
  const range = status || encoding ? undefined : parseRange(request.headers, stats.size, validators);
  if (hasValidators && isNotModified(request.headers, validators)) response.statusCode = 304;
  else if (range === 'unsatisfiable') response.writeHead(416, { 'Content-Range': `bytes */${stats.size}` });
  else {
    response.statusCode = status ?? (range ? 206 : 200);
    response.setHeader('Content-Type', getFileType(name));
    if (encoding) response.setHeader('Content-Encoding', encoding);
    const { start, end } = range ?? { start: 0, end: stats.size - 1 };
    if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${stats.size}`);
    const compressor = onTheFlyEncoding && compressors[onTheFlyEncoding]();
    if (!compressor) response.setHeader('Content-Length', end - start + 1);
    if (request.method !== 'HEAD' && stats.size > 0) {
      // Errors are ignored: they occur when a client disconnects.
      const content = createReadStream('', { fd: descriptor, start, end });
      if (compressor) pipeline(content, compressor, response, () => {});
      else pipeline(content, response, () => {});
      return;
    }
  }
  closeSync(descriptor);
  response.end();
}
