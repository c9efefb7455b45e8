import type { APIRoute } from 'astro';
import { feedItems } from '../output/collections.ts';
import { jsonFeed } from '../output/feeds.ts';

export const GET: APIRoute = async () => new Response(jsonFeed(await feedItems()));
