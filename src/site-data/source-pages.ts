/** The pages that list sources: all of them, those of each publisher and those of each kind. */
import type { Element } from 'hast';
import { h } from 'hastscript';
import { type SourceFilter, sourcesPath } from '../explainer/ids.ts';
import type { Source } from '../explainer/schema/source.ts';
import { sourceKinds } from '../explainer/schema/source-kinds.ts';
import { getStrings, type UiStrings } from '../i18n/strings.ts';
import { type ReferenceContext, renderReference } from '../parse/render/reference-list.ts';
import { toHtml } from '../parse/render/render.ts';
import { site } from '../site.ts';
import { getGlossary, getListedMetadata } from './content-queries.ts';
import { collectSources, type RepeatingSource, type SiteSource } from './sources.ts';

/** A link to a list or to a group within it, with the number of its sources. The path is without the base path. */
export interface FilterLink {
  name: string;
  count: number;
  path: string;
}

/** The data of a page of a list. Paths are without the base path. */
export interface SourcePageData {
  path: string;
  /** The name of the list’s publisher or kind; the list of all sources has none. */
  name?: string;
  /** Whether sources are grouped by kind, under headings with the kinds as ids. */
  isGrouped: boolean;
  /** The number of sources on all pages of the list. */
  count: number;
  /** The sources on this page. */
  entries: SiteSource[];
  page: number;
  /** The paths of all pages of the list. */
  pages: string[];
  /** Links by kind: on a publisher’s pages to its groups, elsewhere to the list of each kind. */
  kinds: FilterLink[];
  /** Links by publisher. There may be thousands, so that only the first page of a list has them. */
  publishers: FilterLink[];
}

interface SourceList extends Pick<SourcePageData, 'name' | 'isGrouped' | 'kinds' | 'publishers'> {
  filter: SourceFilter;
  entries: readonly SiteSource[];
}

/** Returns the data of every page that lists sources of this site. */
export function listSourcePages(): SourcePageData[] {
  const sources = collectSources(getListedMetadata(), getGlossary(), site.lang);
  return paginateSources(sources, getStrings(site.lang));
}

/**
 * Splits sources into lists and these into pages. There is no list for a publisher and a kind together: the list of a
 * publisher with several kinds is grouped by kind, and links to both lead to the group.
 */
export function paginateSources(sources: readonly SiteSource[], strings: UiStrings, perPage = 100): SourcePageData[] {
  const byKind = groupByKind(sources);
  const byPublisher = new Map(
    Array.from(groupByPublisher(sources), ([publisher, entries]) => [
      publisher,
      groupByKind(entries).flatMap(([, group]) => group),
    ]),
  );
  /** Returns the path of a publisher’s list, or of its group for a kind where it has several. */
  const getGroupPath = (publisher: string, kind: Source['kind']) => {
    const entries = byPublisher.get(publisher) ?? [];
    const first = entries.findIndex(({ source }) => source.kind === kind);
    const path = sourcesPath({ publisher }, Math.floor(first / perPage) + 1);
    return hasSeveralKinds(entries) ? `${path}#${kind}` : path;
  };
  const allPublishersLink = createLink(strings.everyPublisher, sources, sourcesPath());
  const kinds = byKind.map(([kind, entries]) => createLink(strings.kinds[kind], entries, sourcesPath({ kind })));
  if (kinds.length > 1) kinds.unshift(createLink(strings.everyKind, sources, sourcesPath()));

  const all: SourceList = {
    filter: {},
    isGrouped: false,
    entries: sources,
    kinds,
    publishers: [
      allPublishersLink,
      ...Array.from(byPublisher, ([publisher, entries]) =>
        createLink(getPublisherName(publisher, entries), entries, sourcesPath({ publisher })),
      ),
    ],
  };
  const kindLists = byKind.map(
    ([kind, entries]): SourceList => ({
      filter: { kind },
      name: strings.kinds[kind],
      isGrouped: false,
      entries,
      kinds,
      publishers: [
        createLink(strings.everyPublisher, entries, sourcesPath({ kind })),
        ...Array.from(groupByPublisher(entries), ([publisher, group]) =>
          createLink(getPublisherName(publisher, group), group, getGroupPath(publisher, kind)),
        ),
      ],
    }),
  );
  const publisherLists = Array.from(byPublisher, ([publisher, entries]): SourceList => {
    const name = getPublisherName(publisher, entries);
    return {
      filter: { publisher },
      name,
      isGrouped: hasSeveralKinds(entries),
      entries,
      kinds: groupByKind(entries).map(([kind, group]) =>
        createLink(strings.kinds[kind], group, getGroupPath(publisher, kind)),
      ),
      publishers: [allPublishersLink, createLink(name, entries, sourcesPath({ publisher }))],
    };
  });
  return [all, ...kindLists, ...publisherLists].flatMap((list) => splitIntoPages(list, perPage));
}

const createLink = (name: string, { length: count }: readonly SiteSource[], path: string): FilterLink => ({
  name,
  count,
  path,
});

/** Groups sources by kind, in the order in which kinds are listed everywhere. */
function groupByKind(sources: readonly SiteSource[]): [Source['kind'], SiteSource[]][] {
  const groups = Map.groupBy(sources, ({ source }) => source.kind);
  return sourceKinds.flatMap((kind) => {
    const group = groups.get(kind);
    return group ? [[kind, group]] : [];
  });
}

const groupByPublisher = (sources: readonly SiteSource[]) => Map.groupBy(sources, ({ publisher }) => publisher);

const hasSeveralKinds = (sources: readonly SiteSource[]) =>
  sources.some(({ source }) => source.kind !== sources[0]?.source.kind);

/** Returns the publisher’s name as its first source spells it. Other spellings have the same id. */
const getPublisherName = (publisher: string, [first]: readonly SiteSource[]) => first?.source.publisher ?? publisher;

function splitIntoPages({ filter, entries, publishers, ...list }: SourceList, perPage: number): SourcePageData[] {
  const paths = Array.from({ length: Math.max(1, Math.ceil(entries.length / perPage)) }, (_, index) =>
    sourcesPath(filter, index + 1),
  );
  return paths.map((path, index) => ({
    ...list,
    path,
    count: entries.length,
    entries: entries.slice(index * perPage, (index + 1) * perPage),
    page: index + 1,
    pages: paths,
    publishers: index === 0 ? publishers : [],
  }));
}

/** Renders the sources that rest on one as a tree. */
function renderRepeatingSources(sources: readonly RepeatingSource[], context: ReferenceContext): Element[] {
  if (sources.length === 0) return [];
  return [
    h('p', { className: 'meta' }, context.strings.repeatedBy),
    h(
      'ul',
      sources.map(({ source, repeatedBy }) =>
        h('li', [renderReference(source, context), ...renderRepeatingSources(repeatedBy, context)]),
      ),
    ),
  ];
}

/** Returns what a page that lists sources shows: sources in groups. A group without a kind has no heading. */
export function getSourcePage({ name, isGrouped, entries, page, pages, ...list }: SourcePageData) {
  const { lang } = site;
  const strings = getStrings(lang);
  const context = { lang, strings };
  const heading = name ? `${strings.sources}: ${name}` : strings.allSources;
  const pageNumber = pages.length > 1 ? strings.pageOf(page, pages.length) : '';
  const toGroup = (kind: Source['kind'] | undefined, sources: readonly SiteSource[]) => ({
    kind,
    sources: sources.map(({ source, repeatedBy, uses }) => ({
      html: toHtml(renderReference(source, context)),
      uses,
      repeatedByHtml: toHtml(renderRepeatingSources(repeatedBy, context)),
    })),
  });
  return {
    ...list,
    heading,
    title: page > 1 ? `${heading}, ${pageNumber}` : heading,
    /** Empty where there is one page. */
    pageNumber,
    groups: isGrouped
      ? groupByKind(entries).map(([kind, group]) => toGroup(kind, group))
      : [toGroup(undefined, entries)],
    firstPath: pages[0] ?? list.path,
    previous: pages[page - 2],
    next: pages[page],
  };
}
