/** Verifies the quotes of one page: on the page itself, else in its archived copy, else in the copy that was kept. */
import type { Source } from '../../explainer/schema/source.ts';
import { toLinkResult } from '../link-check/link-status.ts';
import type { FollowUrl, LinkOutcome } from '../web/follow-redirects.ts';
import { isFailure } from '../web/response.ts';
import { readEvidence } from './evidence.ts';
import { type Judgement, judgeQuote } from './judge-quote.ts';
import { type PageBody, type PageText, readPageText } from './page-text.ts';

/** Where the words were compared. */
export type Via = 'page' | 'archived' | 'evidence';

/** The verdict on a quote, and where its words were compared. */
export interface QuoteFinding extends Judgement {
  via?: Via;
}

/** A quote to verify. */
export interface QuoteToVerify {
  words: string;
  source: Source;
}

/** Longer files are cut off: reports with pictures are long. Bytes. */
export const maxBodyBytes = 32 * 1024 * 1024;

type ReadResult = PageText | { unreadable: string };

/** What verifying a page needs. */
export interface VerifyContext {
  follow: FollowUrl;
  /** The folder of the copies that were kept. */
  evidence?: string;
}

/** Returns a function that verifies quotes. It requests each archived copy once. */
export function createPageVerifier({ follow, evidence }: VerifyContext) {
  const archivedCopies = new Map<string, Promise<ReadResult>>();
  const readArchived = (url: string) => {
    const result = archivedCopies.get(url) ?? follow(url, { maxBodyBytes }).then(readOutcome);
    archivedCopies.set(url, result);
    return result;
  };
  const readKept = async (source: Source): Promise<ReadResult | undefined> => {
    const copy = evidence === undefined ? undefined : readEvidence(evidence, source);
    return copy && !('unreadable' in copy) ? readPageText(copy) : copy;
  };
  /** @param outcome that of the page’s address, if the source has one */
  return async (outcome: LinkOutcome | undefined, quotes: readonly QuoteToVerify[]): Promise<QuoteFinding[]> => {
    const page = outcome && (await readOutcome(outcome));
    return Promise.all(
      quotes.map(async ({ words, source }) => {
        const copies: [via: Via, name: string, read: () => Promise<ReadResult | undefined>][] = [
          ['page', '', async () => page],
          ['archived', 'archived copy', async () => (source.archived ? readArchived(source.archived) : undefined)],
          ['evidence', 'kept copy', () => readKept(source)],
        ];
        return verifyQuote(words, copies);
      }),
    );
  };
}

/** Verifies a quote in the first copy that can be read. */
async function verifyQuote(
  words: string,
  copies: readonly [via: Via, name: string, read: () => Promise<ReadResult | undefined>][],
): Promise<QuoteFinding> {
  const reasons: string[] = [];
  let missing: QuoteFinding | undefined;
  for (const [via, name, read] of copies) {
    const result = await read();
    if (!result) continue;
    const judgement: Judgement =
      'unreadable' in result ? { verdict: 'unreadable', reason: result.unreadable } : judgeQuote(words, result);
    const { verdict, reason } = judgement;
    const isGone = 'texts' in result && result.gone !== undefined && verdict === 'missing';
    if (verdict !== 'unreadable' && !isGone) return { ...judgement, via, ...joinReasons([...reasons, reason ?? '']) };
    if (isGone) missing = { ...judgement, via };
    reasons.push(name && reason ? `The ${name}: ${reason[0]?.toLowerCase()}${reason.slice(1)}` : (reason ?? ''));
  }
  if (reasons.length === 0) reasons.push('The source has no address, and no copy that can be read here');
  return { ...(missing ?? { verdict: 'unreadable' }), ...joinReasons(reasons) };
}

function joinReasons(reasons: readonly string[]): { reason?: string } {
  const reason = reasons.filter((each) => each !== '').join('. ');
  return reason ? { reason } : {};
}

async function readOutcome(outcome: LinkOutcome): Promise<ReadResult> {
  const { end, url, redirects } = outcome;
  if (isFailure(end) || end.status < 200 || end.status >= 300 || !end.body || end.isChallenge)
    return { unreadable: toLinkResult(outcome).reason };
  const body: PageBody = {
    bytes: end.body,
    contentType: end.headers?.['content-type'] ?? '',
    isTruncated: end.isTruncated ?? false,
    ...(redirects.length > 0 ? { redirectedTo: url } : {}),
  };
  return readPageText(body);
}
