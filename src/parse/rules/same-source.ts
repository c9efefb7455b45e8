import type { Place } from '../../diagnostics/diagnostic.ts';
import type { LibraryRule } from '../rule.ts';

/** The same address is the same work, and one id means one work, in every explainer: so sources can be gathered and mended once. */
export const rule: LibraryRule = {
  name: 'same-source',
  looksAt: 'library',
  severity: 'error',
  says: 'One address stands under two ids, or one id has two addresses.',
  hint: 'Give one work the same id everywhere, and another work another id.',
  check({ readings, glossary = {}, glossaryFile }, tell) {
    type Known = { id: string; url: string; file: string; at: Place };
    const byUrl = new Map<string, Known>();
    const byId = new Map<string, Known>();
    const where = ({ file, at }: Known, here: string) =>
      file === here ? `on line ${at.line}` : `in ${file}:${at.line}`;
    const inGlossary = Object.entries(glossary).flatMap(([term, { sources }]) =>
      sources.flatMap(({ id, url }, index) =>
        url && glossaryFile ? [{ id, url, at: glossaryFile.placeOf([term, 'sources', index, 'id']) }] : [],
      ),
    );
    const files = [
      ...readings.map(({ file, facts }) => ({ file, sources: facts.sources })),
      { file: glossaryFile?.name ?? '', sources: inGlossary },
    ];
    for (const { file, sources } of files) {
      for (const { id, url, at } of sources) {
        const known = { id, url, file, at };
        const same = byUrl.get(url);
        if (!same) byUrl.set(url, known);
        else if (same.id !== id)
          tell(file, at, `“${id}” has the address of “${same.id}” ${where(same, file)}.`, {
            hint: `Call it “${same.id}” here too, or correct one of the addresses.`,
          });
        const named = byId.get(id);
        if (!named) byId.set(id, known);
        else if (named.url !== url && named.file !== file)
          tell(file, at, `“${id}” is another work ${where(named, file)}.`, {
            hint: 'Give the same address to both, or another id to one.',
          });
      }
    }
  },
};
