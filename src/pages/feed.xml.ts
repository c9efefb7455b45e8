import type { APIRoute } from 'astro';
import { getFeedItems, getLatestExplainers } from '../exports/feed-items.ts';
import { writeAtomFeed } from '../exports/feeds.ts';

export const GET: APIRoute = async () => {
  const explainers = await getLatestExplainers();
  return new Response(writeAtomFeed(getFeedItems(explainers)));
};
