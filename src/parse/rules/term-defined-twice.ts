import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'term-defined-twice',
  scope: 'library',
  severity: 'error',
  summary: 'Two entries of the glossary define the same term.',
  hint: 'Keep one of them.',
  check({ glossary, glossaryFile }, report) {
    if (!glossary || !glossaryFile) return;
    const seen = new Map<string, string>();
    for (const [id, { term, also = [] }] of Object.entries(glossary)) {
      for (const name of new Set([term, ...also].map((each) => each.toLowerCase()))) {
        const first = seen.get(name);
        if (first === undefined) seen.set(name, id);
        else
          report(
            glossaryFile.name,
            glossaryFile.positionOf([id, 'term']),
            `“${name}” is defined under “${first}” and again under “${id}”.`,
          );
      }
    }
  },
};
