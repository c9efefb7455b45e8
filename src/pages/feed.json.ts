import type { APIRoute } from 'astro';
import { feedItems, latestExplainers } from '../exports/feed-items.ts';
import { jsonFeed } from '../exports/feeds.ts';

export const GET: APIRoute = async () => {
  const explainers = await latestExplainers();
  return new Response(jsonFeed(feedItems(explainers)));
};
