/** Creates the records of the index: one for each section and introduction, and one for an explainer’s entities. */

import {
  claimAnchor,
  explainerPath,
  sectionPath,
  sourceAnchor,
  termPath,
  timelineAnchor,
} from '../../explainer/ids.ts';
import type { Explainer, ExplainerMetadata, TextBlock } from '../../explainer/model.ts';
import type { Glossary } from '../../explainer/schema/site-files.ts';
import { dateFormatter } from '../../i18n/strings.ts';
import { type Entity, type FilterKey, type Fragment, indexLanguage } from '../format/format.ts';
import { normalize } from '../format/normalize.ts';
import { divideWords } from '../format/tokenize.ts';
import type { SynonymFinder } from './synonyms.ts';

/** A record of the index. */
export interface SearchRecord {
  /** What results show. Its title and text are searched. */
  fragment: Fragment;
  /** More text to search: synonyms and publishers. */
  extraTerms: string[];
  filters: Partial<Record<FilterKey, string[]>>;
}

type TextToIndex = Pick<TextBlock, 'text' | 'proseLength'>;

/** Creates the records of an explainer in page order. The last one lists its claims, events, terms and sources. */
export function createSearchRecords(
  explainer: Explainer,
  glossary: Glossary,
  findSynonyms: SynonymFinder,
): SearchRecord[] {
  const { slug, title, summary, introduction, keyPoints, sections, topics } = explainer;
  const createRecord = (
    { text, proseLength, ...titles }: Omit<Fragment, 'text'> & TextToIndex,
    ...parts: string[]
  ): SearchRecord => {
    const prose = divideWords(text.slice(0, proseLength).trim());
    const figures = proseLength === undefined ? '' : divideWords(text.slice(proseLength).trim());
    const fragment = { ...titles, text: figures ? `${prose} ${figures}` : prose };
    const cited = explainer.sources
      .filter(({ marks }) => marks.some(({ part }) => parts.includes(part)))
      .map(({ source }) => source);
    const publishers = unique(cited.map(({ publisher }) => publisher));
    return {
      fragment: figures ? { ...fragment, figures: prose.length } : fragment,
      extraTerms: [...findSynonyms(`${fragment.title} ${fragment.text}`), ...publishers],
      filters: {
        topic: topics,
        publisher: publishers,
        kind: unique(cited.map(({ kind }) => kind)),
        status: unique(explainer.claims.filter(({ part }) => parts.includes(part)).map(({ status }) => status)),
        year: unique(
          normalize(`${fragment.title} ${fragment.text}`).match(/(?<![\p{L}\d.,])(?:1[5-9]|20)\d\d(?![\p{L}\d])/gu) ??
            [],
        ),
      },
    };
  };
  const opening = [summary.text, keyPoints.text].map((text) => text && `${text} `).join('');
  const wholeIntroduction = {
    text: opening + introduction.text,
    ...(introduction.proseLength === undefined ? {} : { proseLength: opening.length + introduction.proseLength }),
  };
  const entities = listEntities(explainer, glossary);
  return [
    createRecord({ url: explainerPath(slug), title: title.text, ...wholeIntroduction }, 'since', 'introduction'),
    ...sections.map((section) =>
      createRecord(
        {
          url: sectionPath(slug, section.id),
          title: section.title.text,
          explainer: title.text,
          text: section.text,
          ...(section.proseLength === undefined ? {} : { proseLength: section.proseLength }),
        },
        section.id,
      ),
    ),
    ...(entities.length > 0
      ? [{ fragment: { url: explainerPath(slug), title: title.text, things: entities }, extraTerms: [], filters: {} }]
      : []),
  ];
}

function listEntities(explainer: Explainer, glossary: Glossary): Entity[] {
  const { slug, lang, claims, events, terms, sources, listed } = explainer;
  const url = (anchor: string) => sectionPath(slug, anchor);
  const formatDate = dateFormatter(lang);
  return [
    ...claims.map(({ id, by, text }): Entity => ['claim', url(claimAnchor(id)), `${by}: ${text}`]),
    ...events.map((event): Entity => ['event', url(timelineAnchor), `${formatDate(event.date)}: ${event.text}`]),
    ...terms.flatMap((id): Entity[] => {
      const { term, also = [] } = glossary[id] ?? {};
      return term ? [['term', termPath(id), [term, ...also].join(', ')]] : [];
    }),
    ...[...sources.map(({ source }) => source), ...listed].map(
      ({ id, publisher, title }): Entity => ['source', url(sourceAnchor(id)), `${publisher}: ${title}`],
    ),
  ];
}

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

/** An explainer that search finds, with its digest. */
export type SearchableExplainer = ExplainerMetadata & { digest: string };

/** Groups explainers by the language of their index, newest first. */
export function groupByLanguage(explainers: readonly SearchableExplainer[]): Map<string, SearchableExplainer[]> {
  const sorted = explainers.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)) || a.slug.localeCompare(b.slug));
  return Map.groupBy(sorted, ({ lang }) => indexLanguage(lang));
}

/** Returns the date by which explainers are sorted. */
export const dateOf = ({ updated, published }: ExplainerMetadata): string => updated ?? published;
