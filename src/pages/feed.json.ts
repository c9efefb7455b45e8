import type { APIRoute } from 'astro';
import { feedItems, latestExplainers } from '../output/collections.ts';
import { jsonFeed } from '../output/feeds.ts';
import { fileUnlessCarried } from '../output/shared-carry.ts';

export const GET: APIRoute = async () => {
  const explainers = await latestExplainers();
  return fileUnlessCarried('feed.json', explainers, () => jsonFeed(feedItems(explainers)));
};
