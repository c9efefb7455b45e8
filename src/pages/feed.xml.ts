import type { APIRoute } from 'astro';
import { atomFeed } from '../exports/feeds.ts';
import { feedItems, latestExplainers } from '../site-data/content-queries.ts';

export const GET: APIRoute = async () => {
  const explainers = await latestExplainers();
  return new Response(atomFeed(feedItems(explainers)));
};
