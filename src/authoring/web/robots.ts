/** Keeps the crawl delay that a host asks for in its robots.txt (RFC 9309 defines the file, not this line). */
import parseRobots from 'robots-parser';
import type { RateLimiter } from './rate-limiter.ts';
import type { SendRequest } from './request.ts';
import { isFailure } from './response.ts';
import { getHost } from './url.ts';

/** Longer delays are not kept: a few addresses would take hours. Seconds. */
const maxDelay = 30;

/** RFC 9309, 2.5: crawlers read at least this much of the file. Bytes. */
const maxFileSize = 500 * 1024;

/**
 * Returns a function that sends requests as the given one, and asks each host once for its crawl delay. The commands
 * request only the addresses that authors cite, as a browser would, so the paths that the file excludes do not count.
 */
export function applyCrawlDelay(sendRequest: SendRequest, limiter: RateLimiter): SendRequest {
  const delays = new Map<string, Promise<number>>();
  const readDelay = async (url: string): Promise<number> => {
    const address = new URL('/robots.txt', url).href;
    const response = await sendRequest(address, 'GET', { maxBodyBytes: maxFileSize });
    if (isFailure(response) || response.status !== 200 || !response.body) return 0;
    const delay = parseRobots(address, response.body.toString()).getCrawlDelay('Footing') ?? 0;
    return Math.min(maxDelay, Math.max(0, delay));
  };
  return async (url, method, content) => {
    const host = getHost(url);
    const delay = delays.get(host) ?? readDelay(url);
    delays.set(host, delay);
    const seconds = await delay;
    if (seconds > 0) limiter.backOff(host, seconds);
    return sendRequest(url, method, content);
  };
}
