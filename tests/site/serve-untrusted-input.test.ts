/** `npm run serve` under attack: it stays up, and serves only files of the built folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildRequest, open, requestRaw, sendRaw } from '../support/raw-client.ts';
import { root } from '../support/run.ts';

const temporary = mkdtempSync(join(tmpdir(), 'footing-untrusted-'));
const folder = join(temporary, 'out');
const page = 'This is the page. '.repeat(200);
let server: ChildProcess;
let port: number;

beforeAll(async () => {
  for (const name of ['page', 'assets', '.well-known']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, '404.html'), 'There is no page here.');
  for (const name of ['index.html', 'page/index.html', 'text.txt']) writeFileSync(join(folder, name), page);
  writeFileSync(join(folder, '.env'), 'SECRET');
  writeFileSync(join(folder, 'large.bin'), '');
  truncateSync(join(folder, 'large.bin'), 50_000_000);
  // A sibling folder whose name begins with the same letters.
  mkdirSync(join(temporary, 'outside/page'), { recursive: true });
  for (const name of ['secret.txt', 'index.html', 'page/index.html'])
    writeFileSync(join(temporary, 'outside', name), 'SECRET');
  symlinkSync('../outside/secret.txt', join(folder, 'leak.txt'));
  symlinkSync('../outside', join(folder, 'leak'));
  symlinkSync('/', join(folder, 'everything'));
  symlinkSync('/dev/zero', join(folder, 'endless'));
  symlinkSync('loop', join(folder, 'loop'));
  symlinkSync('text.txt', join(folder, 'same.txt'));
  server = spawn(process.execPath, [join(root, 'src/cli/serve.ts')], {
    env: { ...process.env, NODE_ENV: 'production', VITEST: '', OUT_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: server.stdout ?? process.stdin })) {
    port = Number(/localhost:(\d+)/.exec(line)?.[1] ?? 0);
    if (port) break;
  }
});
afterAll(async () => {
  if (server.exitCode === null) {
    server.kill();
    await once(server, 'exit');
  }
  rmSync(temporary, { recursive: true, force: true });
});

afterEach(async () => {
  expect(server.exitCode, 'the server is running').toBeNull();
  expect((await requestRaw(port, '/page/')).body).toBe(page);
});

describe('a path', () => {
  it.each([
    '/../outside/secret.txt',
    '/page/../../outside/secret.txt',
    '/..%2foutside%2fsecret.txt',
    '/%2e%2e/outside/secret.txt',
    '/%2e%2e%2foutside%2fsecret.txt',
    '/%252e%252e%252foutside%252fsecret.txt',
    '/%25252e%25252e/outside/secret.txt',
    '/..\\outside\\secret.txt',
    '/..%5coutside%5csecret.txt',
    '/%c0%ae%c0%ae/outside/secret.txt',
    '/%e0%80%ae%e0%80%ae/outside/secret.txt',
    '/%uff0e%uff0e/outside/secret.txt',
    '/....//outside/secret.txt',
    '/..;/outside/secret.txt',
    '/text.txt%00.html',
    '/%00',
    '/.env',
    '/page/.%2e/.env',
    '/leak.txt',
    '/leak/secret.txt',
    '/leak/',
    '/leak',
    '/leak/page',
    '/everything/etc/passwd',
    '/endless',
    '/loop',
    '/loop/page/',
    '/text.txt/',
    '//outside/secret.txt',
    '///etc/passwd',
    '/%2fetc%2fpasswd',
    'http://localhost/../outside/secret.txt',
    'http://localhost/leak.txt',
    'file:///etc/passwd',
    'ftp://localhost/text.txt',
    '*',
    'text.txt',
    '/%',
    '/%zz',
    '/%ff%fe',
    '/%ed%a0%80',
    `/${'a'.repeat(300)}`,
    `/${'a'.repeat(5000)}/`,
    `/${'a/'.repeat(4000)}`,
    `/${'%2e'.repeat(2000)}`,
    `/${'../'.repeat(3000)}etc/passwd`,
  ])('that leaves the folder or is malformed gets 400 or 404: %s', async (path) => {
    const { status, body } = await requestRaw(port, path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('SECRET');
    expect(body).not.toContain('root:');
  });

  it.each(['\x00', '\x07', '\x80\xff', ' ', '\t'])('with the raw byte %j gets 400 or 404', async (byte) => {
    expect([400, 404]).toContain((await requestRaw(port, `/te${byte}xt.txt`)).status);
  });

  it('may be a symbolic link to another file of the folder', async () => {
    expect((await requestRaw(port, '/same.txt')).body).toBe(page);
  });

  it.each(['http://localhost/page/', 'HTTP://another.example:80/page/', 'https://x/page/?a=1'])(
    'may be an absolute URL, as proxies send it: %s',
    async (address) => {
      expect((await requestRaw(port, address)).body).toBe(page);
    },
  );

  it('never redirects to another host', async () => {
    for (const path of ['//another.example/..', '//page', '/\\another.example', 'http://another.example/page']) {
      const { head } = await requestRaw(port, path);
      expect(/^location: (.*)$/im.exec(head)?.[1] ?? '/').toMatch(/^\/(?!\/)/);
    }
  });
});

describe('a range', () => {
  const size = page.length;
  it.each([
    ['bytes=0-', 206, size],
    ['bytes=5-9', 206, 5],
    ['bytes=0-99999999999999999999999', 206, size],
    ['bytes=-99999999999999999999999', 206, size],
    ['bytes=99999999999999999999999-', 416, undefined],
    ['bytes=-0', 416, undefined],
    [`bytes=${size}-`, 416, undefined],
    // The response to several ranges is the complete file, which is no more work than one request for it.
    ['bytes=0-1,2-3', 200, size],
    [`bytes=${'0-,'.repeat(4000)}`, 200, size],
    ['bytes=--5', 200, size],
    ['bytes=1e3-', 200, size],
    ['bytes=0x10-', 200, size],
    ['lines=1-2', 200, size],
    ['bytes', 200, size],
  ])('%s gets status %i', async (range, status, length) => {
    const answer = await requestRaw(port, '/text.txt', [`Range: ${range}`]);
    expect(answer.status).toBe(status);
    if (length === undefined) expect(answer.body).not.toContain('page');
    else expect(answer.body).toHaveLength(length);
  });

  it('is a range of the uncompressed file, even if the client accepts compression', async () => {
    const { head, body } = await requestRaw(port, '/text.txt', ['Range: bytes=8-1999', 'Accept-Encoding: gzip, br']);
    expect(head).not.toMatch(/content-encoding/i);
    expect(body).toBe(page.slice(8, 2000));
  });
});

describe('an unusual request', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS', 'PROPFIND', 'PURGE'])(
    'with the method %s gets 405',
    async (method) => {
      expect((await requestRaw(port, '/text.txt', ['Content-Length: 0'], method)).status).toBe(405);
    },
  );

  it.each(['get', 'FOO', 'GET\t', '', 'G'.repeat(20_000)])('with the invalid method %.10j gets 400', async (method) => {
    expect((await requestRaw(port, '/text.txt', [], method)).status).toBe(400);
  });

  it('with CONNECT opens no tunnel', async () => {
    expect(await sendRaw(port, buildRequest('example.org:443', [], 'CONNECT'))).not.toMatch(/ 200 /);
  });

  const second = 'GET /text.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
  it.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\n'],
    ['a length and chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['chunks and a length', 'Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n'],
    ['an unknown encoding', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['chunks that are not last', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a signed length', 'Content-Length: +0\r\n\r\n'],
    ['a negative length', 'Content-Length: -1\r\n\r\n'],
    ['a length that is too large', `Content-Length: ${'9'.repeat(40)}\r\n\r\n`],
    ['a chunk that is too large', `Transfer-Encoding: chunked\r\n\r\n${'f'.repeat(40)}\r\n`],
    ['an invalid chunk size', 'Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n'],
    ['a space before the colon', 'Content-Length : 0\r\n\r\n'],
    ['a line without a colon', 'Content-Length\r\n\r\n'],
    ['a folded line first', ' Content-Length: 0\r\n\r\n'],
    ['lines that end in a carriage return alone', 'A: b\rContent-Length: 0\r\n\r\n'],
    ['a zero byte', 'A: \x00\r\n\r\n'],
    ['two hosts', 'Host: elsewhere\r\nTransfer-Encoding: gzip\r\n\r\n'],
  ])('with %s ends the connection, and what follows is not parsed as a request', async (_what, headers) => {
    const answer = await sendRaw(port, `POST / HTTP/1.1\r\nHost: localhost\r\n${headers}${second}`);
    const statuses = Array.from(answer.matchAll(/HTTP\/1\.1 (\d{3})/g), ([, status]) => status);
    // If the headers are valid, the server rejects the method before it parses what follows.
    expect(['400', '405', '405 400']).toContain(statuses.join(' '));
    expect(answer).not.toContain('This is the page');
  });

  it.each([
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['another version', 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n', 400],
    ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n', 400],
    ['headers of a megabyte', buildRequest('/', [`A: ${'a'.repeat(2 ** 20)}`]), 431],
    [
      'ten thousand headers',
      buildRequest(
        '/',
        Array.from({ length: 10_000 }, (_, n) => `A${n}: b`),
      ),
      431,
    ],
    ['an address of a megabyte', buildRequest(`/${'a'.repeat(2 ** 20)}`), 431],
    ['an expectation', buildRequest('/', ['Expect: the unexpected']), 417],
    ['an upgrade to another protocol', buildRequest('/', ['Connection: Upgrade', 'Upgrade: websocket']), 200],
    ['ten thousand tags', buildRequest('/', [`If-None-Match: ${'"a",'.repeat(3000)}`]), 200],
    ['a thousand encodings', buildRequest('/', [`Accept-Encoding: ${'gzip;q=0.1,'.repeat(1200)}`]), 200],
  ])('with %s gets a response, and the connection ends', async (_what, bytes, status) => {
    const answer = await sendRaw(port, bytes);
    // A client that sends more than the server reads may not receive the response.
    expect([`${status}`, '']).toContain(answer.slice(9, 12));
  });
});

it('the server rejects connections beyond its limit, and responds again afterwards', async () => {
  let rejected = 0;
  const sockets = await Promise.all(
    Array.from({ length: 1200 }, async () => {
      const socket = await open(port);
      socket.on('close', () => rejected++);
      socket.resume();
      return socket;
    }),
  );
  while (rejected < 200) await new Promise((resolve) => setTimeout(resolve, 20));
  for (const socket of sockets) socket.destroy();
});
