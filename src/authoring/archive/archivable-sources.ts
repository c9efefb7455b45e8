/** Lists the sources of all content files, each work once, with every place where it is written. */
import { listPassages } from '../../citations/passages.ts';
import { type Source, source as sourceSchema } from '../../explainer/schema/source.ts';
import { readContentSources } from '../content-sources/read-content-sources.ts';
import { isShared } from '../content-sources/written-source.ts';
import { SourceFile } from '../source-file/source-file.ts';
import { normalizeUrl } from '../web/url.ts';

/** An entry in a content file. */
interface SourceEntry {
  source: Source;
  /** Opens the file for editing. */
  open(): SourceFile;
  /** Slugs of the explainers that list it. */
  slugs: string[];
}

/** A work, which several files may list. */
export interface Work {
  /** The address to look for, without fragment. */
  url: string;
  id: string;
  /** The title as published, if the author has seen that. */
  title?: string;
  /** The words of its quotes. */
  quotes: string[];
  /** The day on which it was read or, if that is not known, published. */
  day?: { isRead: boolean; date: string };
  entries: SourceEntry[];
}

/** The works of the content, and what could not be read. */
export interface ArchivableSources {
  works: Work[];
  mistakes: string[];
}

/**
 * Lists all works with a web address; those with only a DOI last without an archive. Entries with mistakes are left out
 * and reported.
 */
export function listArchivableSources(contentDir: string, root: string): ArchivableSources {
  const { sources, references, mistakes } = readContentSources(contentDir, root);
  const entries = sources.flatMap((written): SourceEntry[] => {
    const { id, fields, list } = written;
    const { data: source } = sourceSchema.safeParse(fields);
    if (!source) mistakes.push(`${list.name}: the source “${id}” has mistakes, which “npm run check” shows.`);
    const slugs = isShared(written) ? (references.get(id) ?? []) : [list.slug ?? []].flat();
    return source ? [{ source, slugs, open: () => new SourceFile(list.path, list.keys) }] : [];
  });
  return { works: groupByWork(entries), mistakes };
}

function groupByWork(entries: readonly SourceEntry[]): Work[] {
  const byUrl = Map.groupBy(entries, ({ source }) => normalizeUrl(source.url ?? ''));
  return Array.from(byUrl, ([url, group]) => (url ? [toWork(url, group)] : [])).flat();
}

function toWork(url: string, entries: SourceEntry[]): Work {
  const sources = entries.map(({ source }) => source);
  const accessed = sources.find((source) => source.accessed)?.accessed;
  const [published] = /^\d{4}(?:-\d\d){0,2}$/.exec(sources.find((source) => source.published)?.published ?? '') ?? [];
  const date = accessed ?? published;
  const title = sources.find(({ titleStatus }) => titleStatus === undefined)?.title;
  return {
    url,
    id: sources[0]?.id ?? '',
    ...(title ? { title } : {}),
    quotes: [...new Set(sources.flatMap(listPassages).flatMap(({ words }) => words ?? []))],
    // A month or a year counts from its first day.
    ...(date ? { day: { isRead: accessed !== undefined, date: `${date}-01-01`.slice(0, 10) } } : {}),
    entries,
  };
}
