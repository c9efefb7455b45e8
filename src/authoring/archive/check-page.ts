/** Checks that a response is the page of a source, and not an error page, a login page or something else. */
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toText } from 'hast-util-to-text';
import { splitAtGaps } from '../../citations/text-fragment-url.ts';
import { toLinkResult } from '../link-check/link-status.ts';
import { toComparable } from '../page-reader/clean-text.ts';
import { isHomePage } from '../page-reader/page-address.ts';
import { collectPageData } from '../page-reader/page-data.ts';
import { findNoticeKind, type NoticeKind, recognizeAddress } from '../page-reader/recognize-notice.ts';
import { recognizeFormat } from '../web/body-format.ts';
import { decodeHtml } from '../web/decode-html.ts';
import type { LinkOutcome } from '../web/follow-redirects.ts';
import { isFailure } from '../web/response.ts';
import type { Work } from './archivable-sources.ts';

const leadsTo: Record<NoticeKind, string> = {
  consent: 'It leads to a page for consent.',
  challenge: 'It leads to a CAPTCHA or similar test.',
  login: 'It leads to a page for logging in.',
  subscription: 'It leads to a page for subscribers.',
  missing: 'It leads to an error page.',
  failure: 'It leads to an error page.',
  script: 'It leads to a page that needs JavaScript.',
};

/**
 * Returns in a sentence why a response is not the page of a work; undefined if it is.
 * @param isCopy whether an archive answered
 */
export function findMismatch(outcome: LinkOutcome, work: Work, isCopy: boolean): string | undefined {
  const { end, redirects } = outcome;
  if (isFailure(end) || end.isChallenge || end.status !== 200) return `${toLinkResult(outcome).reason}.`;
  // RFC 7089: an archive sends this header with every copy, and with nothing else.
  if (isCopy && !end.headers?.['memento-datetime']) return 'The archive answers with a page of its own.';
  const target = URL.parse(isCopy ? outcome.url.replace(/^.*?\/\d{14}(?:id_)?\//, '') : outcome.url);
  const expected = new URL(work.url);
  if (redirects.length > 0 && target && target.href !== expected.href) {
    if (isHomePage(target.href) && !isHomePage(work.url)) return 'It leads to a home page.';
    // An article may be about consent: then it has the same name at its new address.
    const isRenamed = getLastSegment(target) !== getLastSegment(expected);
    const notice = isRenamed ? recognizeAddress(target.href) : undefined;
    if (notice) return leadsTo[notice];
  }
  if (!end.body?.length) return 'It is empty.';
  const contentType = end.headers?.['content-type'];
  if (recognizeFormat(end.body, contentType) !== 'html') return undefined;
  try {
    const html = decodeHtml(end.body, contentType);
    return findMissingWords(html, work) ?? findNotice(html, work);
  } catch (error) {
    // The parser of HTML calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    return 'It is nested too deeply to be read.';
  }
}

const getLastSegment = ({ pathname }: URL) => pathname.split('/').findLast((segment) => segment !== '');

/** Looks for the title and the quotes of a source. One of them is enough: publishers change titles. */
function findMissingWords(html: string, { title, quotes }: Work): string | undefined {
  const text = toComparable(readPageText(html));
  if (text === '') return 'It has no text.';
  const wanted = [...(title ? [title] : []), ...quotes];
  if (wanted.length === 0 || wanted.some((words) => isIn(words, text))) return undefined;
  if (!title) return 'It does not have the quoted words.';
  return quotes.length > 0 ? 'It has neither the title nor the quoted words.' : 'It does not have the title.';
}

/** Returns all text that a page shows, and its titles. */
function readPageText(html: string): string {
  const tree = fromHtml(html);
  const titles = selectAll('meta[property="og:title"], meta[name="twitter:title"], meta[name="citation_title"]', tree);
  return [
    toText(select('title', tree) ?? tree),
    ...titles.map(({ properties }) => String(properties['content'] ?? '')),
    toText(select('body', tree) ?? tree),
  ].join('\n');
}

const asksFor: Record<NoticeKind, string> = {
  consent: 'It asks for consent.',
  challenge: 'It is a test for people, such as a CAPTCHA.',
  login: 'It asks for a login.',
  subscription: 'It asks for a subscription.',
  missing: 'It says that the page was not found.',
  failure: 'It is an error page.',
  script: 'It is empty without JavaScript.',
};

/** Recognizes notices, which may name the page that they replace. A notice may also be in a page, with its words. */
function findNotice(html: string, { url, title = '', quotes }: Work): string | undefined {
  const page = collectPageData(html, url, {});
  const kind = findNoticeKind(page, url);
  const hasHeading = page.headings.some((heading) => isIn(title, toComparable(heading)));
  if (!kind || hasHeading || quotes.some((words) => isIn(words, toComparable(readPageText(html))))) return undefined;
  return asksFor[kind];
}

/** Compares words. A quote may leave words out (“…”) or change them (“[Iran]”). */
function isIn(words: string, text: string): boolean {
  const parts = splitAtGaps(words).map(toComparable);
  return parts.some((part) => part !== '') && parts.every((part) => text.includes(part));
}
