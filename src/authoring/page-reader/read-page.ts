/** Reads what there is to know of a work from the page or the PDF at its address. */
import { type LinkStatus, toLinkResult } from '../link-check/link-status.ts';
import { recognizeFormat } from '../web/body-format.ts';
import { decodeHtml } from '../web/decode-html.ts';
import type { FollowUrl, LinkOutcome } from '../web/follow-redirects.ts';
import { isFailure } from '../web/response.ts';
import { findWork } from './find-work.ts';
import type { PageReading } from './found-work.ts';
import { collectPageData, type PageData } from './page-data.ts';
import { readPdfWork } from './pdf-work.ts';
import { recognizeNotice } from './recognize-notice.ts';

/** Larger pages are read up to this size; larger PDFs are not read. Bytes. */
const maxBodyBytes = 20 * 1024 * 1024;

/** Prefers what can be read to what only browsers use. */
const headers = { Accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.1' };

/** Requests an address and reads the page or the PDF there. Of pages that lead to another at once, it follows one. */
export async function readAddress(url: string, follow: FollowUrl): Promise<PageReading> {
  const outcome = await follow(url, { maxBodyBytes, headers });
  const loaded = loadPage(outcome);
  const target = 'page' in loaded && loaded.page.refresh ? URL.parse(loaded.page.refresh, outcome.url) : null;
  if (!target || target.href === outcome.url || !/^https?:$/.test(target.protocol)) return readLoaded(loaded, outcome);
  const next = await follow(target.href, { maxBodyBytes, headers });
  return readPage({ ...next, redirects: [...outcome.redirects, { url: outcome.url, status: 200 }, ...next.redirects] });
}

/** Reads the page or the PDF of a response that was requested with its body. */
export async function readPage(outcome: LinkOutcome): Promise<PageReading> {
  return readLoaded(loadPage(outcome), outcome);
}

const byHand = 'Open it in a browser, and write the entry by hand.';

/** What to do about an address that cannot be read. */
const hints: Record<LinkStatus, string> = {
  dead: 'Find its new address, or give that of an archived copy.',
  unsure: `Try again later. ${byHand}`,
  blocked: byHand,
  moved: byHand,
  fine: byHand,
};

const allowLocalHint = 'Use an address that readers can reach, or allow this one with --allow-local.';

type LoadedPage = { page: PageData } | { pdf: Uint8Array } | { problem: string };

async function readLoaded(loaded: LoadedPage, { redirects, url }: LinkOutcome): Promise<PageReading> {
  if ('problem' in loaded) return loaded;
  if ('pdf' in loaded) return readPdfWork(loaded.pdf, url);
  const { page } = loaded;
  const problem = recognizeNotice(page, redirects[0]?.url ?? url);
  if (problem) return { problem };
  const work = findWork(page);
  if (work.title) return { work };
  return { problem: 'The page does not say its title. Open it in a browser, and write the entry by hand.' };
}

/** Returns the page or the PDF of a response, or why there is none. */
function loadPage(outcome: LinkOutcome): LoadedPage {
  const { end, url } = outcome;
  if (isFailure(end) || end.isChallenge || end.status < 200 || end.status > 299) {
    const { reason, status } = toLinkResult(outcome);
    const isPrivate = isFailure(end) && end.failure === 'private-network';
    return { problem: `${reason}. ${isPrivate ? allowLocalHint : hints[status]}` };
  }
  const { body, headers: responseHeaders = {} } = end;
  if (!body || body.length === 0)
    return { problem: 'The server answers without content. Open it in a browser: it may work there.' };
  const contentType = responseHeaders['content-type'];
  const format = recognizeFormat(body, contentType);
  if (format === 'pdf' && end.isTruncated)
    return { problem: 'The PDF is larger than 20 MB and was not read. Open it, and write the entry by hand.' };
  if (format === 'pdf') return { pdf: body };
  if (format !== 'html')
    return { problem: `The address leads to ${format}, not to a page. Give the address of the page that links to it.` };
  try {
    return { page: collectPageData(decodeHtml(body, contentType), url, responseHeaders) };
  } catch (error) {
    // The parser of HTML calls itself for each level.
    if (!(error instanceof RangeError)) throw error;
    return { problem: 'The page is nested too deeply to be read. Open it in a browser, and write the entry by hand.' };
  }
}
