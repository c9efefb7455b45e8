import type { APIRoute } from 'astro';
import { getFeedItems, getLatestExplainers } from '../exports/feed-items.ts';
import { writeAtomFeed } from '../exports/feeds.ts';

export const GET: APIRoute = () => new Response(writeAtomFeed(getFeedItems(getLatestExplainers())));
