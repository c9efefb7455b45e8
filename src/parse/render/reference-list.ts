/** Renders the items of the lists under the text: sources with their quotes, unlocated sources, backlinks. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { findArchivedCopy } from '../../citations/archived-copy.ts';
import { formatAuthors } from '../../citations/names.ts';
import { listPassages } from '../../citations/passages.ts';
import { textFragmentUrl } from '../../citations/text-fragment-url.ts';
import type { Mark } from '../../explainer/citation.ts';
import { sourceAnchor } from '../../explainer/ids.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { dateFormatter, getDirection, listFormatter, listPartsFormatter, type UiStrings } from '../../i18n/strings.ts';
import { type Direction, findOppositeDirection, isMixed } from '../../i18n/text-direction.ts';
import { isolateText, isolateValues } from './text-direction.ts';

/** What a reference needs to know of the page that shows it. */
interface ReferenceContext {
  lang: string;
  strings: UiStrings;
}

/** What the lists need to know of their page. */
export interface ListContext extends ReferenceContext {
  /** Returns the name of a part of the page, for backlinks: “The Iran Protest Crisis”. */
  getPartName(part: string): string;
}

type Content = ElementContent | string;

/** Separates items. A line can end with the dot, but not begin with it. */
const separator = '\u00a0· ';

/**
 * Renders the list of works that have no address, because they were not found or are the same as another source.
 * @param getNumber returns the number of a cited source, for works that are the same as that source
 */
export function renderUnlocatedSources(
  sources: readonly Source[],
  getNumber: (id: string) => number | undefined,
  { strings, lang }: ReferenceContext,
): Element {
  return h(
    'ul',
    sources.map((source) => {
      const number = source.see === undefined ? undefined : getNumber(source.see);
      const status = strings.located[source.located ?? 'not-found'];
      const outcome: Content[] =
        number === undefined
          ? [status]
          : [`${status}: `, h('a', { href: `#${sourceAnchor(source.see ?? '')}` }, strings.seeSource(number)), '.'];
      return h('li', { id: sourceAnchor(source.id) }, [
        h('p', [h('b', source.publisher), ' ', renderTitle(source, lang)]),
        h('p', { className: 'meta' }, outcome),
      ]);
    }),
  );
}

/** Renders a cited source and its quotes, without backlinks. */
export function renderReferenceWithQuotes(source: Source, context: ReferenceContext): Element[] {
  return [renderReference(source, context, listQuoteChecks(source, context)), ...renderQuotes(source, context)];
}

/** Renders a source: publisher, date, title, particulars. */
export function renderReference(source: Source, context: ReferenceContext, more: readonly Particular[] = []): Element {
  const { lang } = context;
  const { dir } = getForeignLanguage(source, lang, source.publisher);
  const particulars = [...renderParticulars(source, context), ...more].map(
    ({ text, url, authors, value }): Content[] => {
      if (url) return [h('a', { href: url }, text)];
      if (value) return isolateValues(text, value);
      // Each name is isolated: one of another direction would reorder the text next to it.
      const names = authors && listPartsFormatter(lang)(authors);
      const isIsolated = dir !== undefined || isMixed(text);
      return names
        ? [
            h(
              'span',
              { dir: isMixed(text) ? getDirection(lang) : undefined },
              names.map(({ type, value }) => (isIsolated && type === 'element' ? h('bdi', value) : value)),
            ),
          ]
        : [text];
    },
  );
  return h('p', [
    h('b', { dir }, source.publisher),
    ...(source.published ? [' ', h('span', dateFormatter(lang)(source.published))] : []),
    ' ',
    renderTitle(source, lang),
    ' ',
    h(
      'span',
      { className: 'meta' },
      particulars.flatMap((particular, index) => (index > 0 ? [separator, ...particular] : particular)),
    ),
  ]);
}

/** A detail that follows the title of a source. */
interface Particular {
  text: string;
  /** The address that the text links to. */
  url?: string;
  /** The carrier or day in the text. */
  value?: string;
  /** The names of the authors, if the text is their list. */
  authors?: string[];
}

/** Lists the particulars of a source: kind, authors, carrier, day of access, archived copy. */
export function renderParticulars(source: Source, { lang, strings }: ReferenceContext): Particular[] {
  const { kind, via, accessed } = source;
  const authors = formatAuthors(source, lang);
  const archivedCopy = findArchivedCopy(source);
  const day = accessed && dateFormatter(lang)(accessed);
  return [
    { text: strings.kinds[kind] },
    ...(authors.length > 0 ? [{ text: listFormatter(lang)(authors), authors }] : []),
    ...(via ? [{ text: strings.via(via), value: via }] : []),
    ...(day ? [{ text: strings.read(day), value: day }] : []),
    ...(archivedCopy ? [{ text: strings.archived, url: archivedCopy.url }] : []),
  ];
}

/** Says on which day the quotes of a source were found in it, for lists that show the quotes. */
export function listQuoteChecks(source: Source, { lang, strings }: ReferenceContext): Particular[] {
  const total = listPassages(source).filter(({ words }) => words !== undefined).length;
  const days = Map.groupBy(Object.values(source.quotesChecked ?? {}), (on) => on);
  return Array.from(days, ([on, { length }]) => {
    const day = dateFormatter(lang)(on);
    return { text: strings.quotesChecked(day, length, total), value: day };
  });
}

/** Puts a title as published in quotation marks, and any other in square brackets. */
export function formatTitle({ title, titleStatus }: Source): string {
  return titleStatus ? `[${title}]` : `“${title}”`;
}

/** Renders a title as a link to the work. */
function renderTitle(source: Source, lang: string): Element {
  const { titleStatus, url } = source;
  const text = formatTitle(source);
  // A title that is not as published is in the language of the page.
  const language = titleStatus ? getOppositeDirection(text, lang) : getForeignLanguage(source, lang, text);
  const archivedCopy = findArchivedCopy(source);
  // Robust Links: should the address fail, programs find the archived copy.
  const robustLink = archivedCopy ? { 'data-versionurl': archivedCopy.url, 'data-versiondate': archivedCopy.date } : {};
  return h('cite', url ? h('a', { href: url, ...robustLink, ...language }, text) : h('span', language, text));
}

/** Returns the attributes for text in the language of a source, if that differs from the language of the page. */
function getForeignLanguage(source: Source, lang: string, text: string): { lang?: string; dir?: 'auto' | Direction } {
  return source.lang && source.lang !== lang ? { lang: source.lang, dir: 'auto' } : getOppositeDirection(text, lang);
}

function getOppositeDirection(text: string, lang: string): { dir?: Direction } {
  const dir = findOppositeDirection(text, getDirection(lang));
  return dir ? { dir } : {};
}

/** Renders the quotes of a source, each a link to that text in the source. */
function renderQuotes(source: Source, { lang }: Pick<ReferenceContext, 'lang'>): Element[] {
  const { url } = source;
  if (!url) return [];
  return listPassages(source).flatMap(({ words }, index) =>
    words === undefined
      ? []
      : h('p', { className: 'quote', dataQuote: String(index + 1) }, [
          h('a', { href: textFragmentUrl(url, words) }, h('q', getForeignLanguage(source, lang, words), words)),
        ]),
  );
}

/**
 * Renders backlinks, one for each mark, in reading order: “Cited in The Iran Protest Crisis 2 · History”. A
 * link that shows only a number has a longer name for screen readers.
 */
export function renderBacklinks(marks: readonly Mark[], { lang, strings, getPartName }: ListContext): Element {
  const direction = getDirection(lang);
  const marksByPart = Map.groupBy(marks, ({ part }) => part);
  const groups = [...marksByPart].map(([part, partMarks], groupIndex): Element[] => {
    const name = getPartName(part);
    const text = groupIndex === 0 ? strings.citedIn(name) : name;
    return partMarks.map((mark, index) =>
      h(
        'a',
        {
          href: `#${mark.anchor}`,
          role: 'doc-backlink',
          ariaLabel: index > 0 ? strings.backTo(name, index + 1) : undefined,
        },
        index > 0 ? [String(index + 1)] : groupIndex > 0 ? isolateText(name, direction) : isolateValues(text, name),
      ),
    );
  });
  const links = groups.flatMap((group, index) => (index < groups.length - 1 ? keepDot(group) : group));
  return h(
    'p',
    { className: 'back' },
    links.flatMap((link, index) => (index > 0 ? [' ', link] : [link])),
  );
}

/**
 * Puts a dot after the last link. A link is a box, after which a line can break whatever follows, but not in a
 * span.
 */
function keepDot(links: readonly Element[]): Element[] {
  return links.map((link, index) => (index < links.length - 1 ? link : h('span', [link, separator.trimEnd()])));
}
