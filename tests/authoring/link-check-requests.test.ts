/** How addresses are asked: whose turn it is, when to come back, whom to leave alone. The clock is not a real one. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toFailure } from '../../src/authoring/link-check/failure.ts';
import { createFollower } from '../../src/authoring/link-check/follow.ts';
import { isLocalIp } from '../../src/authoring/link-check/local.ts';
import { Queue } from '../../src/authoring/link-check/queue.ts';
import type { Failure, Reply } from '../../src/authoring/link-check/reply.ts';
import { askWith } from '../../src/authoring/link-check/request.ts';

const manners = { perHost: 2, inAll: 3, pause: 1 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Asks by a script: the replies to an address in turn, the last one for ever. Writes down what was asked, and when. */
function scripted(script: Record<string, (Reply | Failure)[]>) {
  const asked: [second: number, what: string][] = [];
  const start = Date.now();
  const ask = async (address: string, method: string): Promise<Reply | Failure> => {
    const replies = script[address] ?? [{ status: 200 }];
    asked.push([(Date.now() - start) / 1000, `${method} ${address}`]);
    return (replies.length > 1 ? replies.shift() : replies[0]) ?? { status: 200 };
  };
  return { asked, follow: createFollower(ask, new Queue(manners)) };
}

/** Lets a promise come to its end, whatever the time it takes. */
async function ended<T>(promise: Promise<T>): Promise<T> {
  await vi.runAllTimersAsync();
  return promise;
}

describe('the queue', () => {
  it('starts two requests to a server after a pause, three in all, and what was begun first', async () => {
    const queue = new Queue(manners);
    const start = Date.now();
    const log: string[] = [];
    const request = (name: string, seconds: number, first = false) =>
      queue.run(
        name[0] ?? '',
        async () => {
          log.push(`${(Date.now() - start) / 1000} ${name}`);
          await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
        },
        first,
      );
    const all = [request('a1', 10), request('a2', 10), request('a3', 1), request('a4', 1, true)];
    all.push(request('b1', 20), request('c1', 1), request('c2', 1));
    await ended(Promise.all(all));
    expect(log).toEqual(['0 a1', '0 b1', '0 c1', '1 a4', '2 c2', '3 a2', '10 a3']);
  });

  it('leaves a server alone for as long as it is told to, and nobody else', async () => {
    const queue = new Queue(manners);
    const start = Date.now();
    queue.leaveAlone('a', 30);
    queue.leaveAlone('a', 5);
    const seconds = () => Promise.resolve((Date.now() - start) / 1000);
    expect(await ended(Promise.all([queue.run('a', seconds), queue.run('b', seconds)]))).toEqual([30, 0]);
  });

  it('goes on after a request that throws', async () => {
    const queue = new Queue({ perHost: 1, inAll: 1, pause: 0 });
    const broken = queue.run('a', () => Promise.reject(new Error('broken')));
    await expect(broken).rejects.toThrow('broken');
    expect(await ended(queue.run('a', () => Promise.resolve('next')))).toBe('next');
  });
});

describe('an address', () => {
  const a = 'http://a.example/';

  it('that fails is tried twice more, after pauses that grow', async () => {
    const { asked, follow } = scripted({ [a]: [{ status: 500 }] });
    expect((await ended(follow(a))).end).toEqual({ status: 500 });
    expect(asked).toEqual([
      [0, `HEAD ${a}`],
      [4, `GET ${a}`],
      [20, `GET ${a}`],
    ]);
  });

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET'])(
    'whose connection fails with %s is tried again',
    async (code) => {
      const { asked, follow } = scripted({ [a]: [toFailure({ code }), { status: 200 }] });
      expect((await ended(follow(a))).end).toEqual({ status: 200 });
      expect(asked).toHaveLength(2);
    },
  );

  it.each([{ code: 'CERT_HAS_EXPIRED' }, { code: 'ELOCALADDRESS' }])('is not tried again after %j', async (error) => {
    const { asked, follow } = scripted({ [a]: [toFailure(error)] });
    await ended(follow(a));
    expect(asked).toHaveLength(1);
  });

  it.each([405, 501, 404, 403])('is asked as a page at its next turn where the head answers %i', async (status) => {
    const { asked, follow } = scripted({ [a]: [{ status }, { status: 200 }] });
    expect((await ended(follow(a))).end).toEqual({ status: 200 });
    expect(asked).toEqual([
      [0, `HEAD ${a}`],
      [1, `GET ${a}`],
    ]);
  });

  it('whose server asks for time gets it, and so do its others', async () => {
    const { asked, follow } = scripted({ [a]: [{ status: 429, retryAfter: 40 }, { status: 200 }] });
    await ended(Promise.all([follow(a), follow(`${a}2`), follow('http://b.example/')]));
    expect(asked).toEqual([
      [0, `HEAD ${a}`],
      [0, 'HEAD http://b.example/'],
      [40, `HEAD ${a}`],
      [41, `HEAD ${a}2`],
    ]);
  });

  it.each([
    ['asks for more than a minute', [{ status: 503, retryAfter: 61 }], { failure: 'left-alone' }, 1],
    ['never has time', [{ status: 429 }], { status: 429 }, 3],
  ])('whose server %s is left alone for this run, and so are its others', async (_what, replies, end, times) => {
    const { asked, follow } = scripted({ [a]: replies });
    const [first, second] = await ended(Promise.all([follow(a), follow(`${a}2`)]));
    expect(first.end).toEqual(end);
    expect(second.end).toEqual({ failure: 'left-alone' });
    expect(asked).toHaveLength(times);
  });

  it('that a server refuses after it answered others is not taken for dead', async () => {
    const { follow } = scripted({ [`${a}2`]: [toFailure({ code: 'ECONNREFUSED' })] });
    const [, second] = await ended(Promise.all([follow(a), follow(`${a}2`)]));
    expect(second.end).toEqual({ failure: 'shut-out' });
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'ftp://a.example/', 'mailto:a@a.example', 'http://'])(
    'that leads to %s is not followed',
    async (location) => {
      const { asked, follow } = scripted({ [a]: [{ status: 301, location }] });
      expect((await ended(follow(a))).end).toEqual({ failure: 'bad-redirect' });
      expect(asked).toHaveLength(1);
    },
  );

  it('that leads into a private network is not followed', async () => {
    vi.useRealTimers();
    let isAsked = false;
    const server = createServer((_request, response) => {
      isAsked = true;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const location = `http://localhost:${(server.address() as AddressInfo).port}/`;
    const real = askWith({ agent: 'Test', timeout: 10, allowLocal: false });
    const ask: typeof real = async (address, method) =>
      address === a ? { status: 302, location } : real(address, method);
    const { hops, end } = await createFollower(ask, new Queue({ ...manners, pause: 0 }))(a);
    server.close();
    expect({ isAsked, hops, end }).toEqual({
      isAsked: false,
      hops: [{ address: a, status: 302 }],
      end: { failure: 'local', code: 'ELOCALADDRESS' },
    });
  });
});

describe('a body without end', () => {
  it('is not read further than it takes', async () => {
    vi.useRealTimers();
    let written = 0;
    let isOver = false;
    const server = createServer((_request, response) => {
      const more = () => {
        do written += 65_536;
        while (response.write('x'.repeat(65_536)));
      };
      response.on('close', () => {
        isOver = true;
      });
      response.on('drain', more).writeHead(404);
      more();
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const ask = askWith({ agent: 'Test', timeout: 600, allowLocal: true });
    const reply = await ask(`http://localhost:${(server.address() as AddressInfo).port}/`, 'GET');
    await expect.poll(() => isOver, { timeout: 60_000 }).toBe(true);
    server.close();
    expect(reply).toEqual({ status: 404 });
    // What the system holds on the way is a few megabytes at most.
    expect(written).toBeLessThan(50_000_000);
  });
});

describe('an IP address', () => {
  it.each(['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.31.0.1', '192.168.0.1', '169.254.169.254', '100.64.0.1'])(
    '%s is local',
    (ip) => expect(isLocalIp(ip)).toBe(true),
  );
  it.each(['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:a00:1', 'ff02::1'])('%s is local', (ip) =>
    expect(isLocalIp(ip)).toBe(true),
  );
  it.each(['1.1.1.1', '172.32.0.1', '192.167.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:1.1.1.1'])(
    '%s is not',
    (ip) => expect(isLocalIp(ip)).toBe(false),
  );
});
