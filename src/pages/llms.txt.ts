/** What the site holds, for language models (https://llmstxt.org): each explainer with the way to its Markdown. */
import type { APIRoute } from 'astro';
import { listedOutlines } from '../output/collections.ts';
import { llmsText } from '../output/plain/llms.ts';

export const GET: APIRoute = async () => {
  return new Response(llmsText((await listedOutlines()).filter(({ draft }) => !draft)));
};
