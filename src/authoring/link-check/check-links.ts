/** Checks many URLs at once, from the cache or by requests. */
import type { LinkOutcome } from '../web/follow-redirects.ts';
import { isFailure } from '../web/response.ts';
import { getHost } from '../web/url.ts';
import type { DatedResult, LinkCache } from './link-cache.ts';
import { toLinkResult } from './link-status.ts';

/** One or two hosts may be down. If no host responds and at least this many are unreachable, the network is down. */
const minUnreachedHosts = 3;

/** The result of a run. */
export interface LinkCheckResult {
  findings: Map<string, DatedResult>;
  /** Whether this machine seems to have no network. The findings are then wrong, and no new one is cached. */
  isOffline: boolean;
}

/**
 * Checks URLs. It takes valid findings from the cache, unless `fresh`, and adds new ones to it; the caller
 * saves the cache.
 * @param onFinding called after each URL with all findings so far
 */
export async function checkLinks(
  urls: readonly string[],
  cache: Pick<LinkCache, 'get' | 'set'>,
  follow: (url: string) => Promise<LinkOutcome>,
  { fresh, onFinding }: { fresh: boolean; onFinding: (findings: ReadonlyMap<string, DatedResult>) => void },
): Promise<LinkCheckResult> {
  const findings = new Map<string, DatedResult>();
  const unreachedHosts = new Set<string>();
  let isOnline = false;
  let uncached: [url: string, finding: DatedResult][] = [];
  const report = (url: string, finding: DatedResult) => {
    findings.set(url, finding);
    onFinding(findings);
  };
  const cacheFindings = () => {
    for (const [url, finding] of uncached) cache.set(url, finding);
    uncached = [];
  };
  await Promise.all(
    urls.map(async (url) => {
      const cached = fresh ? undefined : cache.get(url);
      if (cached) return report(url, cached);
      const outcome = await follow(url);
      const finding = { ...toLinkResult(outcome), checkedAt: new Date().toISOString() };
      const reach = getReach(outcome);
      // Another run may be allowed to request private addresses, so a refusal is not cached.
      if (reach !== 'private') uncached.push([url, finding]);
      if (reach === 'none') unreachedHosts.add(getHost(url));
      if (reach === 'internet') isOnline = true;
      if (isOnline) cacheFindings();
      return report(url, finding);
    }),
  );
  const isOffline = !isOnline && unreachedHosts.size >= minUnreachedHosts;
  if (!isOffline) cacheFindings();
  return { findings, isOffline };
}

/** Returns what a request shows of this machine’s network. */
function getReach({ end, redirects }: LinkOutcome): 'internet' | 'private' | 'none' {
  if (!isFailure(end)) return 'internet';
  if (end.failure === 'private-network') return 'private';
  if (redirects.length > 0) return 'internet';
  return ['unknown-host', 'unreachable', 'timeout'].includes(end.failure) ? 'none' : 'internet';
}
