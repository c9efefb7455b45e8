import type { APIRoute } from 'astro';
import { feedItems, latestExplainers } from '../output/collections.ts';
import { jsonFeed } from '../output/feeds.ts';

export const GET: APIRoute = async () => {
  const explainers = await latestExplainers();
  return new Response(jsonFeed(feedItems(explainers)));
};
