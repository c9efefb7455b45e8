/** Clients that are slow on purpose, and answers that fail: nobody else waits for them. Limits are short here, as no test can wait for the true ones. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { createLimitedServer } from '../../src/publish/serve/server-limits.ts';
import { ask, cutOff, open } from '../support/raw-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'footing-slow-'));
mkdirSync(folder, { recursive: true });
for (const name of ['404.html', 'index.html']) writeFileSync(join(folder, name), 'The page.');
writeFileSync(join(folder, 'large.bin'), '');
truncateSync(join(folder, 'large.bin'), 100_000_000);

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await once(server.listen(0), 'listening');
  return (server.address() as AddressInfo).port;
}

const site = () => createSiteServer({ folder, basePath: '/' });

/** Waits until nobody is connected. */
async function empty(server: Server): Promise<void> {
  const count = () => new Promise<number>((resolve) => server.getConnections((_error, number) => resolve(number)));
  while ((await count()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a client that is slow on purpose', () => {
  it('is given limits, in times that no browser needs', () => {
    const server = site();
    const times = [server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.timeout];
    for (const time of times) {
      expect(time).toBeGreaterThanOrEqual(1000);
      expect(time).toBeLessThanOrEqual(60_000);
    }
    expect(server.maxConnections).toBeLessThanOrEqual(10_000);
  });

  it('and never ends its headers is cut off, while others are answered', async () => {
    const server = site();
    server.headersTimeout = 300;
    const port = await listening(server);
    const slow = await Promise.all(
      Array.from({ length: 50 }, () => open(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n')),
    );
    const dripping = setInterval(() => {
      for (const socket of slow) socket.write('A: b\r\n');
    }, 50);
    expect((await ask(port, '/')).body).toBe('The page.');
    await Promise.all(slow.map(cutOff));
    clearInterval(dripping);
    expect((await ask(port, '/')).body).toBe('The page.');
  });

  it('and never ends what it sends is cut off', async () => {
    const server = site();
    server.requestTimeout = 300;
    const port = await listening(server);
    const socket = await open(port, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n');
    const dripping = setInterval(() => socket.write('a'), 50);
    await cutOff(socket);
    clearInterval(dripping);
  });

  it('and says nothing at all is cut off', async () => {
    const server = site();
    server.timeout = 300;
    const port = await listening(server);
    await cutOff(await open(port));
  });

  it('and never reads what it asked for is cut off, and the file is closed', async () => {
    const server = site();
    server.timeout = 300;
    const port = await listening(server);
    const sockets = await Promise.all(
      Array.from({ length: 20 }, () => open(port, 'GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n')),
    );
    expect((await ask(port, '/')).body).toBe('The page.');
    await empty(server);
    for (const socket of sockets) socket.destroy();
  });
});

describe('an answer that fails', () => {
  it('is told as such, and the next one is whole', async () => {
    const port = await listening(
      createLimitedServer((request, response) => {
        if (request.url === '/bad') throw new Error('The disk is gone.');
        response.end('fine');
      }),
    );
    const { status, body } = await ask(port, '/bad');
    expect([status, body]).toEqual([500, expect.stringContaining('This could not be answered.')]);
    expect((await ask(port, '/')).body).toContain('fine');
  });
});
