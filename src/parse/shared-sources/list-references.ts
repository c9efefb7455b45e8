import type { Position } from '../../diagnostics/diagnostic.ts';
import type { ContentContext } from '../rule.ts';

/** An id of a shared source in an explainer or in the glossary. */
interface ListedReference {
  id: string;
  file: string;
  at: Position;
  isResolved: boolean;
  /** The same list has a source with that id, which is reported. */
  isDefinedHere: boolean;
}

/** Lists the ids in the place of sources, of explainers, then of the glossary. */
export function listReferences({
  explainers,
  glossaryFile,
}: Pick<ContentContext, 'explainers' | 'glossaryFile'>): ListedReference[] {
  const inExplainers = explainers.flatMap(({ file, facts }) => {
    const own = new Set(facts.sources.map(({ id }) => id));
    return facts.sharedSources.map((reference) => ({ ...reference, file, isDefinedHere: own.has(reference.id) }));
  });
  const file = glossaryFile?.name ?? '';
  const inGlossary = [...(glossaryFile?.references.values() ?? [])].flatMap((references) =>
    Array.from(references.values(), (reference) => ({ ...reference, file, isDefinedHere: false })),
  );
  return [...inExplainers, ...inGlossary];
}
