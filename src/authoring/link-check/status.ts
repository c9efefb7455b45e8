/** What is made of what came of asking an address. */
import type { Asked } from './follow.ts';
import { type FailureKind, isFailure, type Reply } from './reply.ts';

/** How an address stands, the worst first: `blocked` and `unsure` could not be told. */
export const linkStatuses = ['dead', 'unsure', 'blocked', 'moved', 'fine'] as const;
export type LinkStatus = (typeof linkStatuses)[number];

/** What is known of an address, in words. */
export interface Finding {
  verdict: LinkStatus;
  /** What was found: a sentence without its full stop. */
  reason: string;
  /** What to do about it: a sentence, empty where it is fine. */
  remedy: string;
  /** Where it stands now, if it moved. */
  movedTo?: string;
  /** The last status, where there was an answer. */
  status?: number;
  /** All addresses that led on. */
  hops: Asked['hops'];
}

const remedies: Record<LinkStatus, string> = {
  dead: 'Find out where it went; a source can keep its address and get an archived copy (archived: …).',
  unsure: 'Ask again later, or open it in a browser.',
  blocked: 'Open it in a browser: programs are not let in.',
  moved: 'Write the new address, or keep it and add an archived copy.',
  fine: '',
};

const failures: Record<FailureKind, [verdict: LinkStatus, reason: string, remedy?: string]> = {
  'no-name': ['dead', 'The name of the server is not known'],
  'no-network': ['unsure', 'The server could not be reached from here'],
  refused: ['dead', 'Nothing answers there'],
  certificate: ['dead', 'Its certificate is not valid, and browsers warn of it'],
  broken: ['unsure', 'The connection broke'],
  timeout: ['unsure', 'No answer came in time'],
  unreadable: ['unsure', 'The answer cannot be read'],
  local: [
    'unsure',
    'It leads into a private network and was not asked',
    'Write an address that readers can reach; --allow-local asks this one.',
  ],
  loop: ['unsure', 'Its redirects go round in a circle', 'Open it in a browser: it may only want a cookie.'],
  'many-redirects': ['unsure', 'It redirects more than ten times'],
  'bad-redirect': ['unsure', 'It redirects to what is no web address'],
  'left-alone': ['blocked', 'Its server asks to be left alone for a while', 'Ask again later.'],
  'shut-out': ['blocked', 'Its server answered before and now lets nobody in from here', 'Ask again later.'],
};

const gone = [404, 410];
const closed = [401, 402, 403, 407, 429, 451, 999];

/** Judges an address by what came of asking it. */
export function toFinding({ hops, address, end }: Asked): Finding {
  if (isFailure(end)) {
    const [verdict, reason, remedy = remedies[verdict]] = failures[end.failure];
    return { verdict, reason: end.code ? `${reason} (${end.code})` : reason, remedy, hops };
  }
  const verdict = verdictOf(end);
  const finding = { verdict, reason: reasonOf(end), remedy: remedies[verdict], status: end.status, hops };
  return verdict === 'fine' ? { ...finding, ...moved([...hops, { address, status: end.status }]) } : finding;
}

function verdictOf({ status, challenge }: Reply): LinkStatus {
  if (challenge || closed.includes(status)) return 'blocked';
  if (gone.includes(status)) return 'dead';
  return status >= 200 && status < 300 ? 'fine' : 'unsure';
}

function reasonOf({ status, challenge }: Reply): string {
  return challenge ? `A test for people stands before it (${status})` : `It answers ${status}`;
}

/** An address moved as far as it was redirected for good. A redirect for now, and all behind it, is the server’s affair. */
function moved(way: Asked['hops']): Partial<Finding> {
  const forGood = way.findIndex(({ status }) => status !== 301 && status !== 308);
  const [from, to] = [way[0], way[forGood]];
  if (!from || !to || from === to) return {};
  const isFront = new URL(to.address).pathname === '/' && new URL(from.address).pathname !== '/';
  return {
    verdict: 'moved',
    reason: `It moved for good to ${to.address}`,
    remedy: isFront
      ? 'It leads to a front page now: the work may be gone. Look, and add an archived copy.'
      : remedies.moved,
    movedTo: to.address,
  };
}
