/** Decides for each found work what to write: a new entry, the entry that the site has already, or nothing. */
import { didYouMean } from '../../diagnostics/closest-match.ts';
import type { FoundEntry } from './found-entry.ts';
import { proposeSourceId } from './propose-id.ts';
import { findWork, type ListedWork, type SiteSources } from './site-sources.ts';
import { listWorkKeys } from './work-keys.ts';
import { toSource } from './write-entry-text.ts';

/** A found work, and the id with which it is cited. */
export interface PlannedEntry {
  id: string;
  found: FoundEntry;
  /**
   * Where the site has the work: in this explainer, in `sources.yml`, in another explainer or the glossary, or earlier
   * in the imported file. Absent for a new work.
   */
  known?: 'here' | 'shared' | 'elsewhere' | 'repeated';
  /** The entry that the site has. */
  work?: ListedWork;
}

/** Returns the path of an explainer. @throws Error with a suggestion when there is none */
export function getExplainerPath({ paths }: SiteSources, slug: string): string {
  const path = paths.get(slug);
  if (path !== undefined) return path;
  const known =
    paths.size === 0 ? 'There are no explainers yet: “npm run new” writes one.' : 'Use the name of its file.';
  throw new Error(`There is no explainer “${slug}”. ${didYouMean(slug, paths.keys(), known)}`);
}

/** Plans the entries of found works. @param listedHere ids that the explainer lists already */
export function planEntries(
  found: readonly FoundEntry[],
  site: SiteSources,
  to: string | undefined,
  listedHere: ReadonlySet<string>,
): PlannedEntry[] {
  const taken = new Set(site.ids);
  const idsByKey = new Map<string, string>();
  return found.map((entry): PlannedEntry => {
    const source = toSource(entry.fields);
    const keys = listWorkKeys(source);
    const repeated = keys.map((key) => idsByKey.get(key)).find((id) => id !== undefined);
    if (repeated !== undefined) return { id: repeated, found: entry, known: 'repeated' };
    const works = findWork(site, source);
    const work = works.find(({ slug }) => slug !== undefined && slug === to) ?? works[0];
    const id = work?.source.id ?? proposeSourceId(source, taken);
    taken.add(id);
    for (const key of keys) idsByKey.set(key, id);
    if (!work) return { id, found: entry };
    const isHere = (to !== undefined && work.slug === to) || listedHere.has(id);
    return { id, found: entry, work, known: isHere ? 'here' : work.isShared ? 'shared' : 'elsewhere' };
  });
}
