import type { RepeatedSource, Source } from '../explainer/schema/source.ts';
import { getSourceUrl } from '../explainer/source-identity.ts';

/** Adds what readers need to know of the sources that a source rests on. @param all has them by id */
export function addRepeatedSources(source: Source, all: ReadonlyMap<string, Source>): Source {
  const repeated = (source.restsOn ?? []).flatMap((id): RepeatedSource[] => {
    const other = all.get(id);
    if (!other) return [];
    const url = getSourceUrl(other);
    const { publisher, published } = other;
    return [{ id, publisher, ...(published ? { published } : {}), ...(url ? { url } : {}) }];
  });
  return repeated.length > 0 ? { ...source, repeated } : source;
}
