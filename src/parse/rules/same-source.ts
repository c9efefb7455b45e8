import type { Position } from '../../diagnostics/diagnostic.ts';
import type { ContentContext, ContentRule } from '../rule.ts';

interface SourceUse {
  id: string;
  url: string;
  file: string;
  at: Position;
}

/** An id and an address mean the same work in every explainer, so that sources can be collected and corrected once. */
export const rule: ContentRule = {
  name: 'same-source',
  scope: 'content',
  severity: 'error',
  summary: 'One address has two ids, or one id has two addresses.',
  hint: 'Use the same id for the same work everywhere, and a different id for a different work.',
  check(context, report) {
    const firstByUrl = new Map<string, SourceUse>();
    const firstById = new Map<string, SourceUse>();
    const describe = (use: SourceUse, file: string) =>
      use.file === file ? `on line ${use.at.line}` : `in ${use.file}:${use.at.line}`;
    for (const source of listSources(context)) {
      const { id, url, file, at: position } = source;
      const sameUrl = firstByUrl.get(url);
      if (!sameUrl) firstByUrl.set(url, source);
      else if (sameUrl.id !== id)
        report({
          file,
          position,
          message: `“${id}” has the same address as “${sameUrl.id}” ${describe(sameUrl, file)}.`,
          hint: getHint(source, sameUrl, context),
        });
      const sameId = firstById.get(id);
      if (!sameId) firstById.set(id, source);
      else if (sameId.url !== url && sameId.file !== file)
        report({
          file,
          position,
          message: `“${id}” is a different work ${describe(sameId, file)}.`,
          hint: 'Give both the same address, or one of them another id.',
        });
    }
  },
};

/** Says what to do about a source that has the address of an earlier one. */
function getHint({ id, file }: SourceUse, first: SourceUse, { sourcesFile, glossaryFile }: ContentContext): string {
  if (first.file !== file && first.file === sourcesFile.name)
    return `Write “- ${first.id}” instead of this entry, and cite [^${first.id}]; or correct one of the addresses.`;
  if (first.file !== file || file === glossaryFile?.name)
    return `Call it “${first.id}” here too, or correct one of the addresses.`;
  return (
    `Make them one source: delete “${id}”, cite [^${first.id}] instead, and put the words that each place relies on ` +
    `under its “quotes”, cited as [^${first.id}:key]; or correct one of the addresses.`
  );
}

/** Lists the sources of `sources.yml`, then those that explainers list themselves, then those of the glossary. */
function listSources({ explainers, glossary = {}, glossaryFile, sourcesFile }: ContentContext): SourceUse[] {
  const shared = sourcesFile.partial.flatMap(({ id, url }, index) =>
    url && sourcesFile.yaml
      ? [{ id, url, file: sourcesFile.name, at: sourcesFile.yaml.positionOf(['sources', index, 'id']) }]
      : [],
  );
  const inExplainers = explainers.flatMap(({ file, facts }) =>
    facts.sources.flatMap(({ url, ...source }) => (url ? [{ ...source, url, file }] : [])),
  );
  if (!glossaryFile) return [...shared, ...inExplainers];
  const { name: file, positionOf } = glossaryFile;
  const inGlossary = Object.entries(glossary).flatMap(([term, { sources }]) =>
    sources.flatMap(({ id, url }, index) =>
      url && !glossaryFile.references.get(term)?.has(index)
        ? [{ id, url, file, at: positionOf([term, 'sources', index, 'id']) }]
        : [],
    ),
  );
  return [...shared, ...inExplainers, ...inGlossary];
}
