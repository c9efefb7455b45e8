/** The web servers that are tested with the same requests as `npm run serve`, and how their responses differ. */
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { buildCaddyConfig } from '../../src/publish/hosts/caddy.ts';
import type { ServerConfigOptions } from '../../src/publish/hosts/config-options.ts';
import { buildNginxConfig } from '../../src/publish/hosts/nginx.ts';
import type { HttpRequest, HttpResponse } from './ask.ts';
import { type AvailableServers, startCaddy, startNginx, type WebServer } from './web-server.ts';

/** Acceptable differences from `npm run serve`. */
interface Differences {
  /** Encodings that the server does not support. */
  unsupportedEncodings?: readonly string[];
  /** The server prefers Brotli to gzip, even for a client that prefers gzip. */
  ignoresWeights?: true;
  /** The server sends compressed copies in chunks, without their length. */
  chunksCompressed?: true;
  /** The server ignores `If-Modified-Since` without `If-None-Match`. Browsers send both. */
  ignoresIfModifiedSince?: true;
  /** 304 has no `Last-Modified`, as RFC 9110, 15.4.5, recommends for responses with an `ETag`. */
  omitsLastModified?: true;
  /**
   * Expected statuses that differ, by the name of the request. RFC 9110, 14.2, allows a server to ignore `Range` for
   * a compressed file.
   */
  statuses?: Readonly<Record<string, number>>;
}

/** A server to test with the requests of `server-requests.ts`. */
interface ServerToTest {
  name: string;
  isInstalled: boolean;
  start(config: string, options: ServerConfigOptions): Promise<WebServer>;
  differences: Differences;
}

/** Returns the servers, with the configurations that this project generates. */
export function listTestedServers(available: AvailableServers): ServerToTest[] {
  return [
    {
      name: 'nginx',
      isInstalled: available.nginx,
      start: (config, options) => {
        writeFileSync(config, buildNginxConfig(options));
        return startNginx(config);
      },
      differences: { unsupportedEncodings: ['br', 'zstd'] },
    },
    {
      name: 'nginx with its module for Brotli',
      isInstalled: available.nginx && available.brotli,
      start: (config, options) => {
        writeFileSync(config, buildNginxConfig({ ...options, brotli: true }));
        return startNginx(config, { brotli: true });
      },
      differences: { unsupportedEncodings: ['zstd'], ignoresWeights: true },
    },
    {
      name: 'Caddy',
      isInstalled: available.caddy,
      start: (config, options) => {
        writeFileSync(config, buildCaddyConfig(options));
        return startCaddy(config);
      },
      differences: {
        chunksCompressed: true,
        ignoresIfModifiedSince: true,
        omitsLastModified: true,
        statuses: { 'a range of a compressed file': 206 },
      },
    },
  ];
}

const ignoredHeaders = new Set(['date', 'server', 'connection', 'keep-alive', 'accept-ranges', 'transfer-encoding']);

/**
 * Returns the fields of a response that must be the same on every server. Leaves out server names and the values of
 * ETags.
 */
export function toComparable(
  { status, headers, body }: HttpResponse,
  { method }: HttpRequest,
  differences: Differences,
): unknown {
  // Each server writes its own error pages.
  if (status === 405) return { status, allow: headers.allow };
  if (status === 416) return { status, range: headers['content-range'] };
  const { etag, 'last-modified': modified, 'content-length': length, ...others } = headers;
  const policy = Object.entries(others).filter(([name]) => !ignoredHeaders.has(name));
  const hasLength = status !== 301 && status !== 304 && !(differences.chunksCompressed && headers['content-encoding']);
  const comparesDate = status !== 304 || !differences.omitsLastModified;
  return {
    status,
    ...Object.fromEntries(policy),
    'content-type': status === 301 ? undefined : headers['content-type'],
    length: hasLength ? length : undefined,
    hasEtag: status !== 404 && etag !== undefined,
    hasDate: status !== 404 && comparesDate ? modified !== undefined : 'ignored',
    body: status === 301 || method === 'HEAD' ? '' : hash('sha256', body),
  };
}
