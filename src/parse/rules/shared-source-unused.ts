import { listPassages } from '../../citations/passages.ts';
import type { ContentContext, ContentRule } from '../rule.ts';
import { listReferences } from '../shared-sources/list-references.ts';

/** A source, or a passage of it, that is kept for later is no mistake; one that was forgotten is found here. */
export const rule: ContentRule = {
  name: 'shared-source-unused',
  scope: 'content',
  severity: 'notice',
  summary: 'Nothing names a source of sources.yml, or cites one of its quotes or places.',
  hint: 'Cite it in an explainer, or delete it.',
  check(context, report) {
    const { name: file, partial, yaml } = context.sourcesFile;
    if (!yaml) return;
    const named = listNamed(context);
    const cited = listCited(context);
    partial.forEach(({ id, ...source }, index) => {
      if (id === '') return;
      if (!named.has(id)) {
        report({
          file,
          position: yaml.positionOf(['sources', index, 'id']),
          message: `No explainer and no term names the source “${id}”.`,
          hint: `Write “- ${id}” under the “sources” of an explainer and cite it, or delete it here.`,
        });
        return;
      }
      for (const { key, words } of listPassages(source)) {
        if (cited === undefined || cited.has(`${id}:${key}`)) continue;
        const [name, list] = words === undefined ? ['place', 'places'] : ['quote', 'quotes'];
        report({
          file,
          position: yaml.keyPositionOf(['sources', index, list, key]),
          message: `No explainer cites the ${name} “${key}” of “${id}”.`,
          hint: `Cite it with [^${id}:${key}] where it supports the text, or delete it.`,
        });
      }
    });
  },
};

/** Returns the ids that explainers and terms name, or on which other sources rest. */
function listNamed(context: ContentContext): Set<string> {
  const restsOn = [
    ...context.explainers.flatMap(({ facts }) => facts.restsOn),
    ...context.sourcesFile.partial.flatMap((source) => source.restsOn ?? []),
  ];
  return new Set([...listReferences(context).map(({ id }) => id), ...restsOn]);
}

/** Returns the passages that explainers cite, as `id:key`; undefined where an explainer has mistakes that hide some. */
function listCited({ explainers }: ContentContext): Set<string> | undefined {
  if (explainers.some(({ metadata }) => !metadata)) return undefined;
  return new Set(
    explainers.flatMap(({ facts }) =>
      facts.sharedSources.flatMap(({ id, passages }) => passages.map((key) => `${id}:${key}`)),
    ),
  );
}
