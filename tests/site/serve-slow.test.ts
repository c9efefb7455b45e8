/** Slow clients and failing responses: no other client waits for them. The tests use short time limits. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createSiteServer } from '../../src/publish/serve/server.ts';
import { createLimitedServer } from '../../src/publish/serve/server-limits.ts';
import { open, requestRaw, waitForClose } from '../support/raw-client.ts';

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

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await once(server.listen(0), 'listening');
  return (server.address() as AddressInfo).port;
}

const site = () => createSiteServer({ folder, basePath: '/' });

/** Waits until no client is connected. */
async function waitForDisconnects(server: Server): Promise<void> {
  const count = () => new Promise<number>((resolve) => server.getConnections((_error, number) => resolve(number)));
  while ((await count()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a slow client', () => {
  it('has time limits that no browser reaches', () => {
    const server = site();
    const times = [server.headersTimeout, server.requestTimeout, server.keepAliveTimeout, server.timeout];
    for (const time of times) {
      expect(time).toBeGreaterThanOrEqual(1000);
      expect(time).toBeLessThanOrEqual(60_000);
    }
    expect(server.maxConnections).toBeLessThanOrEqual(10_000);
  });

  it('that never ends its headers is disconnected, while others get responses', async () => {
    const server = site();
    server.headersTimeout = 300;
    const port = await listen(server);
    const slow = await Promise.all(
      Array.from({ length: 50 }, () => open(port, 'GET / HTTP/1.1\r\nHost: localhost\r\n')),
    );
    const dripping = setInterval(() => {
      for (const socket of slow) socket.write('A: b\r\n');
    }, 50);
    expect((await requestRaw(port, '/')).body).toBe('The page.');
    await Promise.all(slow.map(waitForClose));
    clearInterval(dripping);
    expect((await requestRaw(port, '/')).body).toBe('The page.');
  });

  it('that never ends its request body is disconnected', async () => {
    const server = site();
    server.requestTimeout = 300;
    const port = await listen(server);
    const socket = await open(port, 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n');
    const dripping = setInterval(() => socket.write('a'), 50);
    await waitForClose(socket);
    clearInterval(dripping);
  });

  it('that sends nothing is disconnected', async () => {
    const server = site();
    server.timeout = 300;
    const port = await listen(server);
    await waitForClose(await open(port));
  });

  it('that never reads the response is disconnected, and the file is closed', async () => {
    const server = site();
    server.timeout = 300;
    const port = await listen(server);
    const sockets = await Promise.all(
      Array.from({ length: 20 }, () => open(port, 'GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n')),
    );
    expect((await requestRaw(port, '/')).body).toBe('The page.');
    await waitForDisconnects(server);
    for (const socket of sockets) socket.destroy();
  });
});

describe('a response that fails', () => {
  it('has status 500, and the next response is complete', async () => {
    const port = await listen(
      createLimitedServer((request, response) => {
        if (request.url === '/bad') throw new Error('The disk is gone.');
        response.end('fine');
      }),
    );
    const { status, body } = await requestRaw(port, '/bad');
    expect([status, body]).toEqual([500, expect.stringContaining('This could not be answered.')]);
    expect((await requestRaw(port, '/')).body).toContain('fine');
  });
});
