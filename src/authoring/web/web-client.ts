/** The web as the commands for authors see it: one polite queue, an honest name, no private networks. */
import { absoluteHref } from '../../site.ts';
import { createFollower, type FollowUrl } from './follow-redirects.ts';
import { RateLimiter } from './rate-limiter.ts';
import { createRequester } from './request.ts';
import { applyCrawlDelay } from './robots.ts';

/** How a command requests addresses. */
export interface WebOptions {
  /** What the command does, as servers see it in the User-Agent header: “link check”. */
  purpose: string;
  /** Seconds to wait for a response. */
  timeout: number;
  /** Seconds between two requests to one host. Retries wait four and sixteen times as long. */
  pause: number;
  /** Whether to request addresses of this machine and of private networks. */
  allowLocal: boolean;
}

/** Creates the function with which a command requests addresses, two at a time from each host. */
export function createWebClient({ purpose, timeout, pause, allowLocal }: WebOptions): FollowUrl {
  const userAgent = `Footing ${purpose} (+${absoluteHref()})`;
  const sendRequest = createRequester({ userAgent, timeout, allowPrivate: allowLocal });
  const limiter = new RateLimiter({ perHost: 2, total: 16, pause });
  return createFollower(applyCrawlDelay(sendRequest, limiter), limiter);
}
