/** Limits that keep the server available: no single request and no slow client can block it for others. */
import { createServer, type RequestListener, type Server } from 'node:http';

/** Times in milliseconds. Browsers need a fraction of each. */
const limits = {
  /** From the first byte of a request to the end of its headers. */
  headersTimeout: 10_000,
  /** From the first byte of a request to its end. */
  requestTimeout: 20_000,
  /** How often these two are checked. */
  connectionsCheckingInterval: 1000,
  /** Between two requests on one connection. */
  keepAliveTimeout: 5000,
  /** Bytes of all headers of a request. Larger ones get status 431. */
  maxHeaderSize: 16 * 1024,
};

/** Milliseconds without a byte in either direction, such as from a client that sends a request and never reads. */
const idleTimeout = 30_000;

/** Connections at once. Each can use two file descriptors: its socket and the file that is sent. */
const maxConnections = 1000;

/**
 * Creates a server with limits. Prints what `listener` throws and responds with 500, so that the server stays up.
 * @returns the server; the caller makes it listen
 */
export function createLimitedServer(listener: RequestListener): Server {
  const server = createServer(limits, (request, response) => {
    request.url = toOriginForm(request.url ?? '/');
    try {
      listener(request, response);
    } catch (error) {
      process.stderr.write(`The request for ${JSON.stringify(request.url)} failed: ${(error as Error).message}\n`);
      if (response.headersSent) response.destroy();
      else
        response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end('This could not be answered.\n');
    }
  });
  server.timeout = idleTimeout;
  server.maxConnections = maxConnections;
  return server;
}

/** Converts a request target to origin form. Servers must accept absolute form too (RFC 9112, 3.2.2). */
function toOriginForm(target: string): string {
  const [, rest] = /^https?:\/\/[^/?]*(.*)$/is.exec(target) ?? [];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
