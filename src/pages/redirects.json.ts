/** Addresses of the past and where they lead now, for servers: `npm run serve` answers them with 301. */
import type { APIRoute } from 'astro';
import { getFormerPaths } from '../site-data/content-queries.ts';
import { createRedirects } from '../site-data/redirects.ts';

export const GET: APIRoute = async () =>
  new Response(`${JSON.stringify(createRedirects(await getFormerPaths()), null, 2)}\n`);
