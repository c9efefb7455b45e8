import type { ExplainerMetadata, ParsedExplainer } from '../../explainer/model.ts';
import type { Published } from '../../explainer/schema/published.ts';

/** The record of published addresses after a release, and what the release has added, one line for each explainer. */
export interface Release {
  published: Published;
  added: string[];
}

/**
 * Adds the explainers that are published now, with their sections and sources, to the record. Existing entries stay as
 * they are.
 * @param today the date of new entries
 */
export function updatePublishedRecord(
  before: Published,
  explainers: readonly ParsedExplainer[],
  today: string,
): Release {
  const published = { ...before };
  const added: string[] = [];
  for (const { metadata: explainer } of explainers) {
    if (!explainer || explainer.draft) continue;
    const known = before[explainer.slug];
    const fresh = {
      sections: findNewIds(known?.sections, getSectionIds(explainer)),
      sources: findNewIds(known?.sources, getSourceIds(explainer)),
    };
    const line = describeAddition(explainer.slug, known !== undefined, fresh);
    if (line) added.push(line);
    const dated = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, today]));
    published[explainer.slug] = {
      published: known?.published ?? today,
      sections: { ...known?.sections, ...dated(fresh.sections) },
      sources: { ...known?.sources, ...dated(fresh.sources) },
    };
  }
  return { published, added };
}

const getSectionIds = ({ sections }: ExplainerMetadata) => sections.map(({ id }) => id);
const getSourceIds = ({ sources, listed }: ExplainerMetadata) =>
  [...sources.map(({ source }) => source), ...listed].map(({ id }) => id);

function findNewIds(known: Record<string, string> = {}, ids: readonly string[]): string[] {
  return ids.filter((id) => !Object.hasOwn(known, id));
}

const listFormat = new Intl.ListFormat('en-GB');

/**
 * Describes what is new: “/council/ with 1 section and 3 sources” for an explainer, “/council/: section “two”” for
 * parts of a known one. Returns undefined when nothing is new.
 */
function describeAddition(
  slug: string,
  isKnown: boolean,
  fresh: { sections: string[]; sources: string[] },
): string | undefined {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  if (!isKnown)
    return `/${slug}/ with ${count(fresh.sections.length, 'section')} and ${count(fresh.sources.length, 'source')}`;
  const names = (ids: string[], what: string) => ids.map((id) => `${what} “${id}”`);
  const all = [...names(fresh.sections, 'section'), ...names(fresh.sources, 'source')];
  return all.length > 0 ? `/${slug}/: ${listFormat.format(all)}` : undefined;
}
