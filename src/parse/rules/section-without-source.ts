import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'section-without-source',
  scope: 'file',
  severity: 'warning',
  summary: 'A section cites no source.',
  hint: 'Cite the sources of what it says.',
  skipsDrafts: true,
  check({ sections, citations, partial, yaml }, report) {
    const citingSections = new Set(
      citations.filter(({ citation }) => citation.kind === 'source').map(({ citation }) => citation.part),
    );
    const writtenSections = new Set(Array.from(sections.values(), ({ id }) => id));
    partial.sections.forEach(({ id, title }, index) => {
      if (!writtenSections.has(id) || citingSections.has(id)) return;
      report({
        position: yaml.positionOf(['sections', index, 'id']),
        message: `The section “${title}” cites no source.`,
      });
    });
  },
};
