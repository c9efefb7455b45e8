/** The lists under the text: sources with their backlinks, sources that were only listed, notes. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Cited, Mark } from '../cite/number.ts';
import { noteAnchor, sourceAnchor } from '../schema/ids.ts';
import type { Source } from '../schema/source.ts';
import { dateIn, listIn, type Words } from '../words.ts';
import type { CitedSource } from './model.ts';

/** What the lists say about the page around them. */
export interface ListContext {
  lang: string;
  words: Words;
  /** The name of a part of the page, for backlinks: “The Iran Protest Crisis”. */
  nameOfPart(part: string): string;
}

type Content = ElementContent | string;

/** The cited sources as an ordered list, in the order of their numbers. */
export function sourceList(sources: readonly CitedSource[], context: ListContext): Element {
  return h(
    'ol',
    sources.map(({ source, marks }) =>
      h('li', { id: sourceAnchor(source.id) }, [
        reference(source, context),
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

function reference(source: Source, { lang, words }: ListContext): Element {
  const date = dateIn(lang);
  const details: Content[] = [words.kinds[source.kind]];
  if (source.authors) details.push(listIn(lang)(source.authors));
  if (source.via) details.push(words.via(source.via));
  if (source.accessed) details.push(words.read(date(source.accessed)));
  if (source.archived) details.push(h('a', { href: source.archived }, words.archived));
  return h('p', [
    h('b', source.publisher),
    ...(source.published ? [' ', h('time', { dateTime: source.published }, date(source.published))] : []),
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
  const foreign =
    !titleStatus && source.lang && source.lang !== lang ? { lang: source.lang, dir: 'auto' as const } : {};
  const text = titleStatus ? `[${source.title}]` : `“${source.title}”`;
  return h('cite', url ? h('a', { href: url, ...foreign }, text) : h('span', foreign, text));
}

/** “Cited in The Iran Protest Crisis 1 2 · History”: one link for every mark, in reading order. */
function backlinks(marks: readonly Mark[], { words, nameOfPart }: ListContext): Element {
  const byPart = new Map<string, Mark[]>();
  for (const mark of marks) byPart.set(mark.part, [...(byPart.get(mark.part) ?? []), mark]);
  const places = [...byPart].map(([part, here]): Content[] => {
    const name = nameOfPart(part);
    return here.flatMap((mark, index): Content[] => [
      ...(index > 0 ? [' '] : []),
      h(
        'a',
        { href: `#${mark.anchor}`, role: 'doc-backlink', ariaLabel: words.backTo(name, index + 1, here.length) },
        index === 0 ? name : String(index + 1),
      ),
    ]);
  });
  return h('p', { className: 'back' }, [
    words.citedIn,
    ' ',
    ...places.flatMap((place, index) => (index > 0 ? [' · ', ...place] : place)),
  ]);
}
