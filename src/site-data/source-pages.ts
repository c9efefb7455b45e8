/** The lists of sources: all of them, those of each publisher and those of each kind. */
import { type SourceFilter, sourcesPath } from '../explainer/ids.ts';
import { type Source, sourceKinds } from '../explainer/schema/source.ts';
import type { UiStrings } from '../i18n/strings.ts';
import type { SiteSource } from './sources.ts';

/** A link to a list, or to a group within a list, with the number of its sources. The path is without the base path. */
export interface FilterLink {
  name: string;
  count: number;
  path: string;
}

/** A page of a list. Paths are without the base path. */
export interface SourcePage {
  path: string;
  /** The publisher or the kind of the list in words; the list of all sources has none. */
  name?: string;
  /** Whether the entries are grouped by kind, under headings with the kinds as ids. */
  isGrouped: boolean;
  /** The number of sources on all pages of the list. */
  count: number;
  /** The sources on this page. */
  entries: SiteSource[];
  page: number;
  /** The paths of all pages of the list. */
  pages: string[];
  /**
   * Links by kind: on a publisher’s pages to its groups, elsewhere to the list of each kind. A single one is not
   * shown.
   */
  kinds: FilterLink[];
  /** Links by publisher. There may be thousands, so only the first page of a list has them. */
  publishers: FilterLink[];
}

interface SourceList extends Pick<SourcePage, 'name' | 'isGrouped' | 'kinds' | 'publishers'> {
  filter: SourceFilter;
  entries: readonly SiteSource[];
}

/**
 * Every page of every list. A publisher and a kind together have no list of their own: a publisher with works of
 * several kinds has them grouped by kind, and links to both lead to the group.
 */
export function getSourcePages(sources: readonly SiteSource[], words: UiStrings, perPage = 100): SourcePage[] {
  const byKind = groupByKind(sources);
  const byPublisher = new Map(
    Array.from(groupByPublisher(sources), ([publisher, entries]) => [
      publisher,
      groupByKind(entries).flatMap(([, group]) => group),
    ]),
  );
  /** The path of a publisher’s list, or of a group of it where it has several. */
  const groupPath = (publisher: string, kind: Source['kind']) => {
    const entries = byPublisher.get(publisher) ?? [];
    const first = entries.findIndex(({ source }) => source.kind === kind);
    const path = sourcesPath({ publisher }, Math.floor(first / perPage) + 1);
    return hasSeveralKinds(entries) ? `${path}#${kind}` : path;
  };
  const everyPublisher = choice(words.everyPublisher, sources, sourcesPath());
  const kinds = byKind.map(([kind, entries]) => choice(words.kinds[kind], entries, sourcesPath({ kind })));
  if (kinds.length > 1) kinds.unshift(choice(words.everyKind, sources, sourcesPath()));

  const all: SourceList = {
    filter: {},
    isGrouped: false,
    entries: sources,
    kinds,
    publishers: [
      everyPublisher,
      ...Array.from(byPublisher, ([publisher, entries]) =>
        choice(nameOf(publisher, entries), entries, sourcesPath({ publisher })),
      ),
    ],
  };
  const kindLists = byKind.map(
    ([kind, entries]): SourceList => ({
      filter: { kind },
      name: words.kinds[kind],
      isGrouped: false,
      entries,
      kinds,
      publishers: [
        choice(words.everyPublisher, entries, sourcesPath({ kind })),
        ...Array.from(groupByPublisher(entries), ([publisher, ofBoth]) =>
          choice(nameOf(publisher, ofBoth), ofBoth, groupPath(publisher, kind)),
        ),
      ],
    }),
  );
  const publisherLists = Array.from(byPublisher, ([publisher, entries]): SourceList => {
    const name = nameOf(publisher, entries);
    return {
      filter: { publisher },
      name,
      isGrouped: hasSeveralKinds(entries),
      entries,
      kinds: groupByKind(entries).map(([kind, group]) => choice(words.kinds[kind], group, groupPath(publisher, kind))),
      publishers: [everyPublisher, choice(name, entries, sourcesPath({ publisher }))],
    };
  });
  return [all, ...kindLists, ...publisherLists].flatMap((list) => pagesOf(list, perPage));
}

const choice = (name: string, { length: count }: readonly SiteSource[], path: string): FilterLink => ({
  name,
  count,
  path,
});

/** The sources of each kind that has any, in the order in which kinds are listed everywhere. */
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

/** The name of a publisher as its first source has it: other spellings of it have the same id. */
const nameOf = (publisher: string, [first]: readonly SiteSource[]) => first?.source.publisher ?? publisher;

function pagesOf({ filter, entries, publishers, ...list }: SourceList, perPage: number): SourcePage[] {
  const pages = Array.from({ length: Math.max(1, Math.ceil(entries.length / perPage)) }, (_, index) =>
    sourcesPath(filter, index + 1),
  );
  return pages.map((path, index) => ({
    ...list,
    path,
    count: entries.length,
    entries: entries.slice(index * perPage, (index + 1) * perPage),
    page: index + 1,
    pages,
    publishers: index === 0 ? publishers : [],
  }));
}
