import type { Position } from '../../diagnostics/diagnostic.ts';
import type { ContentRule } from '../rule.ts';

/** The same address is the same work, and one id means one work, in every explainer: so sources can be gathered and mended once. */
export const rule: ContentRule = {
  name: 'same-source',
  scope: 'library',
  severity: 'error',
  summary: 'One address stands under two ids, or one id has two addresses.',
  hint: 'Give one work the same id everywhere, and another work another id.',
  check({ explainers, glossary = {}, glossaryFile }, report) {
    type Known = { id: string; url: string; file: string; at: Position };
    const byUrl = new Map<string, Known>();
    const byId = new Map<string, Known>();
    const where = ({ file, at: position }: Known, here: string) =>
      file === here ? `on line ${position.line}` : `in ${file}:${position.line}`;
    const inGlossary = Object.entries(glossary).flatMap(([term, { sources }]) =>
      sources.flatMap(({ id, url }, index) =>
        url && glossaryFile ? [{ id, url, at: glossaryFile.positionOf([term, 'sources', index, 'id']) }] : [],
      ),
    );
    const files = [
      ...explainers.map(({ file, facts }) => ({ file, sources: facts.sources })),
      { file: glossaryFile?.name ?? '', sources: inGlossary },
    ];
    for (const { file, sources } of files) {
      for (const { id, url, at: position } of sources) {
        const known = { id, url, file, at: position };
        const same = byUrl.get(url);
        if (!same) byUrl.set(url, known);
        else if (same.id !== id)
          report(file, position, `“${id}” has the address of “${same.id}” ${where(same, file)}.`, {
            hint: `Call it “${same.id}” here too, or correct one of the addresses.`,
          });
        const named = byId.get(id);
        if (!named) byId.set(id, known);
        else if (named.url !== url && named.file !== file)
          report(file, position, `“${id}” is another work ${where(named, file)}.`, {
            hint: 'Give the same address to both, or another id to one.',
          });
      }
    }
  },
};
