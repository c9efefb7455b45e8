/** Allows robots to crawl everything, and names the sitemap (RFC 9309). */
import type { APIRoute } from 'astro';
import { sitemapFile } from '../explainer/ids.ts';
import { absoluteHref } from '../site.ts';

export const GET: APIRoute = () => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absoluteHref(sitemapFile)}\n`);
