/** How links are requested: rate limits, retries, redirects and private networks. Most tests use a fake clock. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFollower } from '../../src/authoring/web/follow-redirects.ts';
import { isPrivateIp } from '../../src/authoring/web/private-network.ts';
import { RateLimiter } from '../../src/authoring/web/rate-limiter.ts';
import { createRequester } from '../../src/authoring/web/request.ts';
import { type LinkResponse, type RequestFailure, toFailure } from '../../src/authoring/web/response.ts';

const limits = { perHost: 2, total: 3, pause: 1 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/**
 * Creates a follower whose requests get the responses of a script, and records the requests with their times. The last
 * response to a URL repeats.
 */
function createScriptedFollower(script: Record<string, (LinkResponse | RequestFailure)[]>) {
  const requests: [second: number, request: string][] = [];
  const start = Date.now();
  const sendRequest = async (url: string, method: string): Promise<LinkResponse | RequestFailure> => {
    const responses = script[url] ?? [{ status: 200 }];
    requests.push([(Date.now() - start) / 1000, `${method} ${url}`]);
    return (responses.length > 1 ? responses.shift() : responses[0]) ?? { status: 200 };
  };
  return { requests, follow: createFollower(sendRequest, new RateLimiter(limits)) };
}

/** Advances the fake clock until a promise has settled. */
async function settle<T>(promise: Promise<T>): Promise<T> {
  await vi.runAllTimersAsync();
  return promise;
}

describe('the rate limiter', () => {
  it('runs two requests to a host, a pause apart, and three in total; requests with priority go first', async () => {
    const limiter = new RateLimiter(limits);
    const start = Date.now();
    const log: string[] = [];
    const request = (name: string, seconds: number, hasPriority = false) =>
      limiter.run(
        name[0] ?? '',
        async () => {
          log.push(`${(Date.now() - start) / 1000} ${name}`);
          await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        },
        hasPriority,
      );
    const all = [request('a1', 10), request('a2', 10), request('a3', 1), request('a4', 1, true)];
    all.push(request('b1', 20), request('c1', 1), request('c2', 1));
    await settle(Promise.all(all));
    expect(log).toEqual(['0 a1', '0 b1', '0 c1', '1 a4', '2 c2', '3 a2', '10 a3']);
  });

  it('pauses requests to one host for the longest requested time, and not requests to others', async () => {
    const limiter = new RateLimiter(limits);
    const start = Date.now();
    limiter.backOff('a', 30);
    limiter.backOff('a', 5);
    const seconds = () => Promise.resolve((Date.now() - start) / 1000);
    expect(await settle(Promise.all([limiter.run('a', seconds), limiter.run('b', seconds)]))).toEqual([30, 0]);
  });

  it('continues after a request that throws', async () => {
    const limiter = new RateLimiter({ perHost: 1, total: 1, pause: 0 });
    const broken = limiter.run('a', () => Promise.reject(new Error('broken')));
    await expect(broken).rejects.toThrow('broken');
    expect(await settle(limiter.run('a', () => Promise.resolve('next')))).toBe('next');
  });
});

describe('a link', () => {
  const a = 'http://a.example/';

  it('that fails is retried twice, after growing pauses', async () => {
    const { requests, follow } = createScriptedFollower({ [a]: [{ status: 500 }] });
    expect((await settle(follow(a))).end).toEqual({ status: 500 });
    expect(requests).toEqual([
      [0, `HEAD ${a}`],
      [4, `GET ${a}`],
      [20, `GET ${a}`],
    ]);
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET'])(
    'is retried after the connection error %s',
    async (code) => {
      const { requests, follow } = createScriptedFollower({ [a]: [toFailure({ code }), { status: 200 }] });
      expect((await settle(follow(a))).end).toEqual({ status: 200 });
      expect(requests).toHaveLength(2);
    },
  );

  it.each([{ code: 'CERT_HAS_EXPIRED' }, { code: 'EPRIVATENETWORK' }])('is not retried after %j', async (error) => {
    const { requests, follow } = createScriptedFollower({ [a]: [toFailure(error)] });
    await settle(follow(a));
    expect(requests).toHaveLength(1);
  });

  it.each([405, 501, 404, 403])('is requested with GET when the response to HEAD is %i', async (status) => {
    const { requests, follow } = createScriptedFollower({ [a]: [{ status }, { status: 200 }] });
    expect((await settle(follow(a))).end).toEqual({ status: 200 });
    expect(requests).toEqual([
      [0, `HEAD ${a}`],
      [1, `GET ${a}`],
    ]);
  });

  it('waits as long as Retry-After says, and so do other links to the host', async () => {
    const { requests, follow } = createScriptedFollower({ [a]: [{ status: 429, retryAfter: 40 }, { status: 200 }] });
    await settle(Promise.all([follow(a), follow(`${a}2`), follow('http://b.example/')]));
    expect(requests).toEqual([
      [0, `HEAD ${a}`],
      [0, 'HEAD http://b.example/'],
      [40, `HEAD ${a}`],
      [41, `HEAD ${a}2`],
    ]);
  });

  it.each([
    ['asks for a pause of more than a minute', [{ status: 503, retryAfter: 61 }], { failure: 'rate-limited' }, 1],
    ['answers 429 every time', [{ status: 429 }], { status: 429 }, 3],
  ])('whose host %s gets no more requests in this run', async (_what, responses, end, count) => {
    const { requests, follow } = createScriptedFollower({ [a]: responses });
    const [first, second] = await settle(Promise.all([follow(a), follow(`${a}2`)]));
    expect(first.end).toEqual(end);
    expect(second.end).toEqual({ failure: 'rate-limited' });
    expect(requests).toHaveLength(count);
  });

  it('is blocked, not dead, when its host refuses connections after it has answered', async () => {
    const { follow } = createScriptedFollower({ [`${a}2`]: [toFailure({ code: 'ECONNREFUSED' })] });
    const [, second] = await settle(Promise.all([follow(a), follow(`${a}2`)]));
    expect(second.end).toEqual({ failure: 'blocked' });
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'ftp://a.example/', 'mailto:a@a.example', 'http://'])(
    'is not followed to %s',
    async (location) => {
      const { requests, follow } = createScriptedFollower({ [a]: [{ status: 301, location }] });
      expect((await settle(follow(a))).end).toEqual({ failure: 'invalid-redirect' });
      expect(requests).toHaveLength(1);
    },
  );

  it('is not followed into a private network', async () => {
    vi.useRealTimers();
    let isRequested = false;
    const server = createServer((_request, response) => {
      isRequested = true;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const location = `http://localhost:${(server.address() as AddressInfo).port}/`;
    const sendRequest = createRequester({ userAgent: 'Test', timeout: 10, allowPrivate: false });
    const redirectFirst: typeof sendRequest = async (url, method) =>
      url === a ? { status: 302, location } : sendRequest(url, method);
    const { redirects, end } = await createFollower(redirectFirst, new RateLimiter({ ...limits, pause: 0 }))(a);
    server.close();
    expect({ isRequested, redirects, end }).toEqual({
      isRequested: false,
      redirects: [{ url: a, status: 302 }],
      end: { failure: 'private-network', code: 'EPRIVATENETWORK' },
    });
  });
});

describe('an endless body', () => {
  it('is read no further than needed', async () => {
    vi.useRealTimers();
    let written = 0;
    let isClosed = false;
    const server = createServer((_request, response) => {
      const writeMore = () => {
        do written += 65_536;
        while (response.write('x'.repeat(65_536)));
      };
      response.on('close', () => {
        isClosed = true;
      });
      response.on('drain', writeMore).writeHead(404);
      writeMore();
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const sendRequest = createRequester({ userAgent: 'Test', timeout: 600, allowPrivate: true });
    const response = await sendRequest(`http://localhost:${(server.address() as AddressInfo).port}/`, 'GET');
    await expect.poll(() => isClosed, { timeout: 60_000 }).toBe(true);
    server.close();
    expect(response).toEqual({ status: 404 });
    // The system’s buffers hold a few megabytes at most.
    expect(written).toBeLessThan(50_000_000);
  });
});

describe('an IP address', () => {
  it.each(['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.31.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1'])(
    '%s is private',
    (ip) => expect(isPrivateIp(ip)).toBe(true),
  );
  it.each([
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:a00:1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '3fff::1',
  ])('%s is private', (ip) => expect(isPrivateIp(ip)).toBe(true));
  it.each([
    '1.1.1.1',
    '172.32.0.1',
    '192.167.0.1',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '::ffff:1.1.1.1',
    '64:ff9b::101:101',
  ])('%s is public', (ip) => expect(isPrivateIp(ip)).toBe(false));
});
