/**
 * A second archive, asked by the Memento protocol (RFC 7089), which most web archives speak: a TimeMap lists all copies
 * of a page. The default is arquivo.pt, the Portuguese web archive: it is public, its interface is documented and open
 * to programs, and it shows copies as they were received. It also shows a page only a year after the copy, so its
 * copies are mostly of older works. `ARCHIVE_TIMEMAP_URL` names another archive, or an aggregator of many.
 * https://github.com/arquivo/pwa-technologies/wiki/APIs
 */
import { toLinkResult } from '../link-check/link-status.ts';
import type { FollowUrl } from '../web/follow-redirects.ts';
import { isFailure } from '../web/response.ts';
import { services } from '../web/services.ts';
import type { Archive, ArchivedPage } from './archive.ts';
import { countDays } from './archive.ts';

const maxCopies = 3;

/** A TimeMap has about 150 bytes for each copy. */
const maxBodyBytes = 8 * 1024 * 1024;

export function createMementoArchive(follow: FollowUrl): Archive {
  const { host } = new URL(services.timeMap);
  return {
    name: host,
    async findCopies(url, day) {
      const outcome = await follow(`${services.timeMap}/${url}`, { maxBodyBytes });
      const { end } = outcome;
      if (!isFailure(end) && end.status === 404) return { copies: [] };
      if (isFailure(end) || end.status !== 200) return { copies: [], failure: toLinkResult(outcome).reason };
      const copies = parseTimeMap(end.body?.toString() ?? '');
      const distance = (copy: ArchivedPage) => Math.abs(countDays(day, copy.day));
      return { copies: copies.sort((a, b) => distance(a) - distance(b)).slice(0, maxCopies) };
    },
  };
}

/** Parses a list of links (RFC 6690), such as `<address>; rel="memento"; datetime="Wed, 10 May 2000 14:43:18 GMT"`. */
function parseTimeMap(text: string): ArchivedPage[] {
  return Array.from(text.matchAll(/<([^>\s]+)>\s*;([^<]*)/g)).flatMap(([, address = '', attributes = '']) => {
    const [, relations = ''] = /\brel="([^"]*)"/.exec(attributes) ?? [];
    const time = Date.parse(/\bdatetime="([^"]*)"/.exec(attributes)?.[1] ?? '');
    if (!relations.split(' ').includes('memento') || Number.isNaN(time) || !URL.canParse(address)) return [];
    const url = useHttps(address);
    return {
      archive: new URL(url).host,
      url,
      rawUrl: url.replace(/\/(\d{14})\//, '/$1id_/'),
      day: new Date(time).toISOString().slice(0, 10),
    };
  });
}

/** Old TimeMaps name copies with `http:`, though the same host has answered with `https:`. */
function useHttps(address: string): string {
  const { host, protocol } = new URL(services.timeMap);
  return new URL(address).host === host ? address.replace(/^https?:/, protocol) : address;
}
