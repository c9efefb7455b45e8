/** The latest explainers as feeds hold them. */
import { cacheKey } from '../cache/cache-key.ts';
import { findOriginalSlug } from '../explainer/former-names.ts';
import { readRedirects } from '../parse/site-files.ts';
import { settings } from '../site.ts';
import { loadExplainer } from '../site-data/content-context.ts';
import { getListedExplainers } from '../site-data/content-queries.ts';
import type { ListItem } from '../site-data/list-item.ts';
import { type FeedItem, feedLength, toFeedItem } from './feeds.ts';

/** An explainer that stands in feeds, and the name under which it first came out. */
interface Latest {
  item: ListItem;
  name: string;
}

/** The latest explainers, newest first. Drafts, which the preview has, are left out. */
export function getLatestExplainers(): Latest[] {
  const redirects = readRedirects(settings.contentDir);
  const items = getListedExplainers()
    .filter(({ draft }) => !draft)
    .slice(0, feedLength);
  return items.map((item) => ({ item, name: findOriginalSlug(item.slug, redirects) }));
}

let last: { key: string; items: FeedItem[] } | undefined;

/** The same as feeds hold them: made once for both. */
export function getFeedItems(explainers: readonly Latest[]): FeedItem[] {
  const key = cacheKey(explainers);
  if (last?.key !== key)
    last = { key, items: explainers.map(({ item, name }) => toFeedItem(loadExplainer(item), item, name)) };
  return last.items;
}
