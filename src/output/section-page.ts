/** A section by itself: its text, the sources and notes that it cites with their numbers from the whole, its neighbours. */
import type { Element } from 'hast';
import { noteLetter } from '../cite/number.ts';
import { backlinks, type PlaceNames } from '../explainer/lists.ts';
import type { CitedSource, Explainer, Section } from '../explainer/model.ts';
import { html } from '../explainer/render.ts';
import { explainerPath, sourceAnchor } from '../schema/ids.ts';
import { href } from '../site.ts';
import { wordsFor } from '../words.ts';
import { ownHtml } from './plain/own-html.ts';

export interface SectionPage {
  section: Section;
  /** From 1. */
  number: number;
  /** Inline HTML, with the marks that stand in it. */
  titleHtml: string;
  /** Its text as HTML. What it links to beyond itself stands in the explainer. */
  html: string;
  /** Items of a list; empty where it cites none. */
  notesHtml: string;
  sourcesHtml: string;
  previous?: Section;
  next?: Section;
}

/** Makes the page of a section. @param index its place among the sections, from 0 */
export function sectionPage(explainer: Explainer, index: number): SectionPage {
  const section = explainer.sections[index];
  if (!section) throw new Error(`“${explainer.slug}” has no section ${index + 1}.`);
  const own = section.title.html + section.html;
  const notes = notesFor(explainer.notesHtml, new Set(valuesIn(own, 'href')));
  const notesHtml = notes ? html([notes]) : '';
  const marks = new Set(valuesIn(own + notesHtml, 'id'));
  const sources = explainer.sources
    .map((source) => ({ ...source, marks: source.marks.filter(({ anchor }) => marks.has(anchor)) }))
    .filter((source) => source.marks.length > 0);
  const words = wordsFor(explainer.lang);
  const nameOfPart = (part: string) => (part === 'notes' ? words.notes : section.shortTitle);
  const items = sources.map((source) => sourceItem(source, explainer.sourcesHtml, { words, nameOfPart }));
  const sourcesHtml = items.length > 0 ? `<ol>${items.join('')}</ol>` : '';
  const here = new Set([section.id, 'main', ...marks, ...valuesIn(sourcesHtml, 'id')]);
  const led = (text: string) => leadOut(text, here, href(explainerPath(explainer.slug)));
  const previous = explainer.sections[index - 1];
  const next = explainer.sections[index + 1];
  return {
    section,
    number: index + 1,
    titleHtml: led(section.title.html),
    html: led(section.html),
    notesHtml: led(notesHtml),
    sourcesHtml: led(sourcesHtml),
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
  };
}

/**
 * A tag of HTML that this project wrote: its values stand in double quotes. To parse the text of every section again would take
 * longer than all else that its page takes.
 */
const tag = /<[a-z][\w-]*(?:\s+[^\s=>"']+(?:="[^"]*")?)*\s*\/?>/g;

function valuesIn(text: string, name: 'href' | 'id'): string[] {
  const value = new RegExp(` ${name}="([^"]*)"`);
  return Array.from(text.matchAll(tag), ([found]) => value.exec(found)?.[1]).filter((each) => each !== undefined);
}

/** Links to what is not on this page lead to it in the explainer. */
function leadOut(text: string, here: ReadonlySet<string>, explainer: string): string {
  return text.replace(tag, (found) =>
    found.replace(/ href="#([^"]*)"/, (link, id: string) =>
      here.has(decodeURIComponent(id)) ? link : ` href="${explainer}#${id}"`,
    ),
  );
}

/**
 * A source under its number in the whole: what the list of the whole says of it, and then the ways back to this page only.
 * @param list the list of the whole
 */
function sourceItem({ source, number, marks }: CitedSource, list: string, context: PlaceNames): string {
  const id = sourceAnchor(source.id);
  const item = list.slice(list.indexOf(`<li id="${id}">`));
  const said = item.slice(item.indexOf('>') + 1, item.indexOf('<p class="back">'));
  return `<li id="${id}" value="${number}" data-number="${number}">${said}${html(backlinks(marks, context))}</li>`;
}

/** The notes that are cited, under the letters of the whole; undefined where there is none. */
function notesFor(notesHtml: string, cited: ReadonlySet<string>): Element | undefined {
  if (!valuesIn(notesHtml, 'id').some((id) => cited.has(`#${id}`))) return undefined;
  const [list] = ownHtml(notesHtml);
  if (list?.type !== 'element') return undefined;
  numberItems(list);
  list.children = list.children.filter(
    (child) => child.type === 'element' && cited.has(`#${child.properties['id'] ?? ''}`),
  );
  return list;
}

/** Gives the items of the list of notes the numbers of the whole: for the page as letters, and for programs. */
function numberItems(list: Element): void {
  const items = list.children.filter((child): child is Element => child.type === 'element');
  for (const [index, item] of items.entries())
    Object.assign(item.properties, { value: String(index + 1), dataNumber: noteLetter(index + 1) });
}
