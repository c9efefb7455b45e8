import { defaultSiteUrl } from '../../explainer/local-link.ts';
import { AddressChecker } from './address-checker.ts';
import { findAddresses, findCssAddresses, findTextAddresses, findXmlAddresses } from './addresses.ts';
import { findCards, missingCard } from './cards.ts';
import type { CachedCheck } from './check-cache.ts';
import { checkFeed } from './feed.ts';
import { checkHead } from './head.ts';
import type { LinkChecker } from './links.ts';
import { type BuiltPage, checkIds, type ReportAt } from './page.ts';
import { decodeEntities, parseTags } from './tags.ts';

const noIds: ReadonlySet<string> = new Set();

/** Checks the content of a page, feed, sitemap, style sheet or text file. @returns what it depends on, and its ids */
export function checkFile(
  path: string,
  text: string,
  links: LinkChecker,
  report: ReportAt,
): CachedCheck & { ids: ReadonlySet<string> } {
  const addresses = new AddressChecker(path, links, report);
  let ids = noIds;
  let requiredFiles: string[] = [];
  if (path.endsWith('.html')) {
    const page = { path, html: text, tags: parseTags(text) };
    ids = checkIds(page, report);
    requiredFiles = checkPage(page, ids, addresses, links, report);
  } else if (path.endsWith('.css')) {
    for (const value of findCssAddresses(text)) addresses.check({ value, loads: true }, 0, noIds);
  } else if (path.endsWith('.json')) {
    checkFeed(path, text, addresses, report);
  } else {
    checkTextFile(path, text, addresses, links);
  }
  return { ids, links: [...addresses.links], requiredFiles };
}

/** Checks the head, share cards and addresses of a page. @returns the cards that the page requires */
function checkPage(
  page: BuiltPage,
  ids: ReadonlySet<string>,
  addresses: AddressChecker,
  { site: { files, siteUrl, basePath } }: LinkChecker,
  report: ReportAt,
): string[] {
  checkHead(page, siteUrl + basePath, (address, at) => addresses.checkLink(address, at, noIds), report);
  const cards = findCards(page);
  for (const { file, at } of cards) if (!files.has(file)) report({ ...missingCard(file), at });
  for (const tag of page.tags) for (const address of findAddresses(tag)) addresses.check(address, tag.at, ids);
  return cards.map(({ file }) => file);
}

/**
 * Checks the addresses of this site in a feed, sitemap, Markdown or text file. Skips Markdown while the site has the
 * default address, because authors may cite that host.
 */
function checkTextFile(
  path: string,
  text: string,
  addresses: AddressChecker,
  { site: { siteUrl, basePath } }: LinkChecker,
): void {
  const siteHref = siteUrl + basePath;
  if (path.endsWith('.xml')) {
    for (const { value, at } of findXmlAddresses(text))
      if (value.startsWith(siteHref)) addresses.checkLink(decodeEntities(value), at, noIds);
  } else if (siteUrl !== defaultSiteUrl || !path.endsWith('.md')) {
    for (const { value, at } of findTextAddresses(text, siteHref)) addresses.checkLink(value, at, noIds);
  }
}
