/** What a feed holds is read elsewhere: marks lead to ids in their own item, and every other address is absolute. */
import { type Address, findAddresses } from './addresses.ts';
import { checkIds } from './ids.ts';
import type { ReportAt } from './page.ts';
import { parseTags } from './tags.ts';

interface JsonFeed {
  home_page_url: string;
  feed_url: string;
  items: { id: string; url: string; content_html: string; authors: { url: string }[] }[];
}

/** Follows an address that stands among certain ids. */
type Follow = (address: Address, at: number, ids: ReadonlySet<string>) => void;

/** @param followOwn the same for addresses that can only be of this site */
export function checkFeed(path: string, json: string, follow: Follow, followOwn: Follow, report: ReportAt): void {
  const { home_page_url: home, feed_url: self, items } = JSON.parse(json) as JsonFeed;
  const own = (value: string, at: number) => followOwn({ value, loads: false }, at, new Set());
  for (const address of [home, self]) own(address, 0);
  for (const { id, url, content_html: html, authors } of items) {
    const at = json.indexOf(JSON.stringify(id));
    for (const address of [url, ...authors.map((author) => author.url)]) own(address, at);
    const tags = parseTags(html);
    const ids = checkIds({ path, html, tags }, (diagnostic) => report({ ...diagnostic, at }));
    for (const address of tags.flatMap(findAddresses)) {
      if (/^(?:#|[a-z][a-z\d+.-]*:)/i.test(address.value)) follow(address, at, ids);
      else {
        const message = `The feed holds the address ${address.value}, which leads nowhere from where feeds are read.`;
        report({ rule: 'feed-address', at, message, hint: 'Make it absolute where the feed is written.' });
      }
    }
  }
}
