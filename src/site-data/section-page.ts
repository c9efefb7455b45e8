/** The page of a section, for readers who were sent a link to the section alone. */
import { selectCited } from '../citations/cited-in.ts';
import { explainerPath, markdownFile, sectionPagePath, sectionPath } from '../explainer/ids.ts';
import type { Change, Explainer, Section } from '../explainer/model.ts';
import { getStrings, listFormatter, type UiStrings } from '../i18n/strings.ts';
import { getAgeNotice } from './age.ts';
import { getAllExplainers, getMetadata, loadExplainer } from './content-context.ts';
import type { PageHead } from './explainer-page.ts';
import { formatCitation } from './how-to-cite.ts';
import { type ListItem, sortNewestFirst } from './list-item.ts';
import { renderNoteList, renderSourceList } from './reference-lists.ts';

/** Everything that the page of a section shows. Paths are without the base path. */
export interface SectionPage extends StandaloneSection {
  explainer: Explainer;
  section: Section;
  strings: UiStrings;
  head: PageHead;
  /** The page of the explainer. */
  explainerPath: string;
  /** The section on the page of the explainer. */
  sectionPath: string;
  markdownPath: string;
  /** Says which of how many sections this is. */
  position: string;
  authors: string;
  /** Changes of the section, newest first. */
  changes: Change[];
  /** The sentence that cites the explainer. */
  citation: string;
  previous?: SectionLink;
  next?: SectionLink;
}

interface SectionLink {
  title: string;
  path: string;
}

/** HTML of a section on its own page: links to other sections lead to the page of the explainer. */
export interface StandaloneSection {
  /** Inline HTML, with the citations in the title. */
  titleHtml: string;
  html: string;
  /** The notes that it cites, with the letters that they have in the explainer; empty where there are none. */
  notesHtml: string;
  /** The sources that it cites, with the numbers that they have in the explainer; empty where there are none. */
  sourcesHtml: string;
}

/** The page of a section before its explainer is loaded. */
interface SectionPageData {
  item: ListItem;
  id: string;
  /** The index of the section, from 0. */
  index: number;
  /** Depends on the day of the build. */
  ageNotice: string;
}

/** Returns the data of every section page. */
export function listSectionPages(): SectionPageData[] {
  return getAllExplainers().flatMap((item) => {
    const metadata = getMetadata(item);
    const ageNotice = getAgeNotice(metadata);
    return metadata.sections.map(({ id }, index) => ({ item, id, index, ageNotice }));
  });
}

/**
 * Returns what the page of a section shows.
 * @param index the index of the section, from 0
 * @throws Error when there is no such section, or when the explainer is no longer cached
 */
export function getSectionPage(item: ListItem, index: number): SectionPage {
  const explainer = loadExplainer(item);
  const { slug, lang, title, summary, sections, updates } = explainer;
  const section = requireSection(explainer, index);
  const strings = getStrings(lang);
  const prefix = item.withdrawn ? `${strings.withdrawals}: ` : '';
  const previous = toSectionLink(slug, sections[index - 1]);
  const next = toSectionLink(slug, sections[index + 1]);
  return {
    ...renderStandaloneSection(explainer, index),
    explainer,
    section,
    strings,
    head: {
      title: `${prefix}${section.title.text} – ${title.text}`,
      description: section.summary ?? summary.text,
      path: sectionPagePath(slug, section.id),
      canonical: explainerPath(slug),
      lang,
      noindex: item.withdrawn,
    },
    explainerPath: explainerPath(slug),
    sectionPath: sectionPath(slug, section.id),
    markdownPath: markdownFile(slug, section.id),
    position: strings.sectionOf(index + 1, sections.length),
    authors: listFormatter(lang)(item.authors.map(({ name }) => name)),
    changes: sortNewestFirst(updates).filter((change) => change.section === section.id),
    citation: formatCitation(explainer, item),
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
  };
}

/** Renders a section for its own page. @param index from 0 @throws Error when there is no such section */
export function renderStandaloneSection(explainer: Explainer, index: number): StandaloneSection {
  const section = requireSection(explainer, index);
  const { sources, notes } = selectCited(section.id, explainer);
  return {
    titleHtml: section.standalone.titleHtml ?? section.title.html,
    html: section.standalone.html ?? section.html,
    notesHtml: renderNoteList(explainer, notes),
    sourcesHtml: renderSourceList(explainer, sources),
  };
}

function requireSection({ slug, sections }: Explainer, index: number): Section {
  const section = sections[index];
  if (!section) throw new Error(`“${slug}” has no section ${index + 1}.`);
  return section;
}

function toSectionLink(slug: string, section: Section | undefined): SectionLink | undefined {
  return section && { title: section.title.text, path: sectionPagePath(slug, section.id) };
}
