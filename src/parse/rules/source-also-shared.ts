import type { Source } from '../../explainer/schema/source.ts';
import { getWorkIdentifiers, type IdentifiedWork, isOtherWork } from '../../explainer/source-identity.ts';
import type { ContentContext, ContentRule } from '../rule.ts';
import { listOwnSources, type OwnSource } from '../shared-sources/list-own-sources.ts';

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
    for (const { id, title, identifiers = {}, file, at: position } of listWrittenTwice(context)) {
      const shared = sharedById.get(id);
      // Another work with this id is reported as that.
      if (!shared || isOtherWork({ title, identifiers }, shared)) continue;
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

/** Lists the sources that explainers and terms have in full, unless the explainer names the shared one too. */
function listWrittenTwice(context: ContentContext): OwnSource[] {
  const named = new Set(
    context.explainers.flatMap(({ file, facts }) => facts.sharedSources.map(({ id }) => `${file} ${id}`)),
  );
  return listOwnSources(context).filter(({ file, id }) => !named.has(`${file} ${id}`));
}
