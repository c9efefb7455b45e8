/** Verifies all quotes: requests each page once, or takes what was found lately from the cache. */
import { checkLinks } from '../link-check/check-links.ts';
import type { DatedResult, LinkCache } from '../link-check/link-cache.ts';
import type { FollowUrl } from '../web/follow-redirects.ts';
import type { QuoteUse } from './collect-quotes.ts';
import { PageResults } from './page-results.ts';
import { createPageVerifier, maxBodyBytes, type QuoteFinding } from './verify-page.ts';

/** A quote with its verdict, and the status of the address of its source. */
export interface VerifiedQuote extends QuoteUse, QuoteFinding {
  checkedAt: string;
  link?: DatedResult;
}

export interface VerifyOptions {
  follow: FollowUrl;
  /** The findings of `npm run links`, which gets those of this run. */
  linkCache: LinkCache;
  /** The folder of the results. */
  cacheFolder: string;
  /** The folder of the copies that the newsroom keeps. */
  evidence?: string;
  /** Ignores what is cached. */
  fresh: boolean;
  onProgress: (pagesRead: number) => void;
}

/** Verifies quotes. Results are cached as they come, so that a run that was stopped goes on where it ended. */
export async function verifyQuotes(
  quotes: readonly QuoteUse[],
  { follow, linkCache, cacheFolder, evidence, fresh, onProgress }: VerifyOptions,
): Promise<{ verified: VerifiedQuote[]; isOffline: boolean }> {
  const pages = Map.groupBy(quotes, ({ url = '' }) => url);
  const results = new PageResults(pages, cacheFolder, evidence);
  const verify = createPageVerifier({ follow, ...(evidence === undefined ? {} : { evidence }) });
  const followAndVerify = async (url: string) => {
    const outcome = await follow(url, { maxBodyBytes });
    results.set(url, await verify(outcome, pages.get(url) ?? []));
    return outcome;
  };
  const cache = {
    get: (url: string) => results.get(url)?.link,
    set: (url: string, link: DatedResult) => {
      results.save(url, link);
      linkCache.set(url, link);
    },
  };
  const onFinding = ({ size }: ReadonlyMap<string, unknown>) => onProgress(size);
  const urls = [...pages.keys()].filter((url) => url !== '');
  const { findings, isOffline } = await checkLinks(urls, cache, followAndVerify, { fresh, onFinding });
  // Sources without an address may have a copy.
  results.set('', await verify(undefined, pages.get('') ?? []));
  results.prune();
  const verified = quotes.map((use) => ({
    ...use,
    ...results.getFinding(use),
    ...toLink(findings.get(use.url ?? '')),
  }));
  return { verified, isOffline };
}

const toLink = (link: DatedResult | undefined) => (link ? { link } : {});
