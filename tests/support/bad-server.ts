/** A server that misbehaves in every way that `npm run links` must handle, and records its requests. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { root } from './run.ts';

type Handler = (response: ServerResponse, request: IncomingMessage, requestNumber: number) => void;

const respondWith =
  (code: number, headers: Record<string, string> = {}, body = ''): Handler =>
  (response) =>
    response.writeHead(code, headers).end(body);
const redirect = (code: number, location: string) => respondWith(code, { location });
const byMethod =
  (head: Handler, get: Handler): Handler =>
  (response, request, requestNumber) =>
    (request.method === 'HEAD' ? head : get)(response, request, requestNumber);

/** Sends a status and then a body that never ends. */
const endless =
  (code: number): Handler =>
  (response) => {
    response.writeHead(code);
    const more = () => {
      while (response.write('x'.repeat(64 * 1024)));
    };
    response.on('drain', more);
    more();
  };

// The request listener adds /silent (no response), /long-way/<n> (endless redirects) and /busy (rate limit).
const handlers: Record<string, Handler> = {
  '/fine': respondWith(200),
  '/also-fine': respondWith(204),
  '/head-405': byMethod(respondWith(405), respondWith(200)),
  '/head-404': byMethod(respondWith(404), respondWith(200)),
  '/head-501': byMethod(respondWith(501), respondWith(200)),
  '/moved': redirect(301, '/fine'),
  '/moved-to-home': redirect(301, '/'),
  '/': respondWith(200),
  '/moved-temporarily': redirect(302, '/fine'),
  '/chain': redirect(308, '/chain/2'),
  '/chain/2': redirect(301, '/head-405'),
  '/mixed': redirect(301, '/moved-temporarily'),
  '/moved-to-nothing': redirect(301, '/404'),
  '/loop': redirect(302, '/loop/2'),
  '/loop/2': redirect(302, '/loop'),
  '/404': respondWith(404),
  '/410': respondWith(410),
  '/401': respondWith(401),
  '/403': respondWith(403),
  '/451': respondWith(451),
  '/500': respondWith(500),
  '/503-twice': (response, _request, requestNumber) => response.writeHead(requestNumber < 3 ? 503 : 200).end(),
  '/challenge': byMethod(respondWith(503), respondWith(503, {}, '<!doctype html><title>Just a moment...</title>')),
  '/reset': (response) => response.socket?.resetAndDestroy(),
  '/endless': byMethod(respondWith(405), endless(200)),
  '/endless-404': byMethod(respondWith(404), endless(404)),
  '/to-javascript': redirect(302, 'javascript:alert(1)'),
  '/to-file': redirect(302, 'file:///etc/passwd'),
  '/huge-headers': respondWith(200, { 'x-huge': 'x'.repeat(200 * 1024) }),
  '/long-headers': respondWith(200, { 'x-long': 'x'.repeat(40 * 1024) }),
  '/cookie': respondWith(200, { 'set-cookie': 'visitor=1' }),
};

/** A recorded request. */
interface Request {
  method: string;
  path: string;
  agent: string | undefined;
  cookie: string | undefined;
}

export interface BadServer {
  /** Without a slash at the end. */
  address: string;
  /** Every request since the start, or since the array was emptied. */
  requests: Request[];
  /** Returns the methods of the requests for a path, in order. */
  methods(path: string): string[];
  /** Returns the highest number of requests that were in progress at once, without those to /silent. */
  maxConcurrent(): number;
  /** Returns the number of open connections. */
  countConnections(): Promise<number>;
  close(): void;
}

/** Starts the server on a free port. @param options `secure`: with HTTPS and a self-signed certificate */
export async function startBadServer({ secure = false } = {}): Promise<BadServer> {
  const pem = secure ? readFileSync(join(root, 'tests/fixtures/links/self-signed.pem')) : '';
  const server: Server = secure ? createSecureServer({ key: pem, cert: pem }) : createServer();
  const requests: Request[] = [];
  let busyUntil = 0;
  let waiting = 0;
  let maxWaiting = 0;
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url: path = '', headers } = request;
    requests.push({ method, path, agent: headers['user-agent'], cookie: headers.cookie });
    const requestNumber = requests.filter((each) => each.path === path).length;
    response.on('error', () => {});
    if (path.startsWith('/silent')) return;
    waiting += 1;
    maxWaiting = Math.max(maxWaiting, waiting);
    // The delay lets requests overlap.
    setTimeout(() => {
      waiting -= 1;
      const step = /^\/long-way\/(\d+)$/.exec(path)?.[1];
      if (step) return redirect(302, `/long-way/${Number(step) + 1}`)(response, request, requestNumber);
      if (path !== '/busy') return (handlers[path] ?? respondWith(418))(response, request, requestNumber);
      // A client that retries too early is refused again.
      if (requestNumber === 1) busyUntil = Date.now() + 900;
      return Date.now() < busyUntil
        ? respondWith(429, { 'retry-after': '1' })(response, request, requestNumber)
        : respondWith(200)(response, request, requestNumber);
    }, 20);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    address: `${secure ? 'https' : 'http'}://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    methods: (path) => requests.filter((request) => request.path === path).map(({ method }) => method),
    maxConcurrent: () => maxWaiting,
    countConnections: () => new Promise((resolve) => server.getConnections((_error, count) => resolve(count))),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
