/** A server that misbehaves in every way that `npm run links` must handle, and records its requests. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { root } from './run.ts';

type Answer = (response: ServerResponse, request: IncomingMessage, nth: number) => void;

const status =
  (code: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (response) =>
    response.writeHead(code, headers).end(body);
const redirect = (code: number, location: string) => status(code, { location });
const byMethod =
  (head: Answer, get: Answer): Answer =>
  (response, request, nth) =>
    (request.method === 'HEAD' ? head : get)(response, request, nth);

/** Sends a status and then a body that never ends. */
const endless =
  (code: number): Answer =>
  (response) => {
    response.writeHead(code);
    const more = () => {
      while (response.write('x'.repeat(64 * 1024)));
    };
    response.on('drain', more);
    more();
  };

const answers: Record<string, Answer> = {
  '/fine': status(200),
  '/also-fine': status(204),
  '/head-405': byMethod(status(405), status(200)),
  '/head-404': byMethod(status(404), status(200)),
  '/head-501': byMethod(status(501), status(200)),
  '/moved': redirect(301, '/fine'),
  '/moved-to-front': redirect(301, '/'),
  '/': status(200),
  '/for-now': redirect(302, '/fine'),
  '/chain': redirect(308, '/chain/2'),
  '/chain/2': redirect(301, '/head-405'),
  '/mixed': redirect(301, '/for-now'),
  '/moved-to-nothing': redirect(301, '/404'),
  '/loop': redirect(302, '/loop/2'),
  '/loop/2': redirect(302, '/loop'),
  '/404': status(404),
  '/410': status(410),
  '/401': status(401),
  '/403': status(403),
  '/451': status(451),
  '/500': status(500),
  '/tired': (response, _request, nth) => response.writeHead(nth < 3 ? 503 : 200).end(),
  '/wall': byMethod(status(503), status(503, {}, '<!doctype html><title>Just a moment...</title>')),
  '/reset': (response) => response.socket?.resetAndDestroy(),
  '/endless': byMethod(status(405), endless(200)),
  '/endless-404': byMethod(status(404), endless(404)),
  '/to-javascript': redirect(302, 'javascript:alert(1)'),
  '/to-file': redirect(302, 'file:///etc/passwd'),
  '/huge-headers': status(200, { 'x-huge': 'x'.repeat(200 * 1024) }),
  '/long-headers': status(200, { 'x-long': 'x'.repeat(40 * 1024) }),
  '/cookie': status(200, { 'set-cookie': 'visitor=1' }),
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
  /** Returns the highest number of requests that waited for their response at the same time. */
  maxConcurrent(): number;
  /** Returns the number of open connections. */
  countConnections(): Promise<number>;
  close(): void;
}

/** Starts the server on a free port. @param options `secure`: with HTTPS and a certificate that nobody trusts */
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
    const nth = requests.filter((each) => each.path === path).length;
    response.on('error', () => {});
    if (path.startsWith('/silent')) return;
    waiting += 1;
    maxWaiting = Math.max(maxWaiting, waiting);
    // The delay lets requests overlap.
    setTimeout(() => {
      waiting -= 1;
      const step = /^\/long-way\/(\d+)$/.exec(path)?.[1];
      if (step) return redirect(302, `/long-way/${Number(step) + 1}`)(response, request, nth);
      if (path !== '/busy') return (answers[path] ?? status(418))(response, request, nth);
      // A client that retries too early is refused again.
      if (nth === 1) busyUntil = Date.now() + 900;
      return Date.now() < busyUntil
        ? status(429, { 'retry-after': '1' })(response, request, nth)
        : status(200)(response, request, nth);
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
