/** The latest explainers as feeds hold them. */
import { cacheKey } from '../cache/cache-key.ts';
import { firstName } from '../explainer/former-names.ts';
import { readRedirects } from '../parse/site-files.ts';
import { settings } from '../site.ts';
import { wholeExplainer } from '../site-data/content-context.ts';
import { listedExplainers } from '../site-data/content-queries.ts';
import type { Listing } from '../site-data/list-item.ts';
import { type FeedItem, feedItem, latest } from './feeds.ts';

/** An explainer that stands in feeds, and the name under which it first came out. */
interface Latest {
  listing: Listing;
  name: string;
}

/** The latest explainers, newest first. Drafts, which the preview has, are left out. */
export async function latestExplainers(): Promise<Latest[]> {
  const redirects = readRedirects(settings.contentDir);
  const listings = (await listedExplainers()).filter(({ draft }) => !draft).slice(0, latest);
  return listings.map((listing) => ({ listing, name: firstName(listing.slug, redirects) }));
}

let last: { key: string; items: FeedItem[] } | undefined;

/** The same as feeds hold them: made once for both. */
export function feedItems(explainers: readonly Latest[]): FeedItem[] {
  const key = cacheKey(explainers);
  if (last?.key !== key)
    last = { key, items: explainers.map(({ listing, name }) => feedItem(wholeExplainer(listing), listing, name)) };
  return last.items;
}
