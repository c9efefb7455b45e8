import type { APIRoute } from 'astro';
import { getFeedItems, getLatestExplainers } from '../exports/feed-items.ts';
import { writeJsonFeed } from '../exports/feeds.ts';

export const GET: APIRoute = () => new Response(writeJsonFeed(getFeedItems(getLatestExplainers())));
