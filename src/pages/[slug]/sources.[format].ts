/** The sources of an explainer as data: `/<slug>/sources.json`, `.bib` and `.ris`. */
import type { APIRoute } from 'astro';
import { bibtex } from '../../cite/bibtex.ts';
import { type CslItem, cslOf } from '../../cite/csl.ts';
import { ris } from '../../cite/ris.ts';
import { everyExplainer, formerNames, wholeExplainer } from '../../output/collections.ts';
import type { Listing } from '../../output/listing.ts';

const formats: Record<string, (items: CslItem[]) => string> = {
  json: (items) => `${JSON.stringify(items, null, 2)}\n`,
  bib: bibtex,
  ris,
};

export async function getStaticPaths() {
  const explainers = (await everyExplainer()).map((listing) => ({ name: listing.slug, listing }));
  // A file cannot lead on as a page can: under a former name it is there again.
  return [...explainers, ...(await formerNames())].flatMap(({ name, listing }) =>
    Object.keys(formats).map((format) => ({ params: { slug: name, format }, props: { listing } })),
  );
}

export const GET: APIRoute<{ listing: Listing }> = ({ params, props }) => {
  const { sources, lang } = wholeExplainer(props.listing);
  const items = sources.flatMap(({ source }) => cslOf(source, lang) ?? []);
  return new Response(formats[params['format'] ?? '']?.(items));
};
