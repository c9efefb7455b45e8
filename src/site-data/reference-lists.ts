/** The lists of sources and notes under the text of an explainer or of a section. */
import { noteLetter } from '../citations/number.ts';
import type { Mark } from '../explainer/citation.ts';
import { noteAnchor, sourceAnchor } from '../explainer/ids.ts';
import type { CitedSource, Explainer, Note } from '../explainer/model.ts';
import { getStrings } from '../i18n/strings.ts';
import { type ListContext, renderBacklinks } from '../parse/render/backlinks.ts';
import { renderUnlocatedSources } from '../parse/render/reference-list.ts';
import { toHtml } from '../parse/render/render.ts';

/**
 * Returns the language of the lists and the names of the page’s parts, which backlinks show.
 * @param isExcerpt whether the page has one section, which needs no name
 */
export function createListContext(
  { lang, sections }: Pick<Explainer, 'lang' | 'sections'>,
  isExcerpt = false,
): ListContext {
  const strings = getStrings(lang);
  const names = new Map<string, string>([
    ['introduction', strings.introduction],
    ['since', strings.since],
    ['key-points', strings.inKeyPoints],
    ['changes', strings.changes],
    ['notes', strings.notes],
    ...sections.map(({ id, shortTitle }) => [id, isExcerpt ? strings.thisSection : shortTitle] as const),
  ]);
  return { lang, strings: strings, getPartName: (part) => names.get(part) ?? part };
}

/**
 * Renders sources in the order of their numbers.
 * @param excerpt the sources that a section cites; they keep their numbers. Without it, the list has all sources.
 * @returns HTML; empty where there are none
 */
export function renderSourceList(explainer: Explainer, excerpt?: readonly CitedSource[]): string {
  const context = createListContext(explainer, excerpt !== undefined);
  const items = (excerpt ?? explainer.sources).map(({ source, number, marks }) => {
    const html = (explainer.referencesHtml[source.id] ?? '') + renderBacklinksHtml(marks, context);
    return renderItem(sourceAnchor(source.id), html, excerpt && { value: number, label: String(number) });
  });
  return items.length > 0 ? `<ol>${items.join('')}</ol>` : '';
}

/**
 * Renders notes in the order of their letters.
 * @param excerpt the notes that a section cites; they keep their letters. Without it, the list has all notes.
 * @returns HTML; empty where there are none
 */
export function renderNoteList(explainer: Explainer, excerpt?: readonly Note[]): string {
  const context = createListContext(explainer, excerpt !== undefined);
  const items = (excerpt ?? explainer.notes).map(({ id, number, marks, html, standalone = html }) => {
    const content = (excerpt ? standalone : html) + renderBacklinksHtml(marks, context);
    return renderItem(noteAnchor(id), content, excerpt && { value: number, label: noteLetter(number) });
  });
  return items.length > 0 ? `<ol type="a">${items.join('')}</ol>` : '';
}

/** Renders the sources that are listed but not cited. @returns HTML; empty where there are none */
export function renderUnlocatedList(explainer: Explainer): string {
  const { listed, sources } = explainer;
  if (listed.length === 0) return '';
  const getNumber = (id: string) => sources.find(({ source }) => source.id === id)?.number;
  return toHtml(renderUnlocatedSources(listed, getNumber, createListContext(explainer)));
}

/** @param ordinal the number of the item and its label; needed where the list does not count from 1 */
function renderItem(id: string, content: string, ordinal?: { value: number; label: string }): string {
  const attributes = ordinal ? ` value="${ordinal.value}" data-number="${ordinal.label}"` : '';
  return `<li id="${id}"${attributes}>${content}</li>`;
}

/** Sources that only frontmatter data names have no marks, so nothing to link back to. */
function renderBacklinksHtml(marks: readonly Mark[], context: ListContext): string {
  // The space keeps the words apart: the two paragraphs share a line.
  return marks.length > 0 ? ` ${toHtml([renderBacklinks(marks, context)])}` : '';
}
