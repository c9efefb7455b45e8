import type { ContentRule } from '../rule.ts';

export const rule: ContentRule = {
  name: 'term-defined-twice',
  scope: 'content',
  severity: 'error',
  summary: 'Two entries of the glossary define the same term.',
  hint: 'Delete one of them.',
  check({ glossary, glossaryFile }, report) {
    if (!glossary || !glossaryFile) return;
    const firstIds = new Map<string, string>();
    for (const [id, { term, also = [] }] of Object.entries(glossary)) {
      for (const name of new Set([term, ...also].map((each) => each.normalize('NFC').toLowerCase()))) {
        const firstId = firstIds.get(name);
        if (firstId === undefined) firstIds.set(name, id);
        else
          report({
            file: glossaryFile.name,
            position: glossaryFile.positionOf([id, 'term']),
            message: `“${name}” is defined under “${firstId}” and again under “${id}”.`,
          });
      }
    }
  },
};
