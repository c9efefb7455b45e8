/** Explainers and their sections as Markdown: `/<slug>.md` and `/<slug>/<section-id>.md`. */
import type { APIRoute } from 'astro';
import type { Section } from '../explainer/model.ts';
import { everyExplainer, formerNames, wholeExplainer } from '../output/collections.ts';
import type { Listing } from '../output/listing.ts';
import { Twins } from '../output/plain/twins.ts';
import { markdownFile } from '../schema/ids.ts';

interface Props {
  listing: Listing;
  section?: string;
}

export async function getStaticPaths() {
  const explainers = (await everyExplainer()).map((listing) => ({ name: listing.slug, listing }));
  // A file cannot lead on as a page can: under names and ids of the past it is there again.
  return [...explainers, ...(await formerNames())].flatMap(({ name, listing }) => [
    { params: paramsOf(name), props: { listing } },
    ...wholeExplainer(listing).sections.flatMap(({ id, was = [] }) =>
      [id, ...was].map((section) => ({ params: paramsOf(name, section), props: { listing, section: id } })),
    ),
  ]);
}

const paramsOf = (name: string, section?: string) => ({ twin: markdownFile(name, section).replace(/\.md$/, '') });

/** The explainer whose twins are being written: all of them come one after the other. */
let current: { digest: string; twins: Twins; sections: ReadonlyMap<string, Section> } | undefined;

function twinsOf(listing: Listing) {
  if (current?.digest === listing.digest) return current;
  const explainer = wholeExplainer(listing);
  const sections = new Map(explainer.sections.map((section) => [section.id, section]));
  current = { digest: listing.digest, twins: new Twins(explainer, listing), sections };
  return current;
}

export const GET: APIRoute<Props> = ({ props: { listing, section: id } }) => {
  const { twins, sections } = twinsOf(listing);
  const section = id === undefined ? undefined : sections.get(id);
  return new Response(section ? twins.section(section) : twins.whole(), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
};
