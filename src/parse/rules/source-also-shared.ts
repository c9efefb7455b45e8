import type { Position } from '../../diagnostics/diagnostic.ts';
import type { Source } from '../../explainer/schema/source.ts';
import { getWorkIdentifiers, type IdentifiedWork, isOtherWork } from '../../explainer/source-identity.ts';
import type { ContentContext, ContentRule } from '../rule.ts';

/**
 * What is written twice is corrected once: a moved or archived page would not reach the second entry. The pages are
 * right, so this is no error, and a run of “source -- share” that was killed leaves content that can be built.
 */
export const rule: ContentRule = {
  name: 'source-also-shared',
  scope: 'content',
  severity: 'warning',
  summary: 'A source is written out although sources.yml has it.',
  hint: 'Write its id alone, or run “npm run source -- share”, which also merges what the two entries have.',
  check(context, report) {
    const { partial } = context.sourcesFile;
    const sharedById = new Map(partial.map((source) => [source.id, toIdentifiedWork(source)]));
    for (const source of listWrittenSources(context)) {
      const { id, file, at: position } = source;
      const shared = sharedById.get(id);
      // Another work with this id is reported as that.
      if (!shared || isOtherWork(source, shared)) continue;
      report({
        file,
        position,
        message: `“${id}” is in sources.yml too.`,
        hint: `Write “- ${id}” instead of this entry, or run “npm run source -- share”, which merges the two.`,
      });
    }
  },
};

const toIdentifiedWork = (source: Source): IdentifiedWork => ({
  title: source.title,
  identifiers: getWorkIdentifiers(source),
});

interface WrittenSource extends IdentifiedWork {
  id: string;
  file: string;
  at: Position;
}

/** Lists the sources that explainers and terms have themselves, unless they name the shared one too. */
function listWrittenSources({ explainers, glossary = {}, glossaryFile }: ContentContext): WrittenSource[] {
  const inExplainers = explainers.flatMap(({ file, facts }) => {
    const named = new Set(facts.sharedSources.map(({ id }) => id));
    return facts.sources
      .filter(({ id }) => !named.has(id))
      .map(({ identifiers = {}, ...source }) => ({ ...source, identifiers, file }));
  });
  if (!glossaryFile) return inExplainers;
  const { name: file, positionOf, references } = glossaryFile;
  const inGlossary = Object.entries(glossary).flatMap(([term, { sources }]) =>
    sources.flatMap((source, index) => {
      if (references.get(term)?.has(index)) return [];
      return [{ id: source.id, ...toIdentifiedWork(source), file, at: positionOf([term, 'sources', index, 'id']) }];
    }),
  );
  return [...inExplainers, ...inGlossary];
}
