/** The web servers that are tested with the same requests as `npm run serve`, and how their responses differ. */
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { buildCaddyConfig } from '../../src/publish/hosts/caddy.ts';
import type { ServerConfigOptions } from '../../src/publish/hosts/config-options.ts';
import { buildNginxConfig } from '../../src/publish/hosts/nginx.ts';
import type { HttpRequest, HttpResponse } from './ask.ts';
import { type AvailableServers, startCaddy, startNginx, type WebServer } from './web-server.ts';

/** Harmless differences of a server from `npm run serve`. */
interface Differences {
  /** Encodings that the server does not support. */
  without?: readonly string[];
  /** The server prefers Brotli to gzip, even for a client that prefers gzip. */
  ignoresWeights?: true;
  /** The server sends compressed copies in chunks, without their length. */
  chunksCompressed?: true;
  /** The server ignores `If-Modified-Since` without `If-None-Match`. Browsers send both. */
  ignoresDates?: true;
  /** 304 has no `Last-Modified`, as RFC 9110, 15.4.5, recommends for responses with an `ETag`. */
  leavesDateOut?: true;
  /**
   * Other statuses, by name of the request. RFC 9110, 14.2, allows a server to ignore `Range` for a compressed
   * file.
   */
  statuses?: Readonly<Record<string, number>>;
}

/** A server to test with the requests of `server-requests.ts`. */
interface ServerToTest {
  name: string;
  isHere: boolean;
  start(config: string, options: ServerConfigOptions): Promise<WebServer>;
  differences: Differences;
}

/** Returns the servers, with the configurations that this project generates. */
export function testedServers(here: AvailableServers): ServerToTest[] {
  return [
    {
      name: 'nginx',
      isHere: here.nginx,
      start: (config, options) => {
        writeFileSync(config, buildNginxConfig(options));
        return startNginx(config);
      },
      differences: { without: ['br', 'zstd'] },
    },
    {
      name: 'nginx with its module for Brotli',
      isHere: here.nginx && here.brotli,
      start: (config, options) => {
        writeFileSync(config, buildNginxConfig({ ...options, brotli: true }));
        return startNginx(config, { brotli: true });
      },
      differences: { without: ['zstd'], ignoresWeights: true },
    },
    {
      name: 'Caddy',
      isHere: here.caddy,
      start: (config, options) => {
        writeFileSync(config, buildCaddyConfig(options));
        return startCaddy(config);
      },
      differences: {
        chunksCompressed: true,
        ignoresDates: true,
        leavesDateOut: true,
        statuses: { 'a range of a compressed file': 206 },
      },
    },
  ];
}

/** Returns what must be equal in responses: not what servers say of themselves, nor how they make tags. */
export function comparable(
  { status, headers, body }: HttpResponse,
  { method }: HttpRequest,
  differences: Differences,
): unknown {
  // Each server writes its own error pages.
  if (status === 405) return { status, allow: headers.allow };
  if (status === 416) return { status, range: headers['content-range'] };
  const { date, server, connection, 'keep-alive': keepAlive, 'accept-ranges': ranges, ...rest } = headers;
  const { etag, 'last-modified': modified, 'content-length': length, ...policy } = rest;
  const hasLength = status !== 301 && status !== 304 && !(differences.chunksCompressed && headers['content-encoding']);
  const hasDate = status !== 304 || !differences.leavesDateOut;
  return {
    status,
    ...policy,
    'content-type': status === 301 ? undefined : headers['content-type'],
    'transfer-encoding': undefined,
    length: hasLength ? length : undefined,
    validators: status === 404 ? [] : [etag, hasDate && modified].map((each) => each !== undefined),
    body: status === 301 || method === 'HEAD' ? '' : hash('sha256', body),
  };
}
