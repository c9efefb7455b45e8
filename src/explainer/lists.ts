/** The lists under the text: sources with their backlinks, sources that were only listed, notes. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { archivedVersion } from '../cite/archived.ts';
import type { Cited, Mark } from '../cite/number.ts';
import { addressOfWords } from '../cite/words-address.ts';
import { noteAnchor, sourceAnchor } from '../schema/ids.ts';
import type { Source } from '../schema/source.ts';
import { dateIn, listPartsIn, type Words } from '../words.ts';
import type { CitedSource } from './model.ts';

/** What the parts of a page are called. */
export interface PlaceNames {
  words: Words;
  /** The name of a part of the page, for backlinks: “The Iran Protest Crisis”. */
  nameOfPart(part: string): string;
}

/** What the lists say about the page around them. */
export interface ListContext extends PlaceNames {
  lang: string;
}

type Content = ElementContent | string;

/** The cited sources as an ordered list, in the order of their numbers. */
export function sourceList(sources: readonly CitedSource[], context: ListContext): Element {
  return h(
    'ol',
    sources.map(({ source, marks }) =>
      h('li', { id: sourceAnchor(source.id) }, [
        reference(source, context),
        ...quotes(source, context),
        // A source that only data of the frontmatter names has no mark to go back to.
        ...(marks.length > 0 ? [backlinks(marks, context)] : []),
      ]),
    ),
  );
}

/** Sources that stood on a list but carry nothing. `numberOf` gives the number of the source that one turned out to be. */
export function listedSources(
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

/** The author’s notes, in the order of their letters. */
export function noteList(
  notes: readonly Cited[],
  bodyOf: (id: string) => ElementContent[],
  context: ListContext,
): Element {
  return h(
    'ol',
    { type: 'a' },
    notes.map(({ id, marks }) => h('li', { id: noteAnchor(id) }, [...bodyOf(id), backlinks(marks, context)])),
  );
}

/** A source as a reader sees it: publisher, date, title, and the particulars. */
export function reference(source: Source, { lang, words }: Pick<ListContext, 'lang' | 'words'>): Element {
  const date = dateIn(lang);
  const details: Content[] = [words.kinds[source.kind]];
  const { dir } = foreignWords(source, lang);
  if (source.authors) {
    // A name of another direction would pull along what stands beside it.
    const names = listPartsIn(lang)(source.authors);
    details.push(
      h(
        'span',
        names.map(({ type, value }) => (dir && type === 'element' ? h('bdi', value) : value)),
      ),
    );
  }
  if (source.via) details.push(words.via(source.via));
  if (source.accessed) details.push(words.read(date(source.accessed)));
  const version = archivedVersion(source);
  if (version) details.push(h('a', { href: version.url }, words.archived));
  return h('p', [
    h('b', { dir }, source.publisher),
    ...(source.published ? [' ', h('span', date(source.published))] : []),
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

/** A title leads to the work. As it was published it stands in quotation marks; any other stands in brackets. */
function title(source: Source, lang: string): Element {
  const { titleStatus, url } = source;
  const foreign = titleStatus ? {} : foreignWords(source, lang);
  const text = titleStatus ? `[${source.title}]` : `“${source.title}”`;
  const version = archivedVersion(source);
  // Robust Links: where the address should fail one day, programs find the copy.
  const robust = version ? { 'data-versionurl': version.url, 'data-versiondate': version.date } : {};
  return h('cite', url ? h('a', { href: url, ...robust, ...foreign }, text) : h('span', foreign, text));
}

/** Language and direction of words of a source, where they may be another’s than the text’s. */
function foreignWords(source: Source, lang: string): { lang?: string; dir?: 'auto' } {
  return source.lang && source.lang !== lang ? { lang: source.lang, dir: 'auto' } : {};
}

/** The words of a source that bear something out, each a link that opens the source at them. */
function quotes(source: Source, { lang }: ListContext): Element[] {
  const { url } = source;
  if (!url) return [];
  return Object.values(source.quotes ?? {}).map((words, index) =>
    h('p', { className: 'quote', dataQuote: String(index + 1) }, [
      h('a', { href: addressOfWords(url, words) }, h('q', foreignWords(source, lang), words)),
    ]),
  );
}

/**
 * “Cited in The Iran Protest Crisis 2 · History”: one link for every mark, in reading order. Its words name it; those that show
 * a number only say more to who listens.
 */
export function backlinks(marks: readonly Mark[], { words, nameOfPart }: PlaceNames): Element {
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
