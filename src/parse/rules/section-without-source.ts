import type { FileRule } from '../rule.ts';

export const rule: FileRule = {
  name: 'section-without-source',
  scope: 'explainer',
  severity: 'warning',
  summary: 'A section cites nothing.',
  hint: 'Cite what it rests on.',
  afterDraft: true,
  check({ sections, citations, partial, yaml }, report) {
    const cited = new Set(
      citations.filter(({ citation }) => citation.kind === 'source').map(({ citation }) => citation.part),
    );
    const shown = new Set(Array.from(sections.values(), ({ id }) => id));
    partial.sections.forEach(({ id, title }, index) => {
      if (!shown.has(id) || cited.has(id)) return;
      report(yaml.positionOf(['sections', index, 'id']), `The section “${title}” cites no source.`);
    });
  },
};
