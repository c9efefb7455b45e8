/** What search finds: a record for every section and introduction, and one for all that an explainer lists. */

import {
  claimAnchor,
  explainerPath,
  sectionPath,
  sourceAnchor,
  termPath,
  timelineAnchor,
} from '../../explainer/ids.ts';
import type { Explainer, ExplainerMetadata } from '../../explainer/model.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { dateFormatter } from '../../i18n/strings.ts';
import { type Entity, type FilterKey, type Fragment, indexLanguage } from '../format/format.ts';
import { normalize, tokenize } from '../format/normalize.ts';
import type { Synonyms } from './synonyms.ts';

/** One record: what is searched of it, and what is shown. */
export interface SearchRecord {
  shown: Fragment;
  /** Searched besides the title and the text. */
  also: string[];
  filters: Partial<Record<FilterKey, string[]>>;
}

/** The records of an explainer, in the order of the page; the last lists its sources, claims, events and terms. */
export function createSearchRecords(explainer: Explainer, glossary: Glossary, namesFor: Synonyms): SearchRecord[] {
  const { slug, title, summary, introduction, keyPoints, sections, topics } = explainer;
  const record = (shown: Fragment & { text: string }, ...parts: string[]): SearchRecord => {
    const cited = explainer.sources
      .filter(({ marks }) => marks.some(({ part }) => parts.includes(part)))
      .map(({ source }) => source);
    const publishers = unique(cited.map(({ publisher }) => publisher));
    return {
      shown: { ...shown, text: tokenize(shown.text).join(' ') },
      also: [...namesFor(`${shown.title} ${shown.text}`), ...publishers],
      filters: {
        topic: topics,
        publisher: publishers,
        kind: unique(cited.map(({ kind }) => kind)),
        status: unique(explainer.claims.filter(({ part }) => parts.includes(part)).map(({ status }) => status)),
        year: unique(
          normalize(`${shown.title} ${shown.text}`).match(/(?<![\p{L}\d.,])(?:1[5-9]|20)\d\d(?![\p{L}\d])/gu) ?? [],
        ),
      },
    };
  };
  const opening = [summary.text, keyPoints.text, introduction.text].join(' ');
  const things = thingsOf(explainer, glossary);
  return [
    record({ url: explainerPath(slug), title: title.text, text: opening }, 'since', 'introduction'),
    ...sections.map((section) =>
      record(
        {
          url: sectionPath(slug, section.id),
          title: section.title.text,
          explainer: title.text,
          text: section.text,
        },
        section.id,
      ),
    ),
    ...(things.length > 0
      ? [{ shown: { url: explainerPath(slug), title: title.text, things }, also: [], filters: {} }]
      : []),
  ];
}

function thingsOf(explainer: Explainer, glossary: Glossary): Entity[] {
  const { slug, lang, claims, events, terms, sources, listed } = explainer;
  const at = (anchor: string) => sectionPath(slug, anchor);
  const date = dateFormatter(lang);
  return [
    ...claims.map(({ id, by, text }): Entity => ['claim', at(claimAnchor(id)), `${by}: ${text}`]),
    ...events.map((event): Entity => ['event', at(timelineAnchor), `${date(event.date)}: ${event.text}`]),
    ...terms.flatMap((id): Entity[] => {
      const { term, also = [] } = glossary[id] ?? {};
      return term ? [['term', termPath(id), [term, ...also].join(', ')]] : [];
    }),
    ...[...sources.map(({ source }) => source), ...listed].map(
      ({ id, publisher, title }): Entity => ['source', at(sourceAnchor(id)), `${publisher}: ${title}`],
    ),
  ];
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** An explainer that search finds, and the digest of its reading. */
export type SearchableExplainer = ExplainerMetadata & { digest: string };

/** Explainers by the language of their index, the newest first. */
export function groupByLanguage(explainers: readonly SearchableExplainer[]): Map<string, SearchableExplainer[]> {
  const sorted = explainers.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)) || a.slug.localeCompare(b.slug));
  return Map.groupBy(sorted, ({ lang }) => indexLanguage(lang));
}

/** The day that an explainer is sorted by. */
export const dateOf = ({ updated, published }: ExplainerMetadata): string => updated ?? published;
