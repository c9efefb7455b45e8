/** Lists the sources of all content files, each work once, with every place where it is written. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { listPassages } from '../../citations/passages.ts';
import { displayPath } from '../../diagnostics/display-path.ts';
import { type Source, source as sourceSchema } from '../../explainer/schema/source.ts';
import { readSiteFile } from '../../parse/site-files.ts';
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
  const reader = new SourceReader(root);
  const folder = join(contentDir, 'explainers');
  const explainers = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.mdx')) : [];
  const own = explainers.sort().flatMap((name) => reader.read(join(folder, name)));
  const glossaryPath = join(contentDir, 'glossary.yml');
  // Whatever else a term has is not needed here; its sources may be ids of shared ones.
  const { data: terms } = readSiteFile(glossaryPath, z.record(z.string(), z.unknown()), () => {});
  if (!terms) reader.mistakes.push(`${displayPath(glossaryPath, root)} has mistakes, which “npm run check” shows.`);
  const glossary = Object.keys(terms ?? {}).flatMap((term) => reader.read(glossaryPath, [term, 'sources']));
  const shared = reader.read(join(contentDir, 'sources.yml')).map((entry) => ({
    ...entry,
    slugs: reader.slugsByReference.get(entry.source.id) ?? [],
  }));
  return { works: groupByWork([...shared, ...own, ...glossary]), mistakes: reader.mistakes };
}

/** Reads the entries of content files. */
class SourceReader {
  readonly mistakes: string[] = [];
  /** Slugs of the explainers that list a source of `sources.yml`, by its id. */
  readonly slugsByReference = new Map<string, string[]>();
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  read(path: string, listKeys?: string[]): SourceEntry[] {
    const slugs = path.endsWith('.mdx') ? [basename(path, '.mdx')] : [];
    const open = () => new SourceFile(path, listKeys);
    try {
      const file = open();
      return file.sources.flatMap(({ id, isReference }): SourceEntry[] => {
        if (isReference) {
          this.slugsByReference.set(id, [...(this.slugsByReference.get(id) ?? []), ...slugs]);
          return [];
        }
        const { data } = sourceSchema.safeParse(parse(file.getEntryText(id), { schema: 'failsafe' }));
        if (data) return [{ source: data, slugs, open }];
        const name = displayPath(path, this.#root);
        this.mistakes.push(`${name}: the source “${id}” has mistakes, which “npm run check” shows.`);
        return [];
      });
    } catch (error) {
      this.mistakes.push((error as Error).message);
      return [];
    }
  }
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
