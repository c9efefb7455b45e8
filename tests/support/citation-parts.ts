/** Extracts the citations of a rendered explainer as rows to compare: marks, backlinks, quotes. */
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import { listPassages } from '../../src/citations/passages.ts';
import type { Explainer } from '../../src/explainer/model.ts';
import { renderNoteList, renderSourceList } from '../../src/site-data/reference-lists.ts';
import { selectElements } from './small-explainer.ts';

export const property = (element: Element | undefined | null, name: string) => String(element?.properties[name] ?? '');

/**
 * Returns the marks of a page: part of the page, id, text, address, accessible name, key of the quote if any.
 */
export function listMarks(explainer: Explainer): string[][] {
  const { introduction, sections, sources } = explainer;
  /** Pages number the quotes and places of a source; authors give them keys. */
  const findKey = (target: string, nth: string) => {
    const cited = sources.find(({ source }) => `#source-${source.id}` === target);
    return nth && cited && listPassages(cited.source)[Number(nth) - 1]?.key;
  };
  const text = sections.map(({ id, title, html }) => ({ part: id, html: title.html + html }));
  const parts = [
    { part: 'introduction', html: introduction.html },
    ...text,
    { part: 'notes', html: renderNoteList(explainer) },
  ];
  return parts.flatMap(({ part, html }) =>
    selectElements(html, '[role="doc-noteref"]').map((mark) => {
      const [id, href = '', name, quote = ''] = ['id', 'href', 'ariaLabel', 'dataQuote'].map((key) =>
        property(mark, key),
      );
      return [part, id, textOf(mark), href, name, findKey(href, quote)].map(String).filter((cell) => cell !== '');
    }),
  );
}

export const selectItems = (explainer: Explainer) =>
  selectElements(renderNoteList(explainer) + renderSourceList(explainer), 'ol > li');
export const selectBacklinks = (item: Element) => selectAll('[role="doc-backlink"]', item);

/** Returns the accessible name of a link. */
const getName = (link: Element) => property(link, 'ariaLabel') || textOf(link);

/** Returns the backlinks of notes and sources: id of the item, address of the mark, accessible name. */
export const listBacklinks = (explainer: Explainer) =>
  selectItems(explainer).flatMap((item) =>
    selectBacklinks(item).map((link) => [property(item, 'id'), property(link, 'href'), getName(link)]),
  );

/** Returns the quotes of a source: number, language, direction, text, link. */
export const listQuotes = (item: Element) =>
  selectAll('.quote', item).map((quote) => {
    const [a, q] = [select('a', quote), select('q', quote)];
    return [property(quote, 'dataQuote'), property(q, 'lang'), property(q, 'dir'), textOf(quote), property(a, 'href')];
  });

export const rows = (cells: string[][]) => cells.map((row) => row.join(' | '));
