import type { LibraryRule } from '../rule.ts';

export const rule: LibraryRule = {
  name: 'term-defined-twice',
  looksAt: 'library',
  severity: 'error',
  says: 'Two entries of the glossary define the same term.',
  hint: 'Keep one of them.',
  check({ glossary, glossaryFile }, tell) {
    if (!glossary || !glossaryFile) return;
    const seen = new Map<string, string>();
    for (const [id, { term, also = [] }] of Object.entries(glossary)) {
      for (const name of new Set([term, ...also].map((each) => each.toLowerCase()))) {
        const first = seen.get(name);
        if (first === undefined) seen.set(name, id);
        else
          tell(
            glossaryFile.name,
            glossaryFile.placeOf([id, 'term']),
            `“${name}” is defined under “${first}” and again under “${id}”.`,
          );
      }
    }
  },
};
