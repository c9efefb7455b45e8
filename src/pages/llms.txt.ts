/** What the site holds, for language models (https://llmstxt.org): each explainer with the way to its Markdown. */
import type { APIRoute } from 'astro';
import { listedExplainers, wholeExplainer } from '../output/collections.ts';
import { llmsText } from '../output/plain/llms.ts';

export const GET: APIRoute = async () => {
  const listings = (await listedExplainers()).filter(({ draft }) => !draft);
  return new Response(llmsText(listings.map(wholeExplainer)));
};
