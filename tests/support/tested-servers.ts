/** The web servers that are asked the same questions as `npm run serve`, and how their answers differ. */
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { buildCaddyConfig } from '../../src/publish/hosts/caddy.ts';
import type { ServerConfigOptions } from '../../src/publish/hosts/config-options.ts';
import { buildNginxConfig } from '../../src/publish/hosts/nginx.ts';
import type { Answer, Question } from './ask.ts';
import { startCaddy } from './caddy.ts';
import { startNginx } from './nginx.ts';
import type { WebServer, WebServersHere } from './web-server.ts';

/** How a server differs from `npm run serve`, without harm to anybody. */
interface Differences {
  /** Encodings that the server has no copies for. */
  without?: readonly string[];
  /** The server prefers Brotli to gzip, even for a client that prefers gzip. */
  ignoresWeights?: true;
  /** The server sends compressed copies in chunks, without their length. */
  chunksCompressed?: true;
  /** To a client that has only a date, the server sends the file again. Browsers have the tag too. */
  ignoresDates?: true;
  /** “Not modified” comes with the tag and without the date, which RFC 9110, 15.4.5, advises. */
  leavesDateOut?: true;
  /** Other statuses for some questions. RFC 9110, 14.2, allows a part of a compressed copy, and the whole of it. */
  statuses?: Readonly<Record<string, number>>;
}

/** A server that answers the questions of `server-questions.ts`. */
interface ServerToTest {
  name: string;
  isHere: boolean;
  start(config: string, options: ServerConfigOptions): Promise<WebServer>;
  differences: Differences;
}

/** The servers, with the configurations that we ship. */
export function testedServers(here: WebServersHere): ServerToTest[] {
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
        statuses: { 'bytes of what is compressed': 206 },
      },
    },
  ];
}

/** What an answer consists of, apart from what each server says of itself and how it makes its tags. */
export function comparable({ status, headers, body }: Answer, { method }: Question, differences: Differences): unknown {
  // Their own words; the policy says nothing of them.
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
