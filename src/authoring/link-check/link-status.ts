/** Decides from the outcome of a request whether a link works. */
import type { LinkOutcome } from './follow-redirects.ts';
import { type FailureKind, isFailure, type LinkResponse } from './response.ts';

/** How a link is, the worst first. `unsure` and `blocked` links may work for readers. */
export const linkStatuses = ['dead', 'unsure', 'blocked', 'moved', 'fine'] as const;
export type LinkStatus = (typeof linkStatuses)[number];

/** What is known of a link, for people. */
export interface LinkFinding {
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
  dead: 'Find its new address, or keep this one and add an archived copy (archived: …).',
  unsure: 'Check it again later, or open it in a browser.',
  blocked: 'Open it in a browser: the server does not let programs in.',
  moved: 'Use the new address, or keep this one and add an archived copy.',
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
    'The address is in a private network and was not checked',
    'Use an address that readers can reach, or check this one with --allow-local.',
  ],
  'redirect-loop': ['unsure', 'The redirects form a loop', 'Open it in a browser: the server may only need a cookie.'],
  'too-many-redirects': ['unsure', 'There are more than ten redirects'],
  'invalid-redirect': ['unsure', 'It redirects to something that is not a web address'],
  'rate-limited': ['blocked', 'The server asked for a pause', 'Check it again later.'],
  blocked: ['blocked', 'The server answered before and now refuses connections from here', 'Check it again later.'],
};

const deadStatuses = [404, 410];
const blockedStatuses = [401, 402, 403, 407, 429, 451, 999];

/** Turns the outcome of a request into a finding. */
export function toFinding({ redirects, url, end }: LinkOutcome): LinkFinding {
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
  return isChallenge ? `The server asks for proof of being human (${status})` : `The server answers ${status}`;
}

/** A link moved as far as its permanent redirects lead. A temporary redirect and everything after it is no move. */
function findMove(chain: LinkOutcome['redirects']): Partial<LinkFinding> {
  const end = chain.findIndex(({ status }) => status !== 301 && status !== 308);
  const [from, to] = [chain[0], chain[end]];
  if (!from || !to || from === to) return {};
  const isHomePage = new URL(to.url).pathname === '/' && new URL(from.url).pathname !== '/';
  return {
    status: 'moved',
    reason: `It moved permanently to ${to.url}`,
    hint: isHomePage
      ? 'It now leads to a home page: the work may be gone. Look at it, and add an archived copy.'
      : hints.moved,
    movedTo: to.url,
  };
}
