/** A section by itself: its text, the sources and notes that it cites with their numbers from the whole, its neighbours. */
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { noteLetter } from '../cite/number.ts';
import { sourceList } from '../explainer/lists.ts';
import type { Explainer, Section } from '../explainer/model.ts';
import { html } from '../explainer/render.ts';
import { explainerPath } from '../schema/ids.ts';
import { href } from '../site.ts';
import { wordsFor } from '../words.ts';

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
  const title = fromHtml(section.title.html, { fragment: true });
  const text = fromHtml(section.html, { fragment: true });
  const cited = new Set([title, text].flatMap((tree) => valuesOf(tree, 'href')));
  const notes = fromHtml(explainer.notesHtml, { fragment: true });
  numberItems(notes, [], noteLetter);
  keepItems(notes, (id) => cited.has(`#${id}`));
  const marks = new Set([title, text, notes].flatMap((tree) => valuesOf(tree, 'id')));
  const sources = explainer.sources
    .map((source) => ({ ...source, marks: source.marks.filter(({ anchor }) => marks.has(anchor)) }))
    .filter((source) => source.marks.length > 0);
  const words = wordsFor(explainer.lang);
  const nameOfPart = (part: string) => (part === 'notes' ? words.notes : section.shortTitle);
  const list = fromHtml(html([sourceList(sources, { lang: explainer.lang, words, nameOfPart })]), { fragment: true });
  numberItems(
    list,
    sources.map(({ number }) => number),
    String,
  );
  const here = new Set([section.id, 'main', ...[title, text, notes, list].flatMap((tree) => valuesOf(tree, 'id'))]);
  for (const tree of [title, text, notes, list]) leadOut(tree, here, href(explainerPath(explainer.slug)));
  const previous = explainer.sections[index - 1];
  const next = explainer.sections[index + 1];
  return {
    section,
    number: index + 1,
    titleHtml: html(title.children as Element[]),
    html: html(text.children as Element[]),
    notesHtml: valuesOf(notes, 'id').length > 0 ? html(notes.children as Element[]) : '',
    sourcesHtml: sources.length > 0 ? html(list.children as Element[]) : '',
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
  };
}

function valuesOf(tree: Root, name: 'href' | 'id'): string[] {
  const values: string[] = [];
  visit(tree, 'element', ({ properties }) => {
    if (properties[name] !== undefined) values.push(String(properties[name]));
  });
  return values;
}

/** Gives the items of a list the numbers of the whole: for the page as text, and for programs. */
function numberItems(tree: Root, numbers: readonly number[], shown: (number: number) => string): void {
  visit(tree, 'element', (list) => {
    if (list.tagName !== 'ol') return;
    const items = list.children.filter((child): child is Element => child.type === 'element');
    for (const [index, item] of items.entries()) {
      const number = numbers[index] ?? index + 1;
      Object.assign(item.properties, { value: String(number), dataNumber: shown(number) });
    }
  });
}

/** Keeps the items whose id is wanted. */
function keepItems(tree: Root, isWanted: (id: string) => boolean): void {
  visit(tree, 'element', (list) => {
    if (list.tagName !== 'ol') return;
    list.children = list.children.filter(
      (child) => child.type === 'element' && isWanted(String(child.properties['id'] ?? '')),
    );
  });
}

/** Links to what is not on this page lead to it in the explainer. */
function leadOut(tree: Root, here: ReadonlySet<string>, explainer: string): void {
  visit(tree, 'element', ({ properties }) => {
    const address = String(properties['href'] ?? '');
    if (address.startsWith('#') && !here.has(decodeURIComponent(address.slice(1))))
      properties['href'] = explainer + address;
  });
}
