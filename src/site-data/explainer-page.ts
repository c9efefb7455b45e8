/** The page of an explainer. */
import {
  authorPath,
  explainerPath,
  type SourceFormat,
  sourceFormats,
  sourcesFile,
  topicPath,
} from '../explainer/ids.ts';
import type { Explainer } from '../explainer/model.ts';
import { getSourceUrl } from '../explainer/source-identity.ts';
import { getDirection, getStrings, listFormatter, listPartsFormatter, type UiStrings } from '../i18n/strings.ts';
import { getAgeNotice } from './age.ts';
import { getAllExplainers, getMetadata, loadExplainer } from './content-context.ts';
import { getAuthors, getListedMetadata, getTopics } from './content-queries.ts';
import { createCitationMeta, renderCitation } from './how-to-cite.ts';
import { type ListItem, sortNewestFirst } from './list-item.ts';
import { renderNoteList, renderSourceList, renderUnlocatedList } from './reference-lists.ts';
import { createRelatedFinder, type Related } from './related.ts';

/** Returns the data of every explainer page: all that the page depends on, apart from code and settings. */
export function listExplainerPages() {
  const findRelated = createRelatedFinder(getListedMetadata());
  const pageIds = [getTopics(), getAuthors()].map((lists) => lists.map(({ id }) => id));
  return getAllExplainers().map((item) => {
    const metadata = getMetadata(item);
    return {
      item,
      related: findRelated(metadata),
      /** Depends on the day of the build. */
      ageNotice: getAgeNotice(metadata),
      /** Ids of topics and authors that have a page. Only the links of a withdrawn explainer depend on that. */
      pageIds: item.withdrawn ? pageIds : [],
    };
  });
}

export type ExplainerPage = ReturnType<typeof getExplainerPage>;

/** Returns what the page of an explainer shows. @throws Error when the explainer is no longer cached */
export function getExplainerPage(item: ListItem, related: readonly Related[]) {
  const explainer = loadExplainer(item);
  const { slug, lang, title, summary, sections, sources, listed, updates } = explainer;
  const strings = getStrings(lang);
  const changes = sortNewestFirst(updates);
  return {
    explainer,
    strings,
    /** Properties of the layout. */
    head: {
      title: item.withdrawn ? `${strings.withdrawals}: ${title.text}` : title.text,
      description: summary.text,
      path: explainerPath(slug),
      lang,
      noindex: item.withdrawn,
      hasFormerAddresses: sections.some(({ was }) => was?.length),
    },
    metaTags: createCitationMeta(explainer, item),
    ...linkTopicsAndAuthors(item),
    /** What the authors say about themselves. */
    authorLines: item.authors.flatMap(({ name, line }) => (line ? { name, line } : [])),
    readingMinutes: getReadingMinutes(explainer),
    /** Newest first. */
    changes,
    corrections: changes.filter(({ kind }) => kind === 'correction'),
    notesHtml: renderNoteList(explainer),
    sources: sources.length + listed.length > 0 ? getSourceSection(explainer) : undefined,
    /** The sentence that cites the explainer, as HTML. */
    citationHtml: renderCitation(explainer, item),
    related: related.map((other) => toRelatedLink(other, item, strings)),
  };
}

/**
 * Links topics and authors to their pages. A withdrawn explainer is in no list, so its topics and authors may have no
 * page, and then their link has no path. The byline is the names of the authors with the text between the names.
 */
function linkTopicsAndAuthors({ lang, topics, authors, withdrawn }: ListItem) {
  const topicPages = withdrawn && getTopics().map(({ id }) => id);
  const authorPages = withdrawn && getAuthors().map(({ id }) => id);
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return {
    topics: topics.map(({ id, name }) => ({
      text: name,
      path: !topicPages || topicPages.includes(id) ? topicPath(id) : undefined,
    })),
    byline: listPartsFormatter(lang)(authors.map(({ id }) => id)).map(({ type, value }) => {
      if (type !== 'element') return { text: value, path: undefined };
      const hasPage = !authorPages || authorPages.includes(value);
      return { text: names.get(value) ?? value, path: hasPage ? authorPath(value) : undefined };
    }),
  };
}

const formatNames: Record<SourceFormat, string> = { json: 'CSL-JSON', bib: 'BibTeX', ris: 'RIS' };

export type SourceSection = ReturnType<typeof getSourceSection>;

function getSourceSection(explainer: Explainer) {
  const { slug, sources, listed } = explainer;
  const cited = sources.map(({ source }) => source);
  return {
    count: cited.length,
    archivedCount: cited.filter(({ archived }) => archived).length,
    hasQuotes: cited.some((source) => source.quotes && getSourceUrl(source)),
    /** All quotations were found in their sources. */
    hasCheckedQuotes: cited.every(
      ({ quotes = {}, quotesChecked = {} }) => Object.keys(quotes).length === Object.keys(quotesChecked).length,
    ),
    hasBracketedTitles: [...cited, ...listed].some(({ titleStatus }) => titleStatus),
    /** The sources as data. */
    dataFiles: sourceFormats.map((format) => ({ name: formatNames[format], path: sourcesFile(slug, format) })),
    /** The list is so long that readers can filter it and see particulars on demand. */
    hasFilter: sources.length >= 12,
    html: renderSourceList(explainer),
    /** The sources that are listed but not cited; empty where there are none. */
    unlocatedHtml: renderUnlocatedList(explainer),
  };
}

export type RelatedLink = ReturnType<typeof toRelatedLink>;

/** Returns a link with the reason: what both explainers share. The title is inline HTML. */
function toRelatedLink(related: Related, item: ListItem, strings: UiStrings) {
  const { slug, lang, title, sharedSourceCount, sharedTopics } = related;
  const topicNames = sharedTopics.map((id) => item.topics.find((topic) => topic.id === id)?.name ?? id);
  const reasons = [
    ...(sharedSourceCount > 0 ? [strings.sharedSources(sharedSourceCount)] : []),
    ...(sharedTopics.length > 0 ? [listFormatter(item.lang)(topicNames)] : []),
  ];
  return {
    path: explainerPath(slug),
    title,
    reason: reasons.join('\u00a0· '),
    /** Attributes for a title in another language than the page’s. */
    language: lang === item.lang ? {} : { lang, dir: getDirection(lang) },
  };
}

/** Returns how many minutes an explainer takes to read, at 230 words a minute (Brysbaert 2019: 238 for non-fiction). */
export function getReadingMinutes({ words }: Pick<Explainer, 'words'>): number {
  return Math.max(1, Math.round(words / 230));
}
