/** The sources and ids that the content has already, as its files write them, whether or not these pass `check`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Source } from '../../explainer/schema/source.ts';
import { SourceFile } from '../source-file/source-file.ts';
import { listWorkKeys } from './work-keys.ts';

/** A source in one of the files. */
export interface ListedWork {
  /** The explainer that lists it; undefined for `sources.yml` and the glossary. */
  slug?: string;
  isShared: boolean;
  source: Partial<Source> & { id: string };
}

/** All sources of the content. */
export interface SiteSources {
  works: ListedWork[];
  /** Every id that a new source cannot have. */
  ids: Set<string>;
  /** Explainers by slug. */
  paths: Map<string, string>;
  /** Sentences about files that cannot be read. */
  remarks: string[];
}

/** The path of the file of shared sources. */
const getSharedPath = (contentDir: string): string => join(contentDir, 'sources.yml');

/** Reads the sources of all explainers, of `sources.yml` and of the glossary. */
export function readSiteSources(contentDir: string): SiteSources {
  const folder = join(contentDir, 'explainers');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.mdx')) : [];
  const paths = new Map(names.sort().map((name) => [name.slice(0, -4), join(folder, name)]));
  const site: SiteSources = { works: [], ids: new Set(), paths, remarks: [] };
  const attempt = (addTo: () => void) => {
    try {
      addTo();
    } catch (error) {
      site.remarks.push(`${(error as Error).message} Its sources are not compared: a work may be added twice.`);
    }
  };
  const shared = getSharedPath(contentDir);
  if (existsSync(shared)) attempt(() => addFile(site, shared));
  for (const [slug, path] of paths) attempt(() => addFile(site, path, slug));
  const glossary = join(contentDir, 'glossary.yml');
  if (existsSync(glossary)) attempt(() => addGlossary(site, glossary));
  return site;
}

function addFile(site: SiteSources, path: string, slug?: string): void {
  const file = new SourceFile(path);
  for (const { id, isReference } of file.sources) {
    site.ids.add(id);
    if (isReference) continue;
    const source = { ...parseMapping(file.getEntryText(id)), id };
    site.works.push(slug === undefined ? { isShared: true, source } : { isShared: false, slug, source });
  }
  // A note and a source of one explainer are cited alike.
  const text = slug === undefined ? '' : readFileSync(path, 'utf8');
  for (const [, label = ''] of text.matchAll(/^\[\^([^\]\s]+)\]:/gm)) site.ids.add(label);
}

function addGlossary(site: SiteSources, path: string): void {
  for (const [id, term] of Object.entries(parseMapping(readFileSync(path, 'utf8')))) {
    site.ids.add(id);
    const { sources } = (term ?? {}) as { sources?: unknown };
    for (const source of Array.isArray(sources) ? (sources as Partial<Source>[]) : []) {
      if (typeof source?.id !== 'string') continue;
      site.ids.add(source.id);
      site.works.push({ isShared: false, source: { ...source, id: source.id } });
    }
  }
}

function parseMapping(text: string): Record<string, unknown> {
  const data: unknown = parse(text, { schema: 'failsafe', logLevel: 'silent' });
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

/** Returns all entries of a work, the shared one first. */
export function findWork({ works }: SiteSources, source: Partial<Source>): ListedWork[] {
  const keys = new Set(listWorkKeys(source));
  return works
    .filter((work) => listWorkKeys(work.source).some((key) => keys.has(key)))
    .sort((a, b) => Number(b.isShared) - Number(a.isShared));
}
