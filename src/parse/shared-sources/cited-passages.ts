/** The quotes and places of shared sources that an explainer cites. Those that others cite are not shown. */
import type { Citation } from '../../explainer/citation.ts';
import type { Source } from '../../explainer/schema/source.ts';

/** Lists the keys of the quotes and places that citations point at, by the id of their source. */
export function listCitedPassages(citations: readonly Citation[]): Map<string, string[]> {
  const keys = new Map<string, Set<string>>();
  for (const { kind, id, key } of citations)
    if (kind === 'source' && key !== undefined) keys.set(id, (keys.get(id) ?? new Set()).add(key));
  return new Map(Array.from(keys, ([id, cited]) => [id, [...cited]]));
}

/**
 * Leaves out the quotes and places of shared sources that are not cited. A source that the explainer itself lists keeps
 * all of them.
 * @param shared has the indexes of shared sources
 */
export function keepCitedPassages(
  sources: readonly Source[],
  shared: { has(index: number): boolean },
  cited: ReadonlyMap<string, readonly string[]>,
): Source[] {
  return sources.map((source, index) =>
    shared.has(index) ? keepPassages(source, cited.get(source.id) ?? []) : source,
  );
}

/** Returns a source with only the quotes and places of some keys. */
function keepPassages({ quotes, places, ...source }: Source, keys: readonly string[]): Source {
  const keptQuotes = pick(quotes, keys);
  const keptPlaces = pick(places, keys);
  return { ...source, ...(keptQuotes && { quotes: keptQuotes }), ...(keptPlaces && { places: keptPlaces }) };
}

function pick<T>(entries: Record<string, T> = {}, keys: readonly string[]): Record<string, T> | undefined {
  const kept = Object.entries(entries).filter(([key]) => keys.includes(key));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
