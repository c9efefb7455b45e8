/** Redirects from former addresses, for servers: `npm run serve` responds to them with 301. */
import type { APIRoute } from 'astro';
import { getFormerPaths } from '../site-data/content-queries.ts';
import { createRedirects } from '../site-data/redirects.ts';

export const GET: APIRoute = () => new Response(`${JSON.stringify(createRedirects(getFormerPaths()), null, 2)}\n`);
