/** Decides from the outcome of a request whether a link works. */
import type { LinkOutcome } from '../web/follow-redirects.ts';
import { type FailureKind, isFailure, type LinkResponse } from '../web/response.ts';

/** The possible statuses of a link, worst first. Readers may still be able to open `unsure` and `blocked` links. */
export const linkStatuses = ['dead', 'unsure', 'blocked', 'moved', 'fine'] as const;
export type LinkStatus = (typeof linkStatuses)[number];

/** The result of checking a link, worded for people. */
export interface LinkResult {
  status: LinkStatus;
  /** What the check found: a sentence without its full stop. */
  reason: string;
  /** What to do about it: a sentence; empty for `fine`. */
  hint: string;
  /** The new URL of a link that moved. */
  movedTo?: string;
  /** The last HTTP status, when there was a response. */
  httpStatus?: number;
  redirects: LinkOutcome['redirects'];
}

const hints: Record<LinkStatus, string> = {
  dead: 'Find its new address, or keep this one and add an archived copy (“archived:”).',
  unsure: 'Check it again later, or open it in a browser.',
  blocked: 'Open it in a browser: the server blocks automated requests.',
  moved: 'Use the new address, or keep this one and add an archived copy (“archived:”).',
  fine: '',
};

const failures: Record<FailureKind, [status: LinkStatus, reason: string, hint?: string]> = {
  'unknown-host': ['dead', 'The host name does not exist'],
  unreachable: ['unsure', 'The server cannot be reached from here'],
  refused: ['dead', 'The server refuses connections'],
  certificate: ['dead', 'The server’s certificate is not valid, and browsers warn readers'],
  'connection-lost': ['unsure', 'The connection broke'],
  timeout: ['unsure', 'The server did not answer in time'],
  'invalid-response': ['unsure', 'The response cannot be parsed'],
  'private-network': [
    'unsure',
    'The address is in a private network and was not requested',
    'Use an address that readers can reach, or check this one with --allow-local.',
  ],
  'redirect-loop': ['unsure', 'The redirects form a loop', 'Open it in a browser: the server may only need a cookie.'],
  'too-many-redirects': ['unsure', 'There are more than ten redirects'],
  'invalid-redirect': ['unsure', 'It redirects to something that is not a web address'],
  'rate-limited': ['blocked', 'The server limits the number of requests', 'Check it again later.'],
  // `follow-redirects.ts` reports `blocked` for a server that had answered earlier in this run.
  blocked: ['blocked', 'The server answered before and now refuses connections from here', 'Check it again later.'],
};

const deadStatuses = [404, 410];
const blockedStatuses = [401, 402, 403, 407, 429, 451, 999];

/** Converts the outcome of a request to a result for people. */
export function toLinkResult({ redirects, url, end }: LinkOutcome): LinkResult {
  if (isFailure(end)) {
    const [status, reason, hint = hints[status]] = failures[end.failure];
    return { status, reason: end.code ? `${reason} (${end.code})` : reason, hint, redirects };
  }
  const status = toLinkStatus(end);
  const finding = { status, reason: describeResponse(end), hint: hints[status], httpStatus: end.status, redirects };
  return status === 'fine' ? { ...finding, ...findMove([...redirects, { url, status: end.status }]) } : finding;
}

function toLinkStatus({ status, isChallenge }: LinkResponse): LinkStatus {
  if (isChallenge || blockedStatuses.includes(status)) return 'blocked';
  if (deadStatuses.includes(status)) return 'dead';
  return status >= 200 && status < 300 ? 'fine' : 'unsure';
}

function describeResponse({ status, isChallenge }: LinkResponse): string {
  return isChallenge ? `The server shows a CAPTCHA or similar test (${status})` : `The server answers ${status}`;
}

/**
 * Follows the permanent redirects at the start of the chain; the first other response is where the link has moved to.
 */
function findMove(chain: LinkOutcome['redirects']): Partial<LinkResult> {
  const lastIndex = chain.findIndex(({ status }) => status !== 301 && status !== 308);
  const [from, to] = [chain[0], chain[lastIndex]];
  if (!from || !to || from === to) return {};
  const isHomePage = new URL(to.url).pathname === '/' && new URL(from.url).pathname !== '/';
  return {
    status: 'moved',
    reason: `It moved permanently to ${to.url}`,
    hint: isHomePage
      ? 'It now leads to a home page, so the work may be gone. Check the page, and add an archived copy (“archived:”).'
      : hints.moved,
    movedTo: to.url,
  };
}
