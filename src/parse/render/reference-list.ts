/** Renders the sources in the lists under the text: those with a number and their quotes, and unlocated ones. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { findArchivedCopy } from '../../citations/archived-copy.ts';
import { getPassageUrl } from '../../citations/passage-url.ts';
import { listPassages, type Passage } from '../../citations/passages.ts';
import { sourceAnchor } from '../../explainer/ids.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getSourceUrl } from '../../explainer/source-identity.ts';
import { getTranslation } from '../../explainer/translation.ts';
import { dateFormatter, getDirection, listPartsFormatter, type UiStrings } from '../../i18n/strings.ts';
import { type Direction, findOppositeDirection, hasRightToLeft, isMixed } from '../../i18n/text-direction.ts';
import { listParticulars, type Particular } from './particulars.ts';
import { isolateText, isolateValues } from './text-direction.ts';

/** What a reference needs to know of the page that shows it. */
export interface ReferenceContext {
  lang: string;
  strings: UiStrings;
  /** Returns the address of a source in the list of its page, if it is in that list. */
  getListedHref?: (id: string) => string | undefined;
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
  context: ReferenceContext,
): Element {
  const { strings } = context;
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
        h('p', [h('b', source.publisher), ' ', renderTitle(source, context)]),
        h('p', { className: 'meta' }, outcome),
      ]);
    }),
  );
}

/** Renders a cited source and its quotes, without backlinks. */
export function renderReferenceWithQuotes(source: Source, context: ReferenceContext): Element[] {
  return [renderReference(source, context), ...renderQuotes(source, context)];
}

/** Renders a source: publisher, title, kind, date, particulars. Those that long lists show on demand are the last. */
export function renderReference(source: Source, context: ReferenceContext): Element {
  const { lang } = context;
  const { dir } = getForeignLanguage(source, lang, source.publisher);
  const date = source.published && dateFormatter(lang)(source.published);
  const particulars = listParticulars(source, context);
  const render = (particular: Particular) => renderParticular(particular, source, lang);
  // The kind is the first particular, before the date.
  const [kind = [], ...shown] = particulars.filter(({ isOnDemand }) => !isOnDemand).map(render);
  const others = particulars.filter(({ isOnDemand }) => isOnDemand).flatMap((one) => [separator, ...render(one)]);
  return h('p', [
    h('b', { dir }, source.publisher),
    ' ',
    renderTitle(source, context),
    ' ',
    h('span', { className: 'meta' }, [
      ...kind,
      ...(date ? [separator, hasRightToLeft(date) ? h('bdi', date) : date] : []),
      ...shown.flatMap((particular) => [separator, ...particular]),
      ...(others.length > 0 ? [h('span', { className: 'more' }, others)] : []),
    ]),
  ]);
}

/** Renders a particular. Each name is isolated where one of another direction would reorder the text next to it. */
function renderParticular(
  { text: written, url, authors, value, isTitle }: Particular,
  source: Source,
  lang: string,
): Content[] {
  // A line does not end between an abbreviation and its number: “No. 12”, “DOI 10.1000/182”.
  const text = value && written.startsWith(value) ? written : written.replace(/^(\p{Lu}\S{1,3}) (?=\d)/u, '$1\u00a0');
  if (url) return [h('a', { href: url }, text)];
  if (value && isTitle) {
    const start = text.lastIndexOf(value);
    const title = h('span', getForeignLanguage(source, lang, value), value);
    return [text.slice(0, start), title, text.slice(start + value.length)];
  }
  if (value) return isolateValues(text, value);
  if (!authors) return [text];
  const isIsolated = getForeignLanguage(source, lang, source.publisher).dir !== undefined || isMixed(text);
  const names = listPartsFormatter(lang)(authors).map(({ type, value: name }) =>
    isIsolated && type === 'element' ? h('bdi', name) : name,
  );
  return [h('span', { dir: isMixed(text) ? getDirection(lang) : undefined }, names)];
}

/** Puts a title as published in quotation marks, and any other in square brackets. */
export function formatTitle({ title, titleStatus }: Source): string {
  return titleStatus ? `[${title}]` : `“${title}”`;
}

/**
 * Formats a translated title in square brackets, as bibliographies do: “[translated by Jane Roe: “A title”]”. Returns
 * undefined if the source has none.
 */
export function formatTranslatedTitle({ translatedTitle }: Source, { translated }: UiStrings): string | undefined {
  if (translatedTitle === undefined) return undefined;
  const { text, by } = getTranslation(translatedTitle);
  return `[${translated(by)} “${text}”]`;
}

/** Renders the translated title of a source after its title. It is in the language of the page. */
function renderTranslatedTitle(source: Source, { lang, strings }: ReferenceContext): Content[] {
  const text = formatTranslatedTitle(source, strings);
  return text === undefined ? [] : [' ', ...isolateText(text, getDirection(lang))];
}

/** Renders a title as a link to the work, and its translation after it. */
function renderTitle(source: Source, context: ReferenceContext): Element {
  const { titleStatus } = source;
  const { lang } = context;
  const url = getSourceUrl(source);
  const text = formatTitle(source);
  // A title that is not as published is in the language of the page.
  const language = titleStatus ? getOppositeDirection(text, lang) : getForeignLanguage(source, lang, text);
  const archivedCopy = findArchivedCopy(source);
  // Robust Links: should the address fail, programs find the archived copy.
  const robustLink = archivedCopy ? { 'data-versionurl': archivedCopy.url, 'data-versiondate': archivedCopy.date } : {};
  const title = url ? h('a', { href: url, ...robustLink, ...language }, text) : h('span', language, text);
  return h('cite', [title, ...renderTranslatedTitle(source, context)]);
}

/** Returns the attributes for text in the language of a source, if that differs from the language of the page. */
function getForeignLanguage(source: Source, lang: string, text: string): { lang?: string; dir?: 'auto' | Direction } {
  return source.lang && source.lang !== lang ? { lang: source.lang, dir: 'auto' } : getOppositeDirection(text, lang);
}

function getOppositeDirection(text: string, lang: string): { dir?: Direction } {
  const dir = findOppositeDirection(text, getDirection(lang));
  return dir ? { dir } : {};
}

/** Renders the quotes and places of a source, each a link to that passage where there can be one. */
function renderQuotes(source: Source, context: ReferenceContext): Element[] {
  const url = getSourceUrl(source);
  return listPassages(source).map((passage, index) => {
    const { words, at, translation } = passage;
    const details = renderQuoteDetails(passage, context);
    const href = url && getPassageUrl(url, passage);
    const link = (content: Content[]): Content[] => (href ? [h('a', { href }, content)] : content);
    const content =
      words === undefined
        ? link(isolateText(at ?? '', getDirection(context.lang)))
        : [
            ...link([h('q', getForeignLanguage(source, context.lang, words), words)]),
            ...(details.length === 0 ? [] : [' ', h('span', { className: 'meta' }, details)]),
          ];
    return h('p', { className: 'quote', dataQuote: String(index + 1) }, [
      ...content,
      ...(translation ? renderTranslation(translation, context) : []),
    ]);
  });
}

/** Renders the place of a quote, and on which day it was found there. */
function renderQuoteDetails({ at, checkedOn }: Passage, { lang, strings }: ReferenceContext): Content[] {
  const place = at === undefined ? [] : isolateText(at, getDirection(lang));
  if (checkedOn === undefined) return place;
  const day = dateFormatter(lang)(checkedOn);
  return [...place, ...(at === undefined ? [] : [separator]), ...isolateValues(strings.quoteChecked(day), day)];
}

/** Renders the translation of a quote, which is in the language of the page, on a line below it. */
function renderTranslation(
  { text, by }: NonNullable<Passage['translation']>,
  { strings }: Pick<ReferenceContext, 'strings'>,
): Content[] {
  const label = isolateValues(strings.translation(by), ...(by ? [by] : []));
  return [h('br'), ...label, ' ', h('q', text)];
}
