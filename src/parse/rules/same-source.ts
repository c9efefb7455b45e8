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
          hint:
            sameUrl.file === file && file !== context.glossaryFile?.name
              ? `Make them one source: delete “${id}”, cite [^${sameUrl.id}] instead, and put each page under its ` +
                `“places”, or the words under its “quotes”, cited as [^${sameUrl.id}:key]; or correct one of the ` +
                'addresses.'
              : `Call it “${sameUrl.id}” here too, or correct one of the addresses.`,
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

/** Lists the sources of explainers, then those of the glossary. */
function listSources({ explainers, glossary = {}, glossaryFile }: ContentContext): SourceUse[] {
  const inExplainers = explainers.flatMap(({ file, facts }) => facts.sources.map((source) => ({ ...source, file })));
  if (!glossaryFile) return inExplainers;
  const { name: file, positionOf } = glossaryFile;
  const inGlossary = Object.entries(glossary).flatMap(([term, { sources }]) =>
    sources.flatMap(({ id, url }, index) =>
      url ? [{ id, url, file, at: positionOf([term, 'sources', index, 'id']) }] : [],
    ),
  );
  return [...inExplainers, ...inGlossary];
}
