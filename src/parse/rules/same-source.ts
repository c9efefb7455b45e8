import type { Position } from '../../diagnostics/diagnostic.ts';
import {
  getWorkIdentifiers,
  isIdentified,
  normalizeTitle,
  type WorkIdentifiers,
} from '../../explainer/source-identity.ts';
import type { ContentContext, ContentRule } from '../rule.ts';

interface SourceUse {
  id: string;
  title: string;
  identifiers: WorkIdentifiers;
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
          hint: proposeOneId(source, shared, file !== context.glossaryFile?.name),
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

function proposeOneId({ id, file }: SourceUse, { name, use }: SharedIdentifier, isExplainer: boolean): string {
  const orCorrect = `or correct one of the ${{ address: 'addresses', DOI: 'DOIs' }[name] ?? 'ISBNs'}`;
  return use.file === file && isExplainer
    ? `Make them one source: delete “${id}”, cite [^${use.id}] instead, and put each page under its “places”, or ` +
        `the words under its “quotes”, cited as [^${use.id}:key]; ${orCorrect}.`
    : `Call it “${use.id}” here too, ${orCorrect}.`;
}

/** Says whether two sources of one id are two works. Only identifiers that both have can show it, or else the titles. */
function isOtherWork(source: SourceUse, other: SourceUse): boolean {
  const [a, b] = [source.identifiers, other.identifiers];
  const names = (['address', 'DOI', 'ISBN'] as const).filter((name) => a[name] && b[name]);
  if (names.length > 0) return names.some((name) => a[name] !== b[name]);
  const haveNone = Object.keys(a).length + Object.keys(b).length === 0;
  return haveNone && normalizeTitle(source.title) !== normalizeTitle(other.title);
}

/** Lists the sources of explainers, then those of the glossary. */
function listSources({ explainers, glossary = {}, glossaryFile }: ContentContext): SourceUse[] {
  const inExplainers = explainers.flatMap(({ file, facts }) => facts.sources.map((source) => ({ ...source, file })));
  if (!glossaryFile) return inExplainers;
  const { name: file, positionOf } = glossaryFile;
  const inGlossary = Object.entries(glossary).flatMap(([term, { sources }]) =>
    sources.flatMap((source, index): SourceUse[] => {
      if (!isIdentified(source)) return [];
      const { id, title } = source;
      const at = positionOf([term, 'sources', index, 'id']);
      return [{ id, title, identifiers: getWorkIdentifiers(source), file, at }];
    }),
  );
  return [...inExplainers, ...inGlossary];
}
