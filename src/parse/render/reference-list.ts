/**
 * What the lists under the text are made of: sources with their quotes, sources that were only listed, the ways back.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { findArchivedCopy } from '../../citations/archived-copy.ts';
import { textFragmentUrl } from '../../citations/text-fragment-url.ts';
import type { Mark } from '../../explainer/citation.ts';
import { sourceAnchor } from '../../explainer/ids.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { dateFormatter, listFormatter, listPartsFormatter, type UiStrings } from '../../i18n/strings.ts';

/** What the parts of a page are called. */
export interface PlaceNames {
  words: UiStrings;
  /** The name of a part of the page, for backlinks: “The Iran Protest Crisis”. */
  nameOfPart(part: string): string;
}

/** What the lists say about the page around them. */
export interface ListContext extends PlaceNames {
  lang: string;
}

type Content = ElementContent | string;

/**
 * Sources that stood on a list but carry nothing. `numberOf` gives the number of the source that one turned out to
 * be.
 */
export function renderUnlocatedSources(
  sources: readonly Source[],
  numberOf: (id: string) => number | undefined,
  { words, lang }: ListContext,
): Element {
  return h(
    'ul',
    sources.map((source) => {
      const number = source.see === undefined ? undefined : numberOf(source.see);
      const status = words.located[source.located ?? 'not-found'];
      const found: Content[] =
        number === undefined
          ? [status]
          : [`${status}: `, h('a', { href: `#${sourceAnchor(source.see ?? '')}` }, words.seeSource(number)), '.'];
      return h('li', { id: sourceAnchor(source.id) }, [
        h('p', [h('b', source.publisher), ' ', title(source, lang)]),
        h('p', { className: 'meta' }, found),
      ]);
    }),
  );
}

/** A cited source without the ways back: the source, and those of its words that bear something out. */
export function renderReferenceWithQuotes(source: Source, context: Pick<ListContext, 'lang' | 'words'>): Element[] {
  return [renderReference(source, context), ...quotes(source, context)];
}

/** A source as a reader sees it: publisher, date, title, and the particulars. */
export function renderReference(source: Source, context: Pick<ListContext, 'lang' | 'words'>): Element {
  const { lang } = context;
  const { dir } = foreignWords(source, lang);
  const details = renderParticulars(source, context).map(({ text, url, authors }): Content => {
    if (url) return h('a', { href: url }, text);
    // A name of another direction would pull along what is next to it.
    const names = authors && listPartsFormatter(lang)(authors);
    return names
      ? h(
          'span',
          names.map(({ type, value }) => (dir && type === 'element' ? h('bdi', value) : value)),
        )
      : text;
  });
  return h('p', [
    h('b', { dir }, source.publisher),
    ...(source.published ? [' ', h('span', dateFormatter(lang)(source.published))] : []),
    ' ',
    title(source, lang),
    ' ',
    h(
      'span',
      { className: 'meta' },
      details.flatMap((detail, index) => (index > 0 ? [' · ', detail] : [detail])),
    ),
  ]);
}

/** One of the particulars of a source. */
interface Particular {
  text: string;
  /** Where the text leads. */
  url?: string;
  /** The names in the text, where it is a list of names. */
  authors?: string[];
}

/** What is said of a source after its title: kind, authors, carrier, day of reading, archived copy. */
export function renderParticulars(source: Source, { lang, words }: Pick<ListContext, 'lang' | 'words'>): Particular[] {
  const { kind, authors, via, accessed } = source;
  const version = findArchivedCopy(source);
  return [
    { text: words.kinds[kind] },
    ...(authors ? [{ text: listFormatter(lang)(authors), authors }] : []),
    ...(via ? [{ text: words.via(via) }] : []),
    ...(accessed ? [{ text: words.read(dateFormatter(lang)(accessed)) }] : []),
    ...(version ? [{ text: words.archived, url: version.url }] : []),
  ];
}

/** A title as it was published is in quotation marks; any other is in brackets. */
export function quotedTitle({ title, titleStatus }: Source): string {
  return titleStatus ? `[${title}]` : `“${title}”`;
}

/** A title leads to the work. */
function title(source: Source, lang: string): Element {
  const { titleStatus, url } = source;
  const foreign = titleStatus ? {} : foreignWords(source, lang);
  const text = quotedTitle(source);
  const version = findArchivedCopy(source);
  // Robust Links: where the address should fail one day, programs find the copy.
  const robust = version ? { 'data-versionurl': version.url, 'data-versiondate': version.date } : {};
  return h('cite', url ? h('a', { href: url, ...robust, ...foreign }, text) : h('span', foreign, text));
}

/** Language and direction of words of a source, where they may be another’s than the text’s. */
function foreignWords(source: Source, lang: string): { lang?: string; dir?: 'auto' } {
  return source.lang && source.lang !== lang ? { lang: source.lang, dir: 'auto' } : {};
}

/** The words of a source that bear something out, each a link that opens the source at them. */
function quotes(source: Source, { lang }: Pick<ListContext, 'lang'>): Element[] {
  const { url } = source;
  if (!url) return [];
  return Object.values(source.quotes ?? {}).map((words, index) =>
    h('p', { className: 'quote', dataQuote: String(index + 1) }, [
      h('a', { href: textFragmentUrl(url, words) }, h('q', foreignWords(source, lang), words)),
    ]),
  );
}

/**
 * “Cited in The Iran Protest Crisis 2 · History”: one link for every mark, in reading order. Its words name it; those
 * that show a number only say more to who listens.
 */
export function renderBacklinks(marks: readonly Mark[], { words, nameOfPart }: PlaceNames): Element {
  const byPart = new Map<string, Mark[]>();
  for (const mark of marks) {
    const here = byPart.get(mark.part);
    if (here) here.push(mark);
    else byPart.set(mark.part, [mark]);
  }
  const places = [...byPart].map(([part, here], nth): Content[] => {
    const name = nameOfPart(part);
    const shown = nth === 0 ? words.citedIn(name) : name;
    return here.flatMap((mark, index): Content[] => [
      ...(index > 0 ? [' '] : []),
      h(
        'a',
        {
          href: `#${mark.anchor}`,
          role: 'doc-backlink',
          ariaLabel: index > 0 ? words.backTo(name, index + 1) : undefined,
        },
        index === 0 ? shown : String(index + 1),
      ),
    ]);
  });
  return h(
    'p',
    { className: 'back' },
    places.flatMap((place, index) => (index > 0 ? [' · ', ...place] : place)),
  );
}
