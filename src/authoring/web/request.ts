/**
 * Sends one request to one URL. It follows no redirects, stores no cookies and reads no more of the body than
 * the caller needs.
 */
import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';
import { createResolver } from './private-network.ts';
import { type LinkResponse, type RequestFailure, toFailure } from './response.ts';

/** The method of a request. */
export type Method = 'HEAD' | 'GET' | 'POST';

/** What a request sends, and how much of the body it reads. */
export interface RequestContent {
  headers?: Record<string, string>;
  /** The body of a POST request. */
  content?: string;
  /** Reads the body, up to this many bytes; without it, only the status counts. */
  maxBodyBytes?: number;
}

/** Requests a URL once. It never throws: errors become a {@link RequestFailure}. */
export type SendRequest = (
  url: string,
  method: Method,
  content?: RequestContent,
) => Promise<LinkResponse | RequestFailure>;

/** How to send requests. */
export interface RequesterOptions {
  /** The User-Agent header. */
  userAgent: string;
  /** Seconds for the connection, the response and its body, after DNS has resolved the host. */
  timeout: number;
  /** Whether to request hosts in private networks. */
  allowPrivate: boolean;
}

/** Browsers accept headers of up to 256 KB, and some security policies alone exceed Node’s default of 16 KB. */
const maxHeaderSize = 128 * 1024;

/** How much of an error page is needed to recognize a challenge for bots, in bytes. */
const maxBodySize = 4096;

/**
 * Creates the function that sends requests. It uses `node:http`, not `fetch`, to check the IP address before
 * connecting.
 */
export function createRequester({ userAgent, timeout, allowPrivate }: RequesterOptions): SendRequest {
  const resolveHost = createResolver(allowPrivate);
  return async (url, method, { headers, content, maxBodyBytes } = {}) => {
    let addresses: LookupAddress[];
    try {
      addresses = await resolveHost(new URL(url).hostname.replace(/^\[|\]$/g, ''));
    } catch (error) {
      return toFailure(error as NodeJS.ErrnoException);
    }
    const signal = AbortSignal.timeout(timeout * 1000);
    const options: RequestOptions = {
      method,
      signal,
      agent: false,
      maxHeaderSize,
      headers: { 'User-Agent': userAgent, Accept: '*/*', 'Accept-Encoding': 'identity', ...headers },
      lookup: createLookup(addresses),
    };
    try {
      const request = (url.startsWith('https:') ? https : http).request(url, options);
      // Errors after the response has arrived do not change it.
      request.on('error', () => {}).end(content);
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return await readResponse(
        response.on('error', () => {}),
        maxBodyBytes,
      );
    } catch (error) {
      return signal.aborted ? { failure: 'timeout' } : toFailure(error as NodeJS.ErrnoException);
    }
  };
}

/** Connects to the addresses that were checked, and to no others. */
function createLookup(addresses: LookupAddress[]): LookupFunction {
  return (_host, { all }, callback) => {
    const [{ address, family } = { address: '', family: 0 }] = addresses;
    if (all) callback(null, addresses);
    else callback(null, address, family);
  };
}

async function readResponse(response: IncomingMessage, maxBodyBytes: number | undefined): Promise<LinkResponse> {
  const { headers, statusCode: status = 0 } = response;
  const retryAfter = parseRetryAfter(headers['retry-after']);
  const complete = maxBodyBytes === undefined ? undefined : await readBody(response, maxBodyBytes);
  const body =
    complete?.body.toString('latin1', 0, maxBodySize) ?? (status >= 400 ? await readBodyStart(response) : '');
  response.destroy();
  return {
    status,
    ...(complete ? { headers: joinHeaders(response), ...complete } : {}),
    // Servers write UTF-8 into this header; Node reads every header as Latin-1.
    ...(headers.location ? { location: Buffer.from(headers.location, 'latin1').toString() } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(isChallenge(response, body) ? { isChallenge: true } : {}),
  };
}

/** Returns the headers with one text each. */
function joinHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]));
}

const decompressors: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
  zstd: createZstdDecompress,
};

/**
 * Returns a body without its compression, which servers may apply unasked.
 * @throws Error with the system’s code when the connection breaks or the compression is damaged
 */
async function readBody(response: IncomingMessage, maxBytes: number): Promise<{ body: Buffer; isTruncated?: true }> {
  const decompress = decompressors[response.headers['content-encoding']?.trim().toLowerCase() ?? ''];
  // The loop throws the errors that the callback gets.
  const stream: Readable = decompress ? pipeline(response, decompress(), () => {}) : response;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxBytes) return { body: Buffer.concat(chunks).subarray(0, maxBytes), isTruncated: true };
  }
  return { body: Buffer.concat(chunks) };
}

/** Returns the first kilobytes of a body, or as much as arrives. */
async function readBodyStart(response: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of response.setEncoding('latin1')) {
      text += chunk;
      if (text.length >= maxBodySize) break;
    }
  } catch {
    // The connection broke or timed out. The status is still valid.
  }
  return text.slice(0, maxBodySize);
}

const challengePattern =
  /<title>(?:just a moment|attention required)|\/cdn-cgi\/challenge-platform\/|_incapsula_resource|px-captcha/i;

/**
 * Returns whether the response is a challenge for bots, by Cloudflare, AWS WAF, DataDome, Imperva (Incapsula) or
 * PerimeterX.
 */
function isChallenge({ headers, statusCode = 0 }: IncomingMessage, body: string): boolean {
  if (headers['cf-mitigated'] === 'challenge' || headers['x-amzn-waf-action'] !== undefined) return true;
  if (statusCode < 400) return false;
  if (headers['x-datadome'] !== undefined) return true;
  return challengePattern.test(body);
}

/** Returns the seconds of a Retry-After header, which holds seconds or a date (RFC 9110, 10.2.3). */
function parseRetryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value);
  const seconds = (Date.parse(value) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds));
}
