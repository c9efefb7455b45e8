/** The page of an explainer. */
import { authorPath, explainerPath, sourcesFile, topicPath } from '../explainer/ids.ts';
import type { Explainer } from '../explainer/model.ts';
import { getStrings, listFormatter, listPartsFormatter, type UiStrings } from '../i18n/strings.ts';
import { getAgeNotice } from './age.ts';
import { getAllExplainers, getMetadata, loadExplainer } from './content-context.ts';
import { getAuthors, getListedMetadata, getTopics } from './content-queries.ts';
import { createCitationMeta, formatCitation } from './how-to-cite.ts';
import { type ListItem, sortNewestFirst } from './list-item.ts';
import { renderNoteList, renderSourceList, renderUnlocatedList } from './reference-lists.ts';
import { createRelatedFinder, type Related } from './related.ts';

/** What the layout says about a page of an explainer or of a section. Paths are without the base path. */
export interface PageHead {
  title: string;
  description: string;
  path: string;
  lang: string;
  /** Keeps the page out of search engines. */
  noindex: boolean;
  /** Path of the page that search engines index instead of this one. */
  canonical?: string;
  /** Whether links to former section ids lead to this page. */
  hasFormerAddresses?: boolean;
}

/** Everything that the page of an explainer shows. Paths are without the base path. */
export interface ExplainerPage {
  explainer: Explainer;
  strings: UiStrings;
  head: PageHead;
  metaTags: [name: string, content: string][];
  topics: OptionalLink[];
  /** The names of the authors, with the text between the names. */
  byline: OptionalLink[];
  /** What the authors say about themselves. */
  authorLines: string[];
  readingMinutes: number;
  /** Newest first. */
  changes: Explainer['updates'];
  corrections: Explainer['updates'];
  /** Empty where there are no notes. */
  notesHtml: string;
  /** Absent where there are no sources. */
  sources?: SourceSection;
  /** The sentence that cites the explainer. */
  citation: string;
  related: RelatedLink[];
}

/** A text that is a link where its target has a page. */
export interface OptionalLink {
  text: string;
  path?: string;
}

/** The section on sources. */
export interface SourceSection {
  count: number;
  archivedCount: number;
  hasQuotes: boolean;
  hasBracketedTitles: boolean;
  /** The sources as data. */
  dataFiles: { name: string; path: string }[];
  html: string;
  /** The sources that are listed but not cited; empty where there are none. */
  unlocatedHtml: string;
}

/** A related explainer. */
export interface RelatedLink {
  path: string;
  lang: string;
  /** Inline HTML. */
  title: string;
  /** What both explainers share. */
  reason: string;
}

/** The page of an explainer before it is loaded. */
interface ExplainerPageData {
  item: ListItem;
  related: Related[];
  /** Depends on the day of the build. */
  ageNotice: string;
  /** Ids of topics and authors that have a page, where links of the page depend on that. */
  pageIds: string[][];
}

/** Returns the data of every explainer page: all that goes into the page apart from its own code and the settings. */
export function listExplainerPages(): ExplainerPageData[] {
  const findRelated = createRelatedFinder(getListedMetadata());
  const pageIds = [getTopics(), getAuthors()].map((lists) => lists.map(({ id }) => id));
  return getAllExplainers().map((item) => {
    const metadata = getMetadata(item);
    return {
      item,
      related: findRelated(metadata),
      ageNotice: getAgeNotice(metadata),
      pageIds: item.withdrawn ? pageIds : [],
    };
  });
}

/** Returns what the page of an explainer shows. @throws Error when the explainer is no longer cached */
export function getExplainerPage(item: ListItem, related: readonly Related[]): ExplainerPage {
  const explainer = loadExplainer(item);
  const { slug, lang, title, summary, sections, sources, listed, updates, withdrawn } = explainer;
  const strings = getStrings(lang);
  const changes = sortNewestFirst(updates);
  return {
    explainer,
    strings,
    head: {
      title: withdrawn ? `${strings.withdrawals}: ${title.text}` : title.text,
      description: summary.text,
      path: explainerPath(slug),
      lang,
      noindex: item.withdrawn,
      hasFormerAddresses: sections.some(({ was }) => was?.length),
    },
    metaTags: createCitationMeta(explainer, item),
    ...linkTopicsAndAuthors(item),
    authorLines: item.authors.flatMap(({ line }) => line || []),
    readingMinutes: getReadingMinutes(explainer),
    changes,
    corrections: changes.filter(({ kind }) => kind === 'correction'),
    notesHtml: renderNoteList(explainer),
    ...(sources.length + listed.length > 0 ? { sources: getSourceSection(explainer) } : {}),
    citation: formatCitation(explainer, item),
    related: related.map((other) => toRelatedLink(other, item, strings)),
  };
}

/** Links topics and authors to their pages. A withdrawn explainer is in no list, so its topics may have no page. */
function linkTopicsAndAuthors({
  lang,
  topics,
  authors,
  withdrawn,
}: ListItem): Pick<ExplainerPage, 'topics' | 'byline'> {
  const topicPages = withdrawn && getTopics().map(({ id }) => id);
  const authorPages = withdrawn && getAuthors().map(({ id }) => id);
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return {
    topics: topics.map(({ id, name }) => ({
      text: name,
      ...(!topicPages || topicPages.includes(id) ? { path: topicPath(id) } : {}),
    })),
    byline: listPartsFormatter(lang)(authors.map(({ id }) => id)).map(({ type, value }) => {
      if (type !== 'element') return { text: value };
      const hasPage = !authorPages || authorPages.includes(value);
      return { text: names.get(value) ?? value, ...(hasPage ? { path: authorPath(value) } : {}) };
    }),
  };
}

const dataFormats = { json: 'CSL-JSON', bib: 'BibTeX', ris: 'RIS' };

function getSourceSection(explainer: Explainer): SourceSection {
  const { slug, sources, listed } = explainer;
  const cited = sources.map(({ source }) => source);
  return {
    count: cited.length,
    archivedCount: cited.filter(({ archived }) => archived).length,
    hasQuotes: cited.some(({ quotes }) => quotes),
    hasBracketedTitles: [...cited, ...listed].some(({ titleStatus }) => titleStatus),
    dataFiles: Object.entries(dataFormats).map(([format, name]) => ({ name, path: sourcesFile(slug, format) })),
    html: renderSourceList(explainer),
    unlocatedHtml: renderUnlocatedList(explainer),
  };
}

function toRelatedLink(
  { slug, lang, title, sources, topics }: Related,
  item: ListItem,
  strings: UiStrings,
): RelatedLink {
  const topicNames = topics.map((id) => item.topics.find((topic) => topic.id === id)?.name ?? id);
  const reasons = [
    ...(sources > 0 ? [strings.sharedSources(sources)] : []),
    ...(topics.length > 0 ? [listFormatter(item.lang)(topicNames)] : []),
  ];
  return { path: explainerPath(slug), lang, title, reason: reasons.join(' · ') };
}

/** Returns how many minutes an explainer takes to read, at 230 words a minute (Brysbaert 2019: 238 for non-fiction). */
export function getReadingMinutes({ words }: Pick<Explainer, 'words'>): number {
  return Math.max(1, Math.round(words / 230));
}
