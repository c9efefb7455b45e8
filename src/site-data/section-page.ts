/** The page of a section, for readers who were sent a link to the section alone. */
import { selectCited } from '../citations/cited-in.ts';
import { explainerPath, markdownFile, sectionPagePath, sectionPath } from '../explainer/ids.ts';
import type { Explainer, Section } from '../explainer/model.ts';
import { getStrings, listFormatter } from '../i18n/strings.ts';
import { getAgeNotice } from './age.ts';
import { getAllExplainers, getMetadata, loadExplainer } from './content-context.ts';
import { renderCitation } from './how-to-cite.ts';
import { type ListItem, sortNewestFirst } from './list-item.ts';
import { renderNoteList, renderSourceList } from './reference-lists.ts';

/** Returns the data of every section page. `index` is the index of the section, from 0. */
export function listSectionPages() {
  return getAllExplainers().flatMap((item) => {
    const metadata = getMetadata(item);
    const ageNotice = getAgeNotice(metadata);
    return metadata.sections.map(({ id }, index) => ({ item, id, index, ageNotice }));
  });
}

export type SectionPage = ReturnType<typeof getSectionPage>;

/**
 * Returns what the page of a section shows. Paths are without the base path.
 * @param index the index of the section, from 0
 * @throws Error when there is no such section, or when the explainer is no longer cached
 */
export function getSectionPage(item: ListItem, index: number) {
  const explainer = loadExplainer(item);
  const { slug, lang, title, summary, sections, updates } = explainer;
  const section = requireSection(explainer, index);
  const strings = getStrings(lang);
  const prefix = item.withdrawn ? `${strings.withdrawals}: ` : '';
  return {
    ...renderStandaloneSection(explainer, index),
    explainer,
    section,
    strings,
    /** Properties of the layout. */
    head: {
      title: `${prefix}${section.title.text} – ${title.text}`,
      description: section.summary ?? summary.text,
      path: sectionPagePath(slug, section.id),
      canonical: explainerPath(slug),
      lang,
      noindex: item.withdrawn,
    },
    explainerPath: explainerPath(slug),
    /** The section on the page of the explainer. */
    sectionPath: sectionPath(slug, section.id),
    markdownPath: markdownFile(slug, section.id),
    /** Says which of how many sections this is. */
    position: strings.sectionOf(index + 1, sections.length),
    authors: listFormatter(lang)(item.authors.map(({ name }) => name)),
    /** Changes of the section, newest first. */
    changes: sortNewestFirst(updates).filter((change) => change.section === section.id),
    /** The sentence that cites the explainer, as HTML. */
    citationHtml: renderCitation(explainer, item),
    previous: toSectionLink(slug, sections[index - 1]),
    next: toSectionLink(slug, sections[index + 1]),
  };
}

/**
 * Renders a section for its own page: links to other sections lead to the page of the explainer, and the lists have
 * only the notes and sources that the section cites, with the letters and numbers that they have in the explainer.
 * @param index the index of the section, from 0
 * @returns HTML; a list is empty where the section cites nothing
 */
export function renderStandaloneSection(explainer: Explainer, index: number) {
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

function toSectionLink(slug: string, section: Section | undefined) {
  return section && { title: section.title.text, path: sectionPagePath(slug, section.id) };
}
