/**
 * The lists under the text of an explainer, put together from the pieces of the model: of the whole, or of a section
 * by itself.
 */
import { noteLetter } from '../citations/number.ts';
import type { Mark } from '../explainer/citation.ts';
import { noteAnchor, sourceAnchor } from '../explainer/ids.ts';
import type { CitedSource, Explainer, Note } from '../explainer/model.ts';
import { getStrings } from '../i18n/strings.ts';
import { type ListContext, renderBacklinks, renderUnlocatedSources } from '../parse/render/reference-list.ts';
import { toHtml } from '../parse/render/render.ts';

/** What the lists say about the page around them. */
export function createListContext({ lang, sections }: Pick<Explainer, 'lang' | 'sections'>): ListContext {
  const words = getStrings(lang);
  const names = new Map<string, string>([
    ['introduction', words.introduction],
    ['since', words.since],
    ['key-points', words.inKeyPoints],
    ['changes', words.changes],
    ['notes', words.notes],
    ...sections.map(({ id, shortTitle }) => [id, shortTitle] as const),
  ]);
  return { lang, words, nameOfPart: (part) => names.get(part) ?? part };
}

/** Items that a section cites: they have the numbers of the whole, and lead back to the section only. */
interface Excerpt<Item> {
  /** All that are cited, if not given. */
  only?: readonly Item[];
}

/** The list of sources as HTML, in the order of their numbers; empty where there is none. */
export function renderSourceList(explainer: Explainer, { only }: Excerpt<CitedSource> = {}): string {
  const context = createListContext(explainer);
  const items = (only ?? explainer.sources).map(({ source, number, marks }) => {
    const shown = only && { value: number, name: String(number) };
    return item(sourceAnchor(source.id), (explainer.referencesHtml[source.id] ?? '') + waysBack(marks, context), shown);
  });
  return items.length > 0 ? `<ol>${items.join('')}</ol>` : '';
}

/** The list of notes as HTML, in the order of their letters; empty where there is none. */
export function renderNoteList(explainer: Explainer, { only }: Excerpt<Note> = {}): string {
  const context = createListContext(explainer);
  const items = (only ?? explainer.notes).map(({ id, number, marks, html: whole, standalone = whole }) => {
    const shown = only && { value: number, name: noteLetter(number) };
    return item(noteAnchor(id), (only ? standalone : whole) + waysBack(marks, context), shown);
  });
  return items.length > 0 ? `<ol type="a">${items.join('')}</ol>` : '';
}

/** The sources that were only listed, as HTML; empty where there is none. */
export function renderUnlocatedList(explainer: Explainer): string {
  const { listed, sources } = explainer;
  const numberOf = (id: string) => sources.find(({ source }) => source.id === id)?.number;
  return listed.length > 0 ? toHtml(renderUnlocatedSources(listed, numberOf, createListContext(explainer))) : '';
}

/** An item of a list. @param shown its number, and what that is called, where the list does not count from one */
function item(id: string, content: string, shown?: { value: number; name: string }): string {
  const number = shown ? ` value="${shown.value}" data-number="${shown.name}"` : '';
  return `<li id="${id}"${number}>${content}</li>`;
}

/** A source that only data of the frontmatter names has no mark to go back to. */
const waysBack = (marks: readonly Mark[], context: ListContext) =>
  marks.length > 0 ? toHtml([renderBacklinks(marks, context)]) : '';
