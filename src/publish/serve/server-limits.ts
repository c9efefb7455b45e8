/** A server that no request, and no client that is slow on purpose, takes away from everybody else. */
import { createServer, type RequestListener, type Server } from 'node:http';

/** Times in milliseconds. Browsers need a fraction of each. */
const limits = {
  /** From the first byte of a request to the end of its headers, and to its own end. */
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  /** How often the two are looked at. */
  connectionsCheckingInterval: 1000,
  /** Between two requests on one connection. */
  keepAliveTimeout: 5000,
  /** The size of all headers of a request, in bytes. What is larger is answered with 431. */
  maxHeaderSize: 16 * 1024,
};

/** Without a byte in either direction: a client that asks and never reads. */
const idle = 30_000;

/** Connections at once. Each can hold two files open: itself, and what it is sent. */
const connections = 1000;

/**
 * A server with limits. What `listener` throws is told on the terminal and answered with 500: the next request finds the
 * server up. @returns the server; the caller makes it listen.
 */
export function createLimitedServer(listener: RequestListener): Server {
  const server = createServer(limits, (request, response) => {
    request.url = originForm(request.url ?? '/');
    try {
      listener(request, response);
    } catch (error) {
      process.stderr.write(`The answer to ${JSON.stringify(request.url)} failed: ${(error as Error).message}\n`);
      if (response.headersSent) response.destroy();
      else
        response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end('This could not be answered.\n');
    }
  });
  server.timeout = idle;
  server.maxConnections = connections;
  return server;
}

/** An address as browsers send it. Servers must take the whole one too, as proxies are sent it (RFC 9112, 3.2.2). */
function originForm(address: string): string {
  const [, rest] = /^https?:\/\/[^/?]*(.*)$/is.exec(address) ?? [];
  if (rest === undefined) return address;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
