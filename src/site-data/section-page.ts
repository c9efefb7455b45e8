/**
 * A section by itself: its text, the sources and notes that it cites with their numbers from the whole, its
 * neighbours.
 */
import { selectCited } from '../citations/cited-in.ts';
import type { Explainer, Section } from '../explainer/model.ts';
import { renderNoteList, renderSourceList } from './reference-lists.ts';

export interface SectionPage {
  section: Section;
  /** From 1. */
  number: number;
  /** Inline HTML, with the marks that stand in it. */
  titleHtml: string;
  /** Its text as HTML. What it links to beyond itself stands in the explainer. */
  html: string;
  /** Lists; empty where it cites none. */
  notesHtml: string;
  sourcesHtml: string;
  previous?: Section;
  next?: Section;
}

/** Makes the page of a section. @param index its place among the sections, from 0 */
export function getSectionPage(explainer: Explainer, index: number): SectionPage {
  const section = explainer.sections[index];
  if (!section) throw new Error(`“${explainer.slug}” has no section ${index + 1}.`);
  const { sources, notes } = selectCited(section.id, explainer);
  const previous = explainer.sections[index - 1];
  const next = explainer.sections[index + 1];
  return {
    section,
    number: index + 1,
    titleHtml: section.standalone.titleHtml ?? section.title.html,
    html: section.standalone.html ?? section.html,
    notesHtml: renderNoteList(explainer, { only: notes }),
    sourcesHtml: renderSourceList(explainer, { only: sources }),
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
  };
}
