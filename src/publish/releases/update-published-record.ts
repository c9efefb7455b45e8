import type { ExplainerMetadata, ParsedExplainer } from '../../explainer/model.ts';
import type { Published } from '../../explainer/schema/published.ts';

/** The record of what was published after a release, and what the release added to it, a line for each explainer. */
export interface Release {
  published: Published;
  added: string[];
}

/**
 * Adds to the record what is published now: explainers that are no drafts, with their sections and sources. What stands
 * in it already stays as it is.
 * @param today the day that new entries get
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
      sections: without(known?.sections, sectionIds(explainer)),
      sources: without(known?.sources, sourceIds(explainer)),
    };
    const line = lineFor(explainer.slug, known !== undefined, fresh);
    if (line) added.push(line);
    const from = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, today]));
    published[explainer.slug] = {
      published: known?.published ?? today,
      sections: { ...known?.sections, ...from(fresh.sections) },
      sources: { ...known?.sources, ...from(fresh.sources) },
    };
  }
  return { published, added };
}

const sectionIds = ({ sections }: ExplainerMetadata) => sections.map(({ id }) => id);
const sourceIds = ({ sources, listed }: ExplainerMetadata) =>
  [...sources.map(({ source }) => source), ...listed].map(({ id }) => id);

function without(known: Record<string, string> = {}, ids: readonly string[]): string[] {
  return ids.filter((id) => !Object.hasOwn(known, id));
}

const list = new Intl.ListFormat('en-GB');

/** “/council/ with 1 section and 3 sources” for a new explainer, “/council/: section “two”” for one that has grown. */
function lineFor(slug: string, isKnown: boolean, fresh: { sections: string[]; sources: string[] }): string | undefined {
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  if (!isKnown)
    return `/${slug}/ with ${count(fresh.sections.length, 'section')} and ${count(fresh.sources.length, 'source')}`;
  const names = (ids: string[], what: string) => ids.map((id) => `${what} “${id}”`);
  const all = [...names(fresh.sections, 'section'), ...names(fresh.sources, 'source')];
  return all.length > 0 ? `/${slug}/: ${list.format(all)}` : undefined;
}
