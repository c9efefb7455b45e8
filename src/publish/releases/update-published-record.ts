import type { ExplainerMetadata, ParsedExplainer } from '../../explainer/model.ts';
import type { Published } from '../../explainer/schema/published.ts';

/** The record of published addresses after a release. */
export interface RecordUpdate {
  published: Published;
  /** One line for each explainer with something new. */
  added: string[];
}

/**
 * Adds explainers, sections and sources that are published now. Nothing is removed, and no date changes.
 * @param today the date of new entries
 */
export function updatePublishedRecord(
  record: Published,
  explainers: readonly ParsedExplainer[],
  today: string,
): RecordUpdate {
  const published = { ...record };
  const added: string[] = [];
  for (const { metadata: explainer } of explainers) {
    if (!explainer || explainer.draft) continue;
    const known = record[explainer.slug];
    const additions = {
      sections: findNewIds(known?.sections, getSectionIds(explainer)),
      sources: findNewIds(known?.sources, getSourceIds(explainer)),
    };
    const line = describeAddition(explainer.slug, known !== undefined, additions);
    if (line) added.push(line);
    published[explainer.slug] = {
      published: known?.published ?? today,
      sections: { ...known?.sections, ...withDate(additions.sections, today) },
      sources: { ...known?.sources, ...withDate(additions.sources, today) },
    };
  }
  return { published, added };
}

const getSectionIds = ({ sections }: ExplainerMetadata) => sections.map(({ id }) => id);
const getSourceIds = ({ sources, listed }: ExplainerMetadata) => [
  ...sources.map(({ source }) => source.id),
  ...listed.map(({ id }) => id),
];
const withDate = (ids: readonly string[], day: string) => Object.fromEntries(ids.map((id) => [id, day]));

function findNewIds(known: Record<string, string> = {}, ids: readonly string[]): string[] {
  return ids.filter((id) => !Object.hasOwn(known, id));
}

const listFormat = new Intl.ListFormat('en-GB');

/**
 * Describes what is new: `/council/ with 1 section and 3 sources` for a new explainer, `/council/: section “two”` for
 * additions to a known one. Returns undefined if nothing is new.
 */
function describeAddition(
  slug: string,
  isKnown: boolean,
  additions: { sections: string[]; sources: string[] },
): string | undefined {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const { sections, sources } = additions;
  if (!isKnown) return `/${slug}/ with ${count(sections.length, 'section')} and ${count(sources.length, 'source')}`;
  const names = (ids: string[], noun: string) => ids.map((id) => `${noun} “${id}”`);
  const all = [...names(sections, 'section'), ...names(sources, 'source')];
  return all.length > 0 ? `/${slug}/: ${listFormat.format(all)}` : undefined;
}
