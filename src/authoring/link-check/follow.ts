/** From an address to what is known of it: asks, asks again where that may help, and follows where it leads. */
import { getHost, normalizeUrl } from './address.ts';
import type { Queue } from './queue.ts';
import { type Failure, type FailureKind, isFailure, type Reply } from './reply.ts';
import type { Ask } from './request.ts';

/** What came of asking an address. */
export interface Asked {
  /** The addresses that led on, in order, with the status by which they did; the first is the one asked. */
  hops: { address: string; status: number }[];
  /** Where it ended. */
  address: string;
  end: Reply | Failure;
}

const maxHops = 10;
const retries = 2;

/** A server that wants to be left alone for longer, in seconds, is not asked again in this run. */
const longestWait = 60;

/** What may be over when it is asked again. */
const passing: readonly FailureKind[] = ['no-name', 'no-network', 'refused', 'broken', 'timeout'];

/**
 * Makes the function that finds out about an address. It asks for the head of a page first, and for the page where that
 * is refused; what may pass is tried twice more, after pauses that grow.
 */
export function createFollower(ask: Ask, queue: Queue): (address: string) => Promise<Asked> {
  const closed = new Set<string>();
  const answered = new Set<string>();

  /** The last word of one address, without following it. */
  async function settle(address: string, isBegun: boolean): Promise<Reply | Failure> {
    const host = getHost(address);
    let method: 'HEAD' | 'GET' = 'HEAD';
    const askOnce = async (): Promise<Reply | Failure> =>
      closed.has(host) ? { failure: 'left-alone' } : ask(address, method);
    for (let attempt = 0, first = isBegun; ; first = true) {
      const reply = await queue.run(host, askOnce, first);
      if (!isFailure(reply)) answered.add(host);
      if (method === 'HEAD' && isOdd(reply)) {
        method = 'GET';
        continue;
      }
      const isLast = attempt === retries;
      const pause = queue.manners.pause * 4 ** ++attempt;
      if (!isFailure(reply) && isPlea(reply)) {
        const wait = reply.retryAfter ?? pause;
        if (isLast || wait > longestWait) closed.add(host);
        if (isLast) return reply;
        if (wait > longestWait) return { failure: 'left-alone' };
        queue.leaveAlone(host, wait);
      } else if (isLast || !mayPass(reply)) {
        return isFailure(reply) && reply.failure === 'refused' && answered.has(host) ? { failure: 'shut-out' } : reply;
      } else {
        method = 'GET';
        await new Promise((resolve) => setTimeout(resolve, pause * 1000));
      }
    }
  }

  return async (asked) => {
    const hops: Asked['hops'] = [];
    for (let address = asked; ; ) {
      const reply = await settle(address, hops.length > 0);
      const leadsTo = isFailure(reply) ? undefined : targetOf(reply);
      if (isFailure(reply) || leadsTo === undefined) return { hops, address, end: reply };
      hops.push({ address, status: reply.status });
      const next = normalizeUrl(URL.parse(leadsTo, address)?.href ?? '');
      const end = (failure: FailureKind): Asked => ({ hops, address, end: { failure } });
      if (!next) return end('bad-redirect');
      if (hops.some((hop) => hop.address === next)) return end('loop');
      if (hops.length > maxHops) return end('many-redirects');
      address = next;
    }
  };
}

function targetOf({ status, location }: Reply): string | undefined {
  return [301, 302, 303, 307, 308].includes(status) ? location : undefined;
}

/** Whether a server may have meant the way of asking, not the address: some refuse HEAD, some answer it with anything. */
function isOdd(reply: Reply | Failure): boolean {
  if (isFailure(reply)) return reply.failure === 'unreadable';
  const { status } = reply;
  if (status === 429 || reply.challenge) return false;
  return status === 501 || status < 200 || (status >= 300 && status < 500 && targetOf(reply) === undefined);
}

/** Whether a server asks to be left alone for a while. */
function isPlea({ status, retryAfter, challenge }: Reply): boolean {
  return !challenge && (status === 429 || (status === 503 && retryAfter !== undefined));
}

function mayPass(reply: Reply | Failure): boolean {
  return isFailure(reply) ? passing.includes(reply.failure) : reply.status >= 500 && !reply.challenge;
}
