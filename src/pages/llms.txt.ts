/** A summary of the site for language models (https://llmstxt.org): each explainer with a link to its Markdown. */
import type { APIRoute } from 'astro';
import { writeLlmsText } from '../exports/markdown/llms.ts';
import { getMetadata } from '../site-data/content-context.ts';
import { getListedExplainers } from '../site-data/content-queries.ts';

export const GET: APIRoute = () => {
  const explainers = getListedExplainers().filter(({ draft }) => !draft);
  return new Response(writeLlmsText(explainers.map(getMetadata)));
};
