/**
 * The Wayback Machine of the Internet Archive. Its index lists the copies nearest to a day; when the index does not
 * answer, the availability API names one copy.
 * CDX server: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
 * Availability API: https://archive.org/help/wayback_api.php
 */
import type { FollowUrl } from '../web/follow-redirects.ts';
import { isFailure } from '../web/response.ts';
import { services } from '../web/services.ts';
import type { Archive, ArchivedPage, CopySearch } from './archive.ts';
import { toDay } from './archive.ts';
import { requestJson } from './request-json.ts';

const name = 'Wayback Machine';

/** The archive’s public address. Readers open it, even if this machine asks a proxy. */
const publicAddress = 'https://web.archive.org';

const maxCopies = 5;

/** Creates the archive; `save` comes from Save Page Now, if there is a key for it. */
export function createWayback(follow: FollowUrl, save?: Archive['save']): Archive {
  const ask = (address: string) => requestJson(follow, address);
  return {
    name,
    ...(save ? { save } : {}),
    async findCopies(url, day) {
      const timestamp = day.replaceAll('-', '');
      const index = await searchIndex(ask, url, timestamp);
      if (index.copies.length > 0 || index.exclusion) return index;
      const availability = await askAvailability(ask, url, timestamp);
      return availability.copies.length > 0 ? availability : index;
    },
  };
}

/** Returns the copy of a page at a time (20260112093000). */
export function toWaybackCopy(timestamp: string, original: string): ArchivedPage {
  return {
    archive: name,
    url: `${publicAddress}/web/${timestamp}/${original}`,
    rawUrl: `${services.wayback}/web/${timestamp}id_/${original}`,
    day: toDay(timestamp),
  };
}

type Ask = (address: string) => ReturnType<typeof requestJson>;

async function searchIndex(ask: Ask, url: string, closest: string): Promise<CopySearch> {
  // A copy that equals the one before it has no status in the index (mimetype warc/revisit).
  const filter = 'statuscode:200|-';
  const query = new URLSearchParams({
    url,
    // Otherwise an asterisk at the end of the address would be a wildcard.
    matchType: 'exact',
    output: 'json',
    filter,
    closest,
    sort: 'closest',
    limit: String(maxCopies),
  });
  const { data, failure, outcome } = await ask(`${services.wayback}/cdx/search/cdx?${query}`);
  if (!isFailure(outcome.end)) {
    const { headers = {}, body } = outcome.end;
    const exclusion = findExclusion(
      `${headers['x-archive-wayback-runtime-error']} ${body?.toString('latin1', 0, 4096)}`,
    );
    if (exclusion) return { copies: [], exclusion };
  }
  return failure ? { copies: [], failure } : { copies: parseIndex(data) };
}

/** Recognizes the exceptions with which the Wayback Machine answers for sites that it does not show. */
function findExclusion(text: string): string | undefined {
  if (text.includes('AdministrativeAccessControlException')) return 'excluded from the Wayback Machine';
  return text.includes('RobotAccessControlException') ? 'blocked by the publisher’s robots.txt' : undefined;
}

/** Parses rows of the index; the first has their keys. Redirects, errors and damaged rows are left out. */
function parseIndex(data: unknown): ArchivedPage[] {
  const [keys = [], ...rows] = Array.isArray(data) ? (data as string[][]) : [];
  return rows.flatMap((row) => {
    const {
      timestamp = '',
      original = '',
      statuscode,
      mimetype,
    } = Object.fromEntries(keys.map((key, index) => [key, String(row[index])]));
    const isCopy = statuscode === '200' || (statuscode === '-' && mimetype === 'warc/revisit');
    return isCopy && /^\d{14}$/.test(timestamp) && URL.canParse(original) ? [toWaybackCopy(timestamp, original)] : [];
  });
}

interface Availability {
  archived_snapshots?: { closest?: { available?: boolean; status?: string; url?: string } };
}

async function askAvailability(ask: Ask, url: string, timestamp: string): Promise<CopySearch> {
  const query = new URLSearchParams({ url, timestamp });
  const { data, failure } = await ask(`${services.waybackAvailability}/wayback/available?${query}`);
  if (failure) return { copies: [], failure };
  const { closest } = (data as Availability | null)?.archived_snapshots ?? {};
  const [, time, original] = /\/web\/(\d{14})\/(.+)$/.exec(closest?.url ?? '') ?? [];
  const isCopy = closest?.available && closest.status === '200' && time && original && URL.canParse(original);
  return { copies: isCopy ? [toWaybackCopy(time, original)] : [] };
}
