import type { AddressChecker } from './address-checker.ts';
import { findAddresses } from './addresses.ts';
import { checkIds, type ReportAt } from './page.ts';
import { parseTags } from './tags.ts';

interface JsonFeed {
  home_page_url: string;
  feed_url: string;
  items: { id: string; url: string; content_html: string; authors: { url: string }[] }[];
}

const noIds: ReadonlySet<string> = new Set();

/**
 * Checks the JSON feed. Its items are read outside the site, so citations lead to ids in their own item, and every
 * other address is absolute.
 */
export function checkFeed(path: string, json: string, addresses: AddressChecker, report: ReportAt): void {
  const { home_page_url: home, feed_url: self, items } = JSON.parse(json) as JsonFeed;
  for (const address of [home, self]) addresses.checkLink(address, 0, noIds);
  for (const { id, url, content_html: html, authors } of items) {
    const at = json.indexOf(JSON.stringify(id));
    for (const address of [url, ...authors.map((author) => author.url)]) addresses.checkLink(address, at, noIds);
    const tags = parseTags(html);
    const ids = checkIds({ path, html, tags }, (diagnostic) => report({ ...diagnostic, at }));
    for (const address of tags.flatMap(findAddresses)) {
      if (/^(?:#|[a-z][a-z\d+.-]*:)/i.test(address.value)) addresses.check(address, at, ids);
      else {
        const message = `The feed has the relative address ${address.value}, which leads nowhere in a feed reader.`;
        report({ rule: 'feed-address', at, message, hint: 'Make it absolute where the feed is written.' });
      }
    }
  }
}
