/** Requests a URL, retries where that may help, and follows its redirects. */
import type { RateLimiter } from './rate-limiter.ts';
import type { Method, RequestContent, SendRequest } from './request.ts';
import { type FailureKind, isFailure, type LinkResponse, type RequestFailure } from './response.ts';
import { getHost, normalizeUrl } from './url.ts';

/** The outcome of requesting a URL and following its redirects. */
export interface LinkOutcome {
  /** The URLs that redirected, in order, each with its status. The first is the requested one. */
  redirects: { url: string; status: number }[];
  /** The last URL, and its outcome. */
  url: string;
  end: LinkResponse | RequestFailure;
}

const maxRedirects = 10;
const maxRetries = 2;

/** A host that asks for a longer pause than this gets no more requests in this run; seconds. */
const maxRetryAfter = 60;

/** Failures that may be gone at the next attempt. */
const temporaryFailures: readonly FailureKind[] = [
  'unknown-host',
  'unreachable',
  'refused',
  'connection-lost',
  'timeout',
];

/** A request whose body is read: GET, or POST if it has content. */
export type BodyRequest = Omit<RequestContent, 'maxBodyBytes'> & { maxBodyBytes: number };

/**
 * Requests a URL. It sends HEAD first, and GET where the server may reject HEAD; with `bodyRequest`, it sends that.
 * It retries temporary failures twice, after growing pauses; the change from HEAD to GET is not one of these retries.
 */
export type FollowUrl = (url: string, bodyRequest?: BodyRequest) => Promise<LinkOutcome>;

/** Creates the function that requests URLs, within the limits of one queue. */
export function createFollower(sendRequest: SendRequest, limiter: RateLimiter): FollowUrl {
  const rateLimitedHosts = new Set<string>();
  const respondingHosts = new Set<string>();

  /** Requests a URL, with retries but without following redirects. */
  async function requestUrl(
    url: string,
    isRedirectTarget: boolean,
    bodyRequest: BodyRequest | undefined,
  ): Promise<LinkResponse | RequestFailure> {
    const host = getHost(url);
    const bodyMethod = bodyRequest?.content === undefined ? 'GET' : 'POST';
    let method: Method = bodyRequest ? bodyMethod : 'HEAD';
    const send = async (): Promise<LinkResponse | RequestFailure> =>
      rateLimitedHosts.has(host) ? { failure: 'rate-limited' } : sendRequest(url, method, bodyRequest);
    let retries = 0;
    let hasPriority = isRedirectTarget;
    for (;;) {
      const outcome = await limiter.run(host, send, hasPriority);
      hasPriority = true;
      if (!isFailure(outcome)) respondingHosts.add(host);
      if (method === 'HEAD' && shouldRetryWithGet(outcome)) {
        method = 'GET';
        continue;
      }
      const isLastAttempt = retries === maxRetries;
      retries += 1;
      const pause = limiter.limits.pause * 4 ** retries;
      if (!isFailure(outcome) && isRateLimited(outcome)) {
        const retryAfter = outcome.retryAfter ?? pause;
        if (isLastAttempt || retryAfter > maxRetryAfter) rateLimitedHosts.add(host);
        if (isLastAttempt) return outcome;
        if (retryAfter > maxRetryAfter) return { failure: 'rate-limited' };
        limiter.backOff(host, retryAfter);
      } else if (isLastAttempt || !isTemporary(outcome)) {
        const isBlocked = isFailure(outcome) && outcome.failure === 'refused' && respondingHosts.has(host);
        return isBlocked ? { failure: 'blocked' } : outcome;
      } else {
        method = bodyMethod;
        await new Promise((resolve) => setTimeout(resolve, pause * 1000));
      }
    }
  }

  return async (startUrl, bodyRequest) => {
    const redirects: LinkOutcome['redirects'] = [];
    for (let url = startUrl; ; ) {
      const outcome = await requestUrl(url, redirects.length > 0, bodyRequest);
      const location = isFailure(outcome) ? undefined : getRedirectLocation(outcome);
      if (isFailure(outcome) || location === undefined) return { redirects, url, end: outcome };
      redirects.push({ url, status: outcome.status });
      const target = normalizeUrl(URL.parse(location, url)?.href ?? '');
      const fail = (failure: FailureKind): LinkOutcome => ({ redirects, url, end: { failure } });
      if (!target) return fail('invalid-redirect');
      if (redirects.some((redirect) => redirect.url === target)) return fail('redirect-loop');
      if (redirects.length > maxRedirects) return fail('too-many-redirects');
      url = target;
    }
  };
}

function getRedirectLocation({ status, location }: LinkResponse): string | undefined {
  return [301, 302, 303, 307, 308].includes(status) ? location : undefined;
}

/** Returns whether a server may reject the method and not the URL: some refuse HEAD, some answer it at random. */
function shouldRetryWithGet(outcome: LinkResponse | RequestFailure): boolean {
  if (isFailure(outcome)) return outcome.failure === 'invalid-response';
  const { status } = outcome;
  if (status === 429 || outcome.isChallenge) return false;
  return (
    status === 501 || status < 200 || (status >= 300 && status < 500 && getRedirectLocation(outcome) === undefined)
  );
}

function isRateLimited({ status, retryAfter, isChallenge }: LinkResponse): boolean {
  return !isChallenge && (status === 429 || (status === 503 && retryAfter !== undefined));
}

function isTemporary(outcome: LinkResponse | RequestFailure): boolean {
  if (isFailure(outcome)) return temporaryFailures.includes(outcome.failure);
  return outcome.status >= 500 && !outcome.isChallenge;
}
