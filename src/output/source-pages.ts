/** The lists of all sources: whole, and narrowed by publisher, by kind and by both, each with an address of its own. */
import { sourcesPath } from '../schema/ids.ts';
import { type Source, sourceKinds } from '../schema/source.ts';
import type { Words } from '../words.ts';
import type { SiteSource } from './sources.ts';

/** What a list is narrowed to. */
interface Narrowing {
  publisher?: string;
  kind?: Source['kind'];
}

/** A list to go to, with how many sources it has. The path is without the base path. */
export interface Choice {
  name: string;
  count: number;
  path: string;
}

/** A page of a list. Paths are without the base path. */
export interface SourcePage {
  path: string;
  /** Its publisher or kind in words, where it is narrowed. */
  publisher?: string;
  kind?: string;
  /** How many sources the whole list has. */
  count: number;
  /** Those that this page shows. */
  entries: SiteSource[];
  page: number;
  /** The paths of all pages of the list. */
  pages: string[];
  /** What can be chosen instead, the whole first; publishers on the first page of a list only, because they may be many. */
  kinds: Choice[];
  publishers: Choice[];
}

/** Every page of every list. Long lists are cut, so that a site with very many sources stays readable. */
export function sourcePages(sources: readonly SiteSource[], words: Words, perPage = 100): SourcePage[] {
  const lists = new Map<string, { narrowing: Narrowing; entries: SiteSource[] }>();
  const add = (narrowing: Narrowing, entry?: SiteSource) => {
    const path = sourcesPath(narrowing);
    const list = lists.get(path) ?? { narrowing, entries: [] };
    if (entry) list.entries.push(entry);
    lists.set(path, list);
  };
  add({});
  for (const entry of sources) {
    const { publisher, source } = entry;
    for (const narrowing of [{}, { publisher }, { kind: source.kind }, { publisher, kind: source.kind }])
      add(narrowing, entry);
  }
  const count = (narrowing: Narrowing) => lists.get(sourcesPath(narrowing))?.entries.length ?? 0;
  /** A publisher all of whose works are of one kind has one list, not two. */
  const pathOf = ({ publisher, kind }: Narrowing) =>
    sourcesPath(
      publisher && kind && count({ publisher }) === count({ publisher, kind }) ? { publisher } : { publisher, kind },
    );

  return Array.from(lists).flatMap(([path, { narrowing, entries }]) => {
    if (pathOf(narrowing) !== path) return [];
    const { publisher, kind } = narrowing;
    const pages = Array.from({ length: Math.max(1, Math.ceil(entries.length / perPage)) }, (_, index) =>
      sourcesPath(narrowing, index + 1),
    );
    const ofKinds = sourceKinds.flatMap((kind) => choice(words.kinds[kind], { publisher, kind }));
    const ofPublishers = Array.from(Map.groupBy(entries, (entry) => entry.publisher)).flatMap(([publisher, [first]]) =>
      choice(first?.source.publisher ?? publisher, { publisher, kind }),
    );
    const kinds = ofKinds.length > 1 ? [...choice(words.everyKind, { publisher }), ...ofKinds] : [];
    const publishers = [...choice(words.everyPublisher, { kind }), ...ofPublishers];
    return pages.map((path, index) => ({
      path,
      ...(publisher ? { publisher: entries[0]?.source.publisher ?? publisher } : {}),
      ...(kind ? { kind: words.kinds[kind] } : {}),
      count: entries.length,
      entries: entries.slice(index * perPage, (index + 1) * perPage),
      page: index + 1,
      pages,
      kinds,
      publishers: index === 0 ? publishers : [],
    }));
  });

  function choice(name: string, narrowing: Narrowing): Choice[] {
    return count(narrowing) > 0 ? [{ name, count: count(narrowing), path: pathOf(narrowing) }] : [];
  }
}
