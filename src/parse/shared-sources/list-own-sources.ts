import type { Position } from '../../diagnostics/diagnostic.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getWorkIdentifiers, isIdentified, type WorkIdentifiers } from '../../explainer/source-identity.ts';
import type { ContentContext } from '../rule.ts';

/** A source that a file has in full, with what identifies it; absent if nothing does. */
export interface OwnSource {
  id: string;
  title: string;
  identifiers?: WorkIdentifiers;
  file: string;
  at: Position;
}

/** Lists the sources that explainers, then terms have in full, not only by the id of a shared source. */
export function listOwnSources({
  explainers,
  glossary = {},
  glossaryFile,
}: Pick<ContentContext, 'explainers' | 'glossary' | 'glossaryFile'>): OwnSource[] {
  const inExplainers = explainers.flatMap(({ file, facts }) => facts.sources.map((source) => ({ ...source, file })));
  if (!glossaryFile) return inExplainers;
  const { name, positionOf, references } = glossaryFile;
  const inGlossary = Object.entries(glossary).flatMap(([term, { sources }]) =>
    sources.flatMap((source, index) =>
      references.get(term)?.has(index) ? [] : [toOwnSource(source, name, positionOf([term, 'sources', index, 'id']))],
    ),
  );
  return [...inExplainers, ...inGlossary];
}

/** Returns what rules compare of a source. */
export function toOwnSource(source: Source, file: string, at: Position): OwnSource {
  const { id, title } = source;
  return { id, title, ...(isIdentified(source) ? { identifiers: getWorkIdentifiers(source) } : {}), file, at };
}
