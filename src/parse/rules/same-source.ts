import type { Position } from '../../diagnostics/diagnostic.ts';
import { type IdentifiedWork, isOtherWork } from '../../explainer/source-identity.ts';
import type { ContentContext, ContentRule } from '../rule.ts';
import { listOwnSources, toOwnSource } from '../shared-sources/list-own-sources.ts';

interface SourceUse extends IdentifiedWork {
  id: string;
  file: string;
  at: Position;
}

/** An id means one work in every explainer, so that sources can be collected and corrected once. */
export const rule: ContentRule = {
  name: 'same-source',
  scope: 'content',
  severity: 'error',
  summary: 'One work has two ids, or one id has two works: their address, DOI or ISBN says so.',
  hint: 'Use the same id for the same work everywhere, and a different id for a different work.',
  check(context, report) {
    const firstByIdentifier = new Map<string, SourceUse>();
    const firstById = new Map<string, SourceUse>();
    const describe = (use: SourceUse, file: string) =>
      use.file === file ? `on line ${use.at.line}` : `in ${use.file}:${use.at.line}`;
    for (const source of listSources(context)) {
      const { id, file, at: position } = source;
      const shared = findShared(source, firstByIdentifier);
      if (shared)
        report({
          file,
          position,
          message: `“${id}” has the same ${shared.name} as “${shared.use.id}” ${describe(shared.use, file)}.`,
          hint: proposeOneId(source, shared, context),
        });
      const sameId = firstById.get(id);
      if (!sameId) firstById.set(id, source);
      else if (sameId.file !== file && isOtherWork(source, sameId))
        report({
          file,
          position,
          message: `“${id}” is a different work ${describe(sameId, file)}.`,
          hint: source.identifiers.address
            ? 'Give both the same address, or one of them another id.'
            : 'Give one of them another id, or write both in the same way if they are one work.',
        });
    }
  },
};

interface SharedIdentifier {
  /** What is the same: “address”, “DOI”, “ISBN and title”. */
  name: string;
  use: SourceUse;
}

/** Finds a source with another id and the same identifier. Adds the identifiers of this one. */
function findShared(source: SourceUse, firstByIdentifier: Map<string, SourceUse>): SharedIdentifier | undefined {
  const shared = Object.entries(source.identifiers).flatMap(([name, value]): SharedIdentifier[] => {
    const key = `${name} ${value}`;
    const use = firstByIdentifier.get(key);
    if (!use) firstByIdentifier.set(key, source);
    return use && use.id !== source.id ? [{ name: name === 'ISBN' ? 'ISBN and title' : name, use }] : [];
  });
  return shared[0];
}

/** Says what to do about a source that has an identifier of an earlier one. */
function proposeOneId(
  { id, file }: SourceUse,
  { name, use }: SharedIdentifier,
  { sourcesFile, glossaryFile }: ContentContext,
): string {
  const orCorrect = `or correct one of the ${{ address: 'addresses', DOI: 'DOIs' }[name] ?? 'ISBNs'}`;
  if (use.file !== file && use.file === sourcesFile.name)
    return `Write “- ${use.id}” instead of this entry, and cite [^${use.id}]; ${orCorrect}.`;
  if (use.file !== file || file === glossaryFile?.name) return `Call it “${use.id}” here too, ${orCorrect}.`;
  return (
    `Make them one source: delete “${id}”, cite [^${use.id}] instead, and put each page under its “places”, or the ` +
    `words under its “quotes”, cited as [^${use.id}:key]; ${orCorrect}.`
  );
}

/** Lists the sources of `sources.yml`, then those that explainers list themselves, then those of the glossary. */
function listSources(context: ContentContext): SourceUse[] {
  const { yaml, partial, name } = context.sourcesFile;
  const shared = yaml
    ? partial.map((source, index) => toOwnSource(source, name, yaml.positionOf(['sources', index, 'id'])))
    : [];
  return [...shared, ...listOwnSources(context)].flatMap(({ identifiers, ...source }) =>
    source.id !== '' && identifiers ? [{ ...source, identifiers }] : [],
  );
}
