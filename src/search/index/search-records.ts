/** Creates the records of the index: one for each section and introduction, and one for an explainer’s entities. */

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
import type { Source } from '../../explainer/schema/source.ts';
import { getTranslation } from '../../explainer/translation.ts';
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

/** A title, its address, and the text below it. */
interface TitledText extends Pick<Fragment, 'url' | 'title' | 'explainer'> {
  text: string;
  /** The length of the text without tables and figures; undefined if it has none. */
  proseLength: number | undefined;
  /** The parts of the explainer that the text is. */
  parts: string[];
}

/** Creates the records of an explainer in page order. The last one lists its claims, events, terms and sources. */
export function createSearchRecords(
  explainer: Explainer,
  glossary: Glossary,
  findSynonyms: SynonymFinder,
): SearchRecord[] {
  const { slug, title, sections } = explainer;
  const entities = listEntities(explainer, glossary);
  const texts = [
    getIntroduction(explainer),
    ...sections.map(
      (section): TitledText => ({
        url: sectionPath(slug, section.id),
        title: section.title.text,
        explainer: title.text,
        text: section.text,
        proseLength: section.proseLength,
        parts: [section.id],
      }),
    ),
  ];
  return [
    ...texts.map((text) => createRecord(text, explainer, findSynonyms)),
    ...(entities.length > 0
      ? [{ fragment: { url: explainerPath(slug), title: title.text, things: entities }, extraTerms: [], filters: {} }]
      : []),
  ];
}

/** Returns everything before the first section. */
function getIntroduction({ slug, title, summary, keyPoints, introduction }: Explainer): TitledText {
  const opening = [summary.text, keyPoints.text].map((text) => text && `${text} `).join('');
  const { proseLength } = introduction;
  return {
    url: explainerPath(slug),
    title: title.text,
    text: opening + introduction.text,
    proseLength: proseLength === undefined ? undefined : opening.length + proseLength,
    parts: ['since', 'introduction'],
  };
}

function createRecord(
  { text, proseLength, parts, ...titles }: TitledText,
  { topics, claims, sources }: Explainer,
  findSynonyms: SynonymFinder,
): SearchRecord {
  const prose = divideWords(text.slice(0, proseLength).trim());
  const figures = proseLength === undefined ? '' : divideWords(text.slice(proseLength).trim());
  const fragment = { ...titles, text: figures ? `${prose} ${figures}` : prose };
  const cited = sources
    .filter(({ marks }) => marks.some(({ part }) => parts.includes(part)))
    .map(({ source }) => source);
  const publishers = unique(cited.map(({ publisher }) => publisher));
  const all = `${fragment.title} ${fragment.text}`;
  return {
    fragment: figures ? { ...fragment, figures: prose.length } : fragment,
    extraTerms: [...findSynonyms(all), ...publishers],
    filters: {
      topic: topics,
      publisher: publishers,
      kind: unique(cited.map(({ kind }) => kind)),
      status: unique(claims.filter(({ part }) => parts.includes(part)).map(({ status }) => status)),
      year: unique(normalize(all).match(/(?<![\p{L}\d.,])(?:1[5-9]|20)\d\d(?![\p{L}\d])/gu) ?? []),
    },
  };
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
      (source): Entity => ['source', url(sourceAnchor(source.id)), describeSource(source)],
    ),
  ];
}

/** Returns all by which readers look for a source: publisher, title and its translation, what else identifies it. */
function describeSource({ publisher, title, translatedTitle, container, number, doi, isbn }: Source): string {
  const titles = translatedTitle === undefined ? title : `${title} (${getTranslation(translatedTitle).text})`;
  return [`${publisher}: ${titles}`, container, number, doi, isbn].filter(Boolean).join(', ');
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
