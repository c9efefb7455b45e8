/** What an explainer holds of its citations, in rows to be compared: marks, ways back, quotes. */
import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { toString as textOf } from 'hast-util-to-string';
import type { Explainer } from '../../src/explainer/model.ts';
import { renderNoteList, renderSourceList } from '../../src/site-data/reference-lists.ts';
import { all } from './small-explainer.ts';

export const property = (element: Element | undefined | null, name: string) => String(element?.properties[name] ?? '');

/**
 * The marks of a page: where each stands, its id, what it shows, where it leads, what it is called, its quote
 * if any.
 */
export function marksOf(explainer: Explainer): string[][] {
  const { introduction, sections, sources } = explainer;
  /** The page counts the quotes of a source, the author gives them keys. */
  const keyOf = (target: string, nth: string) => {
    const cited = sources.find(({ source }) => `#source-${source.id}` === target);
    return nth && Object.keys(cited?.source.quotes ?? {})[Number(nth) - 1];
  };
  const text = sections.map(({ id, title, html }) => ({ part: id, html: title.html + html }));
  const parts = [
    { part: 'introduction', html: introduction.html },
    ...text,
    { part: 'notes', html: renderNoteList(explainer) },
  ];
  return parts.flatMap(({ part, html }) =>
    all(html, '[role="doc-noteref"]').map((mark) => {
      const [id, href = '', name, quote = ''] = ['id', 'href', 'ariaLabel', 'dataQuote'].map((key) =>
        property(mark, key),
      );
      return [part, id, textOf(mark), href, name, keyOf(href, quote)].map(String).filter((cell) => cell !== '');
    }),
  );
}

export const itemsOf = (explainer: Explainer) =>
  all(renderNoteList(explainer) + renderSourceList(explainer), 'ol > li');
export const linksBack = (item: Element) => selectAll('[role="doc-backlink"]', item);

/** What a link is called for those who listen. */
const nameOf = (link: Element) => property(link, 'ariaLabel') || textOf(link);

/** The ways back of notes and sources: from which, to which mark, what each is called. */
export const backOf = (explainer: Explainer) =>
  itemsOf(explainer).flatMap((item) =>
    linksBack(item).map((link) => [property(item, 'id'), property(link, 'href'), nameOf(link)]),
  );

/** The quotes under sources: number, language, direction, words, and the link to them. */
export const quotesOf = (item: Element) =>
  selectAll('.quote', item).map((quote) => {
    const [a, q] = [select('a', quote), select('q', quote)];
    return [property(quote, 'dataQuote'), property(q, 'lang'), property(q, 'dir'), textOf(quote), property(a, 'href')];
  });

export const rows = (cells: string[][]) => cells.map((row) => row.join(' | '));
