/** What the site holds, for language models (https://llmstxt.org): each explainer with the way to its Markdown. */
import type { APIRoute } from 'astro';
import { llmsText } from '../exports/markdown/llms.ts';
import { outlineFor } from '../site-data/content-context.ts';
import { listedExplainers } from '../site-data/content-queries.ts';

export const GET: APIRoute = async () => {
  const explainers = (await listedExplainers()).filter(({ draft }) => !draft);
  return new Response(llmsText(explainers.map(outlineFor)));
};
