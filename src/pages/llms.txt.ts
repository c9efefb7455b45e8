/** What the site holds, for language models (https://llmstxt.org): each explainer with the way to its Markdown. */
import type { APIRoute } from 'astro';
import { listedExplainers } from '../output/collections.ts';
import { llmsText } from '../output/markdown/llms.ts';
import { outlineFor } from '../output/shared-library.ts';

export const GET: APIRoute = async () => {
  const explainers = (await listedExplainers()).filter(({ draft }) => !draft);
  return new Response(llmsText(explainers.map(outlineFor)));
};
