import type { Position } from '../../diagnostics/diagnostic.ts';
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
    const urls = new Map(partial.map(({ id, url }) => [id, url]));
    for (const { id, url, file, at: position } of listWrittenSources(context)) {
      // Another address makes it another work, which is reported as that.
      if (!urls.has(id) || (url && urls.get(id) && url !== urls.get(id))) continue;
      report({
        file,
        position,
        message: `“${id}” is in sources.yml too.`,
        hint: `Write “- ${id}” instead of this entry, or run “npm run source -- share”, which merges the two.`,
      });
    }
  },
};

interface WrittenSource {
  id: string;
  url?: string | undefined;
  file: string;
  at: Position;
}

/** Lists the sources that explainers and terms have themselves, unless they name the shared one too. */
function listWrittenSources({ explainers, glossary = {}, glossaryFile }: ContentContext): WrittenSource[] {
  const inExplainers = explainers.flatMap(({ file, facts }) => {
    const named = new Set(facts.sharedSources.map(({ id }) => id));
    return facts.sources.filter(({ id }) => !named.has(id)).map((source) => ({ ...source, file }));
  });
  if (!glossaryFile) return inExplainers;
  const { name: file, positionOf, references } = glossaryFile;
  const inGlossary = Object.entries(glossary).flatMap(([term, { sources }]) =>
    sources.flatMap(({ id, url }, index) =>
      references.get(term)?.has(index) ? [] : [{ id, url, file, at: positionOf([term, 'sources', index, 'id']) }],
    ),
  );
  return [...inExplainers, ...inGlossary];
}
