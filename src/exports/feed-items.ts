/** Selects the explainers of the feeds. */
import { cacheKey } from '../cache/cache-key.ts';
import { findOriginalSlug } from '../explainer/former-slugs.ts';
import { readRedirects } from '../parse/site-files.ts';
import { settings } from '../site.ts';
import { loadExplainer } from '../site-data/content-context.ts';
import { getListedExplainers } from '../site-data/content-queries.ts';
import type { ListItem } from '../site-data/list-item.ts';
import { type FeedItem, maxFeedItems, toFeedItem } from './feeds.ts';

/** An explainer of the feeds. */
interface FeedExplainer {
  item: ListItem;
  /** The slug under which it was first published. */
  originalSlug: string;
}

/** Returns the latest explainers, newest first, without the drafts that the preview lists. */
export function getLatestExplainers(): FeedExplainer[] {
  const redirects = readRedirects(settings.contentDir);
  const items = getListedExplainers()
    .filter(({ draft }) => !draft)
    .slice(0, maxFeedItems);
  return items.map((item) => ({ item, originalSlug: findOriginalSlug(item.slug, redirects) }));
}

let cached: { key: string; items: FeedItem[] } | undefined;

/** Renders the items of explainers, once for both feeds. */
export function getFeedItems(explainers: readonly FeedExplainer[]): FeedItem[] {
  const key = cacheKey(explainers);
  if (cached?.key !== key) {
    const items = explainers.map(({ item, originalSlug }) => toFeedItem(loadExplainer(item), item, originalSlug));
    cached = { key, items };
  }
  return cached.items;
}
