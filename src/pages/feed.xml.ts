import type { APIRoute } from 'astro';
import { feedItems, latestExplainers } from '../output/collections.ts';
import { atomFeed } from '../output/feeds.ts';

export const GET: APIRoute = async () => {
  const explainers = await latestExplainers();
  return new Response(atomFeed(feedItems(explainers)));
};
