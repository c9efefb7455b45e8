import type { APIRoute } from 'astro';
import { feedItems } from '../output/collections.ts';
import { atomFeed } from '../output/feeds.ts';

export const GET: APIRoute = async () => new Response(atomFeed(await feedItems()));
