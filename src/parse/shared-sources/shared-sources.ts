/** The sources of `content/sources.yml`, which explainers and terms name by their ids. */

/** Entries by id, as they are written. They may have mistakes, which are reported in `sources.yml`. */
export type SharedSources = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** Returns the entries of the parsed file. Of two entries with one id, the first counts. */
export function toSharedSources(data: unknown): SharedSources {
  const entries = new Map<string, Readonly<Record<string, unknown>>>();
  for (const entry of Array.isArray(data) ? data : []) {
    const id: unknown = entry?.id;
    if (typeof id === 'string' && !entries.has(id)) entries.set(id, entry);
  }
  return entries;
}

/** Returns the entries of some ids, and of all sources that these rest on. Leaves out ids that have no entry. */
export function selectSharedSources(ids: Iterable<string>, all: SharedSources): SharedSources {
  const selected = new Map<string, Readonly<Record<string, unknown>>>();
  const pending = [...ids];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const entry = all.get(id);
    if (!entry || selected.has(id)) continue;
    selected.set(id, entry);
    const { restsOn } = entry;
    if (Array.isArray(restsOn)) pending.push(...restsOn);
  }
  return selected;
}
