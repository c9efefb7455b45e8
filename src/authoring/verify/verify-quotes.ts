/** Verifies all quotes: requests each page once, or takes what was found lately from the cache. */
import { readFileSync } from 'node:fs';
import { cacheKey } from '../../cache/cache-key.ts';
import { FileCache } from '../../cache/file-cache.ts';
import { checkLinks } from '../link-check/check-links.ts';
import { type DatedResult, isRecent, type LinkCache } from '../link-check/link-cache.ts';
import type { FollowUrl } from '../web/follow-redirects.ts';
import type { QuoteUse } from './collect-quotes.ts';
import { createPageVerifier, maxBodyBytes, type QuoteFinding } from './verify-page.ts';

/** A quote with its verdict, and the status of the address of its source. */
export interface VerifiedQuote extends QuoteUse, QuoteFinding {
  checkedAt: string;
  link?: DatedResult;
}

/** The cached result for a page. */
interface PageResult {
  checkedAt: string;
  link?: DatedResult;
  findings: QuoteFinding[];
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
  onProgress: (verified: number) => void;
}

/** Days after which a cached result that is not in use is deleted. */
const maxUnusedDays = 14;

/** Verifies quotes. Results are cached as they come, so that a run that was stopped goes on where it ended. */
export async function verifyQuotes(
  quotes: readonly QuoteUse[],
  options: VerifyOptions,
): Promise<{ verified: VerifiedQuote[]; isOffline: boolean }> {
  const { follow, linkCache, evidence, fresh, onProgress } = options;
  const cache = new FileCache(options.cacheFolder, '.json');
  const verify = createPageVerifier({ follow, ...(evidence === undefined ? {} : { evidence }) });
  const pages = Map.groupBy(quotes, ({ url }) => url);
  const results = new Map<string | undefined, PageResult>();
  const getKey = (url: string | undefined) => toKey(pages.get(url) ?? [], evidence);
  const verifyOutcome = async (url: string | undefined, outcome: Awaited<ReturnType<FollowUrl>> | undefined) => {
    const findings = await verify(outcome, pages.get(url) ?? []);
    results.set(url, { checkedAt: new Date().toISOString(), findings });
  };
  const getCached = (url: string | undefined): PageResult | undefined => {
    const cached = readResult(cache.path(getKey(url)));
    if (cached && !fresh) results.set(url, cached);
    return fresh ? undefined : cached;
  };
  const linkFindings = {
    get: (url: string) => getCached(url)?.link,
    set: (url: string, link: DatedResult) => {
      const result = results.get(url);
      if (result) cache.set(getKey(url), JSON.stringify({ ...result, link }));
      linkCache.set(url, link);
    },
  };
  const followAndVerify = async (url: string) => {
    const outcome = await follow(url, { maxBodyBytes });
    await verifyOutcome(url, outcome);
    return outcome;
  };
  const urls = [...pages.keys()].filter((url) => url !== undefined);
  const [{ findings: links, isOffline }] = await Promise.all([
    checkLinks(urls, linkFindings, followAndVerify, { fresh, onFinding: ({ size }) => onProgress(size) }),
    pages.has(undefined) ? verifyOutcome(undefined, undefined) : undefined,
  ]);
  cache.prune(new Set([...pages.keys()].map(getKey)), maxUnusedDays * 24 * 3600 * 1000);
  const verified = quotes.map((use): VerifiedQuote => {
    const { checkedAt = '', findings = [] } = results.get(use.url) ?? {};
    const finding = findings[pages.get(use.url)?.indexOf(use) ?? -1] ?? { verdict: 'unreadable' };
    const link = use.url === undefined ? undefined : links.get(use.url);
    return { ...use, ...finding, checkedAt, ...(link ? { link } : {}) };
  });
  return { verified, isOffline };
}

/** Returns the cache key of a page: all that the verdicts on its quotes depend on. */
function toKey(quotes: readonly QuoteUse[], evidence: string | undefined): string {
  const inputs = quotes.map(({ words, source: { archived, seen } }) => [words, archived, evidence && seen?.sha256]);
  return cacheKey(quotes[0]?.url ?? '', inputs, evidence ?? '');
}

/** Returns a result that is still valid. */
function readResult(path: string): PageResult | undefined {
  try {
    const result = JSON.parse(readFileSync(path, 'utf8')) as PageResult;
    const isFine = result.link?.status === 'fine' && result.findings.every(({ verdict }) => verdict === 'found');
    return isRecent(result.checkedAt, isFine) ? result : undefined;
  } catch {
    return undefined;
  }
}
